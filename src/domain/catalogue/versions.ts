import type { Files } from '#engines/definition'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import { Refusal } from '#ground/refusal'
import type { Version } from './catalogue.ts'
import { hashOf } from './folder.ts'
import type { Kind } from './kinds.ts'
import type { Tables } from './tables.ts'

/** Every version that this process has needed so far, read and compiled once. */
export interface Versions<T> {
  /** Refuses version-unreadable where what is stored is damaged or gone. */
  get(hash: string): Promise<Version<T>>
  keep(version: Version<T>): void
}

export function openVersions<T>({ database, log }: { database: Database; log: Log }, kind: Kind<T>): Versions<T> {
  const known = new Map<string, Promise<Version<T>>>()

  async function load(hash: string): Promise<Version<T>> {
    const tables = database.for<Tables>()
    const found = tables.selectFrom('versions').selectAll().where('hash', '=', hash).where('kind', '=', kind.name)
    const row = await found.executeTakeFirst()
    if (!row) throw new Refusal('version-unreadable', { version: hash })
    const rows = await tables.selectFrom('version_files').select(['path', 'content']).where('hash', '=', hash).execute()
    const definition = read(row, new Map(rows.map(({ path, content }) => [path, content])))
    return { hash, ordinal: row.ordinal, publishedAt: row.published_at, definition }
  }

  function read({ hash, definition_id: id, ordinal }: Tables['versions'], files: Files): T {
    try {
      // A version is named by its content, so what does not bear its name any more is not what was published.
      if (hashOf(id, files) !== hash) throw new Error('The stored files are not those that were published')
      return kind.read(id, files, `${id}@${ordinal}`)
    } catch (reason) {
      const about = { [kind.name]: id, ordinal, version: hash }
      log.error({ err: reason, ...about }, 'published version cannot be read: mend its rows from a backup')
      throw new Refusal('version-unreadable', about, { cause: reason })
    }
  }

  return {
    keep: (version) => void known.set(version.hash, Promise.resolve(version)),
    get(hash) {
      const found = known.get(hash) ?? load(hash)
      known.set(hash, found)
      found.catch(() => known.delete(hash))
      return found
    },
  }
}

/** That a version is not to be read is for each who needs it to bear; that the database is away is not. */
export const isUnreadable = (reason: unknown): boolean =>
  reason instanceof Refusal && reason.code === 'version-unreadable'
