import type { Selectable } from 'kysely'
import type { Database } from '#ground/database'
import type { InForce } from './catalogue.ts'
import type { Kind, Tables } from './tables.ts'

/** Every act of publishing put a version in force until the next one did, or until one ended it: the newest first. */
export async function historyOf(database: Database, kind: Kind, id: string): Promise<readonly InForce[]> {
  const acts = await database.run<
    Pick<Selectable<Tables['publications']>, 'hash' | 'ordinal' | 'published_at' | 'ended'>
  >(
    'definition-history',
    `select hash, ordinal, published_at, ended from publications where kind = $1 and definition_id = $2 order by number desc`,
    [kind, id],
  )
  return acts.flatMap(({ hash, ordinal, published_at, ended }, index) =>
    ended ? [] : [{ hash, ordinal, from: published_at, until: acts[index - 1]?.published_at }],
  )
}
