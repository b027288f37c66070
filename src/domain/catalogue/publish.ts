import type { Insertable } from 'kysely'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import type { PublishResult, Version } from './catalogue.ts'
import type { DefinitionFolder } from './folder.ts'
import type { Kind } from './kinds.ts'
import type { Tables } from './tables.ts'
import type { Versions } from './versions.ts'
import { isUnreadable } from './versions.ts'

/** What every process listens on; the payload is the id of what was published. */
export const channel = 'publica_published'

interface Needs<T> {
  database: Database
  clock: Clock
  versions: Versions<T>
  kind: Kind<T>
}

/** Publishes one service or law, where it changed and has no fault. */
export async function publish<T>(needs: Needs<T>, folder: DefinitionFolder, by: string): Promise<PublishResult> {
  const { id, kind } = folder
  const current = await newest(needs.database, folder)
  const there = current?.hash === folder.hash && !current.ended ? await inForce(needs.versions, folder.hash) : undefined
  if (there) return { kind, id, outcome: 'unchanged', version: there, warnings: [] }
  const checked = check(needs.kind, folder)
  if ('faults' in checked) return { kind, id, outcome: 'refused', faults: checked.faults }
  const { outcome, version } = await enter(needs, folder, checked.definition, by)
  needs.versions.keep(version)
  return { kind, id, outcome, version, warnings: checked.warnings }
}

/** Where what is stored is damaged, the folder is the same version: what bears the same name has the same content. */
async function inForce<T>(versions: Versions<T>, hash: string): Promise<Version<T> | undefined> {
  try {
    return await versions.get(hash)
  } catch (reason) {
    if (!isUnreadable(reason)) throw reason
    return undefined
  }
}

type Checked<T> = { definition: T; warnings: readonly DefinitionFault[] } | { faults: readonly DefinitionFault[] }

function check<T>(kind: Kind<T>, { id, files, folder }: DefinitionFolder): Checked<T> {
  try {
    const read = kind.check(id, files, folder)
    const faults = kind.examine(read.definition).filter(({ severity }) => severity === 'fault')
    return faults.length > 0 ? { faults } : read
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return { faults: reason.faults }
    throw reason
  }
}

/** One transaction, and one at a time: of two processes that publish the same folder, the second finds it unchanged. */
async function enter<T>({ database, clock }: Needs<T>, folder: DefinitionFolder, definition: T, by: string) {
  const { kind, id } = folder
  return database.together(async (tx): Promise<{ outcome: 'published' | 'unchanged'; version: Version<T> }> => {
    await alone(tx, id)
    const latest = await newest(tx, folder)
    const row = (await stored(tx, folder.hash)) ?? (await store(tx, folder, clock.now()))
    const version = { hash: row.hash, ordinal: row.ordinal, publishedAt: row.published_at, definition }
    if (latest?.hash === folder.hash && !latest.ended) return { outcome: 'unchanged', version }
    const number = (latest?.number ?? 0) + 1
    const act = { kind, definition_id: id, number, hash: row.hash, ordinal: row.ordinal }
    await record(tx, { ...act, published_by: by, published_at: clock.now() })
    return { outcome: 'published', version }
  })
}

/** Ends what is in force, by an act of its own; undefined where nothing is. */
export async function end({ database, clock }: Pick<Needs<unknown>, 'database' | 'clock'>, about: Of, by: string) {
  const { kind, id } = about
  return database.together(async (tx) => {
    await alone(tx, id)
    const latest = await newest(tx, about)
    if (!latest || latest.ended) return undefined
    const { hash, ordinal } = latest
    const act = { kind, definition_id: id, number: latest.number + 1, hash, ordinal, ended: true }
    await record(tx, { ...act, published_by: by, published_at: clock.now() })
    return { hash, ordinal }
  })
}

const alone = (tx: Transaction, id: string) =>
  tx.run('publish-alone', `select pg_advisory_xact_lock(hashtextextended('publish ' || $1, 0))`, [id])

/** Writes the act down, and tells every process of it. */
async function record(tx: Transaction, act: Insertable<Tables['publications']>): Promise<void> {
  await tx.for<Tables>().insertInto('publications').values(act).execute()
  await tx.run('publish-tell', 'select pg_notify($1, $2)', [channel, act.definition_id])
}

type Of = Pick<DefinitionFolder, 'kind' | 'id'>

const newest = (within: Database | Transaction, { kind, id }: Of) =>
  within
    .for<Tables>()
    .selectFrom('publications')
    .select(['hash', 'ordinal', 'number', 'ended'])
    .where('kind', '=', kind)
    .where('definition_id', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

const stored = (tx: Transaction, hash: string) =>
  tx.for<Tables>().selectFrom('versions').selectAll().where('hash', '=', hash).executeTakeFirst()

async function store(tx: Transaction, { kind, id, hash, files }: DefinitionFolder, published_at: Temporal.Instant) {
  const tables = tx.for<Tables>()
  const { last } = await tables
    .selectFrom('versions')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('kind', '=', kind)
    .where('definition_id', '=', id)
    .executeTakeFirstOrThrow()
  const row = { hash, kind, definition_id: id, ordinal: (last ?? 0) + 1, published_at }
  await tables.insertInto('versions').values(row).execute()
  const rows = [...files].map(([path, bytes]) => ({ hash, path, content: Buffer.from(bytes) }))
  await tables.insertInto('version_files').values(rows).execute()
  return row
}
