import type { Database } from '#ground/database'
import type { InForce } from './catalogue.ts'
import type { Kind, Tables } from './tables.ts'

/** Every act of publishing put a version in force until the next one did: the newest first. */
export async function historyOf(database: Database, kind: Kind, id: string): Promise<readonly InForce[]> {
  const acts = await database.run<Pick<Tables['publications'], 'hash' | 'ordinal' | 'published_at'>>(
    'definition-history',
    `select hash, ordinal, published_at from publications where kind = $1 and definition_id = $2 order by number desc`,
    [kind, id],
  )
  return acts.map(({ hash, ordinal, published_at }, index) => ({
    hash,
    ordinal,
    from: published_at,
    until: acts[index - 1]?.published_at,
  }))
}
