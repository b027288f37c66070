import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { PublishResult } from '#domain/catalogue'
import { openCatalogue } from '#domain/catalogue'
import { readPlace } from '#domain/place'
import { systemClock } from '#ground/clock'
import type { Database } from '#ground/database'
import { migrate, openDatabase, startPostgres } from '#ground/database'
import type { Log } from '#ground/log'
import { openLog } from '#ground/log'
import { Refusal } from '#ground/refusal'
import { formatFault } from '#ground/source'
import { readConfig } from '../config.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))

/** `npx publica publish [folder]`: publishes what changed in the folder; answers the exit status. */
export async function publishCommand(args: readonly string[]): Promise<number> {
  const folder = args[0] ?? 'services'
  if (!existsSync(folder)) {
    console.error(`publica: there is no folder ${folder}.`)
    return 2
  }
  try {
    const results = await withDatabase((database, log) => publishInto(database, log, folder))
    for (const line of results.flatMap(linesOf)) console.log(line)
    return results.some(({ outcome }) => outcome === 'refused') ? 1 : 0
  } catch (reason) {
    console.error(`publica: ${sentenceOf(reason)}`)
    return 1
  }
}

function sentenceOf(reason: unknown): string {
  if (reason instanceof Refusal && typeof reason.log.reason === 'string') return reason.log.reason
  return reason instanceof Error ? reason.message : String(reason)
}

async function withDatabase<R>(work: (database: Database, log: Log) => Promise<R>): Promise<R> {
  const { databaseUrl, data } = readConfig()
  const log = openLog({ level: 'silent' })
  const server = databaseUrl ? undefined : await startPostgres({ folder: data, log })
  const database = openDatabase({ url: databaseUrl ?? server?.url ?? '', log, most: 2 })
  try {
    return await work(database, log)
  } finally {
    await database.close()
    await server?.stop()
  }
}

async function publishInto(database: Database, log: Log, folder: string): Promise<readonly PublishResult[]> {
  await migrate(database, migrations)
  const catalogue = openCatalogue({ database, clock: systemClock, log, place: readPlace('.') })
  return catalogue.publishFolder(folder, userInfo().username)
}

function linesOf(result: PublishResult): string[] {
  if (result.outcome === 'refused') {
    return [...result.faults.map(formatFault), `${result.id}: refused; the version before it stays.`]
  }
  const { ordinal } = result.version
  const news = result.outcome === 'published' ? `published as version ${ordinal}.` : `unchanged, version ${ordinal}.`
  return [...result.warnings.map(formatFault), `${result.id}: ${news}`]
}
