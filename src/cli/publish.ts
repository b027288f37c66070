import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, relative } from 'node:path'
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
import type { Config } from '../config.ts'
import { postgresFolder, readConfig } from '../config.ts'

const root = join(import.meta.dirname, '../..')

/** `npx publica publish [folder]`: publishes what changed in the folder, to the database of this installation; answers the exit status. */
export async function publishCommand(args: readonly string[]): Promise<number> {
  try {
    const config = readConfig()
    const home = config.folder ?? root
    const folder = args[0] ?? relative(process.cwd(), join(home, 'services'))
    if (!existsSync(folder)) {
      console.error(`publica: there is no folder ${folder}.`)
      return 2
    }
    const { results, unoffered } = await withDatabase(config, (database, log) =>
      publishInto(database, log, { home, folder }),
    )
    for (const line of results.flatMap(linesOf)) console.log(line)
    for (const id of unoffered)
      console.log(`${id}: no agency offers it; name it under one in place.yaml, and publish again.`)
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

async function withDatabase<R>(config: Config, work: (database: Database, log: Log) => Promise<R>): Promise<R> {
  const { databaseUrl } = config
  const log = openLog({ level: 'silent' })
  const server = databaseUrl ? undefined : await startPostgres({ folder: postgresFolder(config), log })
  const database = openDatabase({ url: databaseUrl ?? server?.url ?? '', log, most: 2 })
  try {
    return await work(database, log)
  } finally {
    await database.close()
    await server?.stop()
  }
}

interface Folders {
  /** Where place.yaml lies. */
  home: string
  folder: string
}

async function publishInto(database: Database, log: Log, { home, folder }: Folders) {
  await migrate(database, join(root, 'migrations'))
  const catalogue = openCatalogue({ database, clock: systemClock, log, place: readPlace(home) })
  const results = await catalogue.publishFolder(folder, userInfo().username)
  const services = results
    .filter(({ kind, outcome }) => kind === 'service' && outcome !== 'refused')
    .map(({ id }) => id)
  return { results, unoffered: services.filter((id) => catalogue.agenciesFor(id).length === 0) }
}

function linesOf(result: PublishResult): string[] {
  if (result.outcome === 'refused') {
    return [...result.faults.map(formatFault), `${result.id}: refused; the version before it stays.`]
  }
  const { ordinal } = result.version
  if (result.outcome === 'ended')
    return [`${result.id}: ended, since its folder is gone; version ${ordinal} stays to be read.`]
  const news = result.outcome === 'published' ? `published as version ${ordinal}.` : `unchanged, version ${ordinal}.`
  return [...result.warnings.map(formatFault), `${result.id}: ${news}`]
}
