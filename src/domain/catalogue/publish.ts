import type { Definition } from '#engines/definition'
import { readDefinition, runExamples } from '#engines/definition'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import type { PublishResult, ServiceVersion } from './catalogue.ts'
import type { ServiceFolder } from './folder.ts'
import type { Tables } from './tables.ts'
import type { Versions } from './versions.ts'
import { isUnreadable } from './versions.ts'

/** What every process listens on; the payload is the service's id. */
export const channel = 'publica_published'

interface Needs {
  database: Database
  clock: Clock
  versions: Versions
}

/** Publishes one service, where it changed and has no fault. */
export async function publish(needs: Needs, service: ServiceFolder, by: string): Promise<PublishResult> {
  const current = await newest(needs.database, service.id)
  const there = current?.hash === service.hash ? await inForce(needs.versions, service.hash) : undefined
  if (there) return { service: service.id, outcome: 'unchanged', version: there, warnings: [] }
  const checked = check(service)
  if ('faults' in checked) return { service: service.id, outcome: 'refused', faults: checked.faults }
  const { outcome, version } = await enter(needs, service, checked.definition, by)
  needs.versions.keep(version)
  return { service: service.id, outcome, version, warnings: checked.warnings }
}

/** Where what is stored is damaged, the folder is the same version: what bears the same name has the same content. */
async function inForce(versions: Versions, hash: string): Promise<ServiceVersion | undefined> {
  try {
    return await versions.get(hash)
  } catch (reason) {
    if (!isUnreadable(reason)) throw reason
    return undefined
  }
}

type Checked = { definition: Definition; warnings: DefinitionFault[] } | { faults: readonly DefinitionFault[] }

function check({ id, files, folder }: ServiceFolder): Checked {
  try {
    const read = readDefinition(id, files, { folder })
    const faults = runExamples(read.definition).filter(({ severity }) => severity === 'fault')
    return faults.length > 0 ? { faults } : read
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return { faults: reason.faults }
    throw reason
  }
}

/** One transaction, and one service at a time: of two processes that publish the same folder, the second finds it unchanged. */
async function enter({ database, clock }: Needs, service: ServiceFolder, definition: Definition, by: string) {
  return database.together(async (tx): Promise<{ outcome: 'published' | 'unchanged'; version: ServiceVersion }> => {
    await tx.run('publish-alone', `select pg_advisory_xact_lock(hashtextextended('publish ' || $1, 0))`, [service.id])
    const latest = await newest(tx, service.id)
    const row = (await stored(tx, service.hash)) ?? (await store(tx, service, clock.now()))
    const version = { hash: row.hash, ordinal: row.ordinal, publishedAt: row.published_at, definition }
    if (latest?.hash === service.hash) return { outcome: 'unchanged', version }
    const number = (latest?.number ?? 0) + 1
    const act = { service_id: service.id, number, hash: row.hash, ordinal: row.ordinal }
    await tx
      .for<Tables>()
      .insertInto('publications')
      .values({ ...act, published_by: by, published_at: clock.now() })
      .execute()
    await tx.run('publish-tell', 'select pg_notify($1, $2)', [channel, service.id])
    return { outcome: 'published', version }
  })
}

const newest = (within: Database | Transaction, service: string) =>
  within
    .for<Tables>()
    .selectFrom('publications')
    .select(['hash', 'number'])
    .where('service_id', '=', service)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

const stored = (tx: Transaction, hash: string) =>
  tx.for<Tables>().selectFrom('service_versions').selectAll().where('hash', '=', hash).executeTakeFirst()

async function store(tx: Transaction, { id, hash, files }: ServiceFolder, published_at: Temporal.Instant) {
  const tables = tx.for<Tables>()
  const { last } = await tables
    .selectFrom('service_versions')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('service_id', '=', id)
    .executeTakeFirstOrThrow()
  const row = { hash, service_id: id, ordinal: (last ?? 0) + 1, published_at }
  await tables.insertInto('service_versions').values(row).execute()
  const rows = [...files].map(([path, bytes]) => ({ hash, path, content: Buffer.from(bytes) }))
  await tables.insertInto('version_files').values(rows).execute()
  return row
}
