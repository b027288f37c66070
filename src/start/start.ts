import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { EmbeddedPostgres } from '#ground/database'
import { startPostgres } from '#ground/database'
import { makeFolder } from '#ground/folder'
import type { Log } from '#ground/log'
import { openLog } from '#ground/log'
import { Refusal } from '#ground/refusal'
import { DefinitionFaults, formatFault } from '#ground/source'
import { masterKeyIn } from '#ground/vault'
import type { Config } from '../config.ts'
import { postgresFolder, readConfig } from '../config.ts'
import type { House } from '../house.ts'
import { openHouse, placeOf } from '../house.ts'
import { greeting } from './greeting.ts'
import { whenToldToStop } from './signals.ts'

/** Why Publica does not start, in one sentence for whoever typed the command. */
class CannotStart extends Error {}

/** Opens the house as the environment says, and closes it when told to. Sets the exit code; never throws. */
export async function start(): Promise<void> {
  const open: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (let close = open.pop(); close; close = open.pop()) await close()
  }
  let toldToStop = () => false
  try {
    const config = readConfig()
    const log = openLog({ level: config.logLevel, pretty: process.stdout.isTTY })
    let starting = true
    const stop = () => {
      // What is being opened finds that what it stands on is gone; that is no news to whoever stopped it.
      if (starting) log.level = 'silent'
      return closeAll()
    }
    toldToStop = whenToldToStop(stop, { log, endsWithParent: config.underNpm })
    await refuseUsedPort(config)
    makeDataFolder(config)
    placeOf({ folder: config.folder, publishes: !config.production })
    const postgres = config.databaseUrl ? undefined : await startPostgres({ folder: postgresFolder(config), log })
    if (postgres) open.push(() => postgres.stop())
    const house = await openHouse(needsOf(config, postgres, log))
    open.push(() => house.close())
    refuseFaults(house)
    const listening = house.app.listen({ port: config.port, host: config.host })
    // Fastify throws, out of everybody's reach, when it is closed between its first address and the others.
    open.push(() => Promise.allSettled([listening]))
    await listening
    if (toldToStop()) return
    starting = false
    console.log(greeting(house, config))
  } catch (reason) {
    if (toldToStop()) return
    console.error(sentenceOf(reason))
    await closeAll()
    process.exit(1)
  }
}

const needsOf = (config: Config, postgres: EmbeddedPostgres | undefined, log: Log) => ({
  databaseUrl: config.databaseUrl ?? postgres!.url,
  masterKey: config.masterKey ?? masterKeyIn(config.data),
  origin: new URL(config.origin),
  log,
  folder: config.folder,
  cacheFolder: join(config.data, 'cache'),
  mailFrom: config.mail.from,
  smtpUrl: config.mail.smtpUrl,
  provider: config.oidc && {
    issuer: new URL(config.oidc.issuer),
    clientId: config.oidc.clientId,
    secret: config.oidc.clientSecret,
  },
  limits:
    config.rateLimit === 0 ? { requests: 1e9, posts: 1e9 } : { requests: config.rateLimit, posts: config.rateLimit },
  publishes: !config.production,
  trustProxy: config.trustProxy,
  works: config.works,
})

/** Where nothing has to be kept, a folder that cannot be made is no reason not to start. */
function makeDataFolder({ data, databaseUrl, masterKey }: Config): void {
  try {
    // Others may pass through, since PostgreSQL may run as another user below; they cannot look in.
    makeFolder(data, 0o711)
  } catch (reason) {
    if (databaseUrl && masterKey) return
    const why =
      (reason as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'lies inside a file' : 'cannot be made by this user'
    throw new CannotStart(`The data folder ${data} ${why}: name another one in PUBLICA_DATA.`)
  }
}

/** Before the database is started: the commonest mistake is said at once. */
async function refuseUsedPort({ port, host }: Config): Promise<void> {
  const probe = createServer().listen(port, host)
  try {
    await once(probe, 'listening')
  } catch (reason) {
    const { code } = reason as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} is in use: stop what listens there, or choose another with PORT=${port + 1} npm start.`,
      )
    if (code === 'EACCES')
      throw new CannotStart(`Port ${port} may not be used by this user: choose one above 1023 with PORT.`)
    throw reason
  }
  probe.close()
  await once(probe, 'close')
}

function refuseFaults({ published }: House): void {
  const faults = published.flatMap((result) => (result.outcome === 'refused' ? result.faults : []))
  if (faults.length > 0) throw new DefinitionFaults(faults)
}

function sentenceOf(reason: unknown): string {
  if (reason instanceof DefinitionFaults) {
    const lines = reason.faults.map(formatFault).join('\n')
    return `${lines}\nPublica does not start on a definition with faults: mend them, and \`npx publica check\` says when it is well.`
  }
  return `Publica cannot start. ${ended(saidBy(reason))}`
}

/** What a refusal or a system's error means for whoever typed the command. */
function saidBy(reason: unknown): string {
  if (reason instanceof Refusal && typeof reason.log.reason === 'string')
    return `${reason.log.reason} DATABASE_URL says which server it is`
  const { code, message, path, address } = reason as NodeJS.ErrnoException & { address?: string }
  if (code === 'ENOENT' && path?.endsWith('place.yaml'))
    return `There is no file ${path}: PUBLICA_FOLDER must name the folder that holds place.yaml and services/`
  if (code === 'EADDRNOTAVAIL') return `HOST names ${address}, which is no address of this machine`
  return reason instanceof Error ? message : String(reason)
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)
