import type { Files } from '#engines/definition'
import { readDefinition } from '#engines/definition'
import type { Database } from '#ground/database'
import { Refusal } from '#ground/refusal'
import type { ServiceVersion } from './catalogue.ts'
import type { Tables } from './tables.ts'

/** Every version that this process has needed so far, read and compiled once. */
export interface Versions {
  get(hash: string): Promise<ServiceVersion>
  keep(version: ServiceVersion): void
}

export function openVersions(database: Database): Versions {
  const known = new Map<string, Promise<ServiceVersion>>()
  return {
    keep: (version) => void known.set(version.hash, Promise.resolve(version)),
    get(hash) {
      const found = known.get(hash) ?? load(database, hash)
      known.set(hash, found)
      found.catch(() => known.delete(hash))
      return found
    },
  }
}

async function load(database: Database, hash: string): Promise<ServiceVersion> {
  const tables = database.for<Tables>()
  const row = await tables.selectFrom('service_versions').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { version: hash })
  const rows = await tables.selectFrom('version_files').select(['path', 'content']).where('hash', '=', hash).execute()
  const files: Files = new Map(rows.map(({ path, content }) => [path, content]))
  const { definition } = readDefinition(row.service_id, files, { folder: `${row.service_id}@${row.ordinal}` })
  return { hash, ordinal: row.ordinal, publishedAt: row.published_at, definition }
}
