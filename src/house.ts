import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openApplications } from '#domain/applications'
import { openCases } from '#domain/cases'
import type { PublishResult } from '#domain/catalogue'
import { openCatalogue } from '#domain/catalogue'
import type { Inbox } from '#domain/notices'
import { email, openInbox, openNotices } from '#domain/notices'
import { openPeople } from '#domain/people'
import type { Place } from '#domain/place'
import { followPlace, readPlace } from '#domain/place'
import { say } from '#engines/form'
import type { Clock } from '#ground/clock'
import { systemClock } from '#ground/clock'
import type { Database } from '#ground/database'
import { migrate, openDatabase } from '#ground/database'
import { openJobs } from '#ground/jobs'
import type { Log } from '#ground/log'
import type { KeptKey } from '#ground/vault'
import { openVault } from '#ground/vault'
import { apiPages } from '#web/api'
import { applyPages } from '#web/apply'
import { deskPages } from '#web/desk'
import { howWeDecidePages } from '#web/how-we-decide'
import { inboxPages } from '#web/inbox'
import type { Limits, Rooms } from '#web/kit'
import { openApp } from '#web/kit'
import { publicPages } from '#web/public'
import type { ProviderSettings } from '#web/sign-in'
import { openSignIn } from '#web/sign-in'
import { noticeWords } from '#web/words'

const root = join(import.meta.dirname, '..')

export interface HouseNeeds {
  databaseUrl: string
  masterKey: Uint8Array | KeptKey
  origin: URL
  log: Log
  /** Where what is compiled at the start is kept for the next one. */
  cacheFolder: string
  clock?: Clock
  /** Connections to the database at most. */
  connections?: number
  /** The folder that `place.yaml` and `services/` lie in; the project's own unless told. */
  folder?: string
  /** Whom messages are from; the place's name and address unless told. */
  mailFrom?: string
  /** An SMTP server; without one, messages go to an inbox of this house. */
  smtpUrl?: string
  provider?: ProviderSettings
  limits?: Partial<Limits>
  /** Whether what changes under `services/` becomes the next version: on a single machine, where nobody else publishes. */
  publishes?: boolean
  /** Proxies in front whose word is taken for who is asking. */
  trustProxy?: string[]
  /** Whether jobs are worked on here; true unless told. */
  works?: boolean
}

/** Every room of the house, open, and the street door not yet. */
export interface House {
  app: FastifyInstance
  rooms: Rooms
  place: Place
  database: Database
  published: readonly PublishResult[]
  /** True while anybody may be whichever made-up person they like. */
  forTryingOut: boolean
  /** Whether there is an inbox to look into. */
  hasInbox: boolean
  close(): Promise<void>
}

/** Throws DefinitionFaults; the start asks before it opens anything, so that a slip in place.yaml is said at once. */
export const placeOf = ({ folder = root, publishes }: Pick<HouseNeeds, 'folder' | 'publishes'>): Place =>
  readPlace(join(folder, 'place.yaml'), publishes ? { services: join(folder, 'services') } : {})

/** What is opened is closed in the other order, also when a later room does not open. */
function closer() {
  const open: (() => unknown)[] = []
  return {
    later: (close: () => unknown) => void open.push(close),
    async close() {
      for (let close = open.pop(); close; close = open.pop()) await close()
    },
  }
}

const once = (work: () => Promise<void>) => {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

/** The only place that knows every room: opens each after the rooms it needs. */
export async function openHouse(needs: HouseNeeds): Promise<House> {
  const closing = closer()
  try {
    return await openRooms(needs, closing)
  } catch (reason) {
    await closing.close()
    throw reason
  }
}

async function openRooms(needs: HouseNeeds, { later, close }: ReturnType<typeof closer>): Promise<House> {
  const { log, clock = systemClock, origin, provider, folder = root } = needs
  const services = join(folder, 'services')
  const followed = followPlace(() => placeOf(needs))
  const { place } = followed

  const database = openDatabase({ url: needs.databaseUrl, log, most: needs.connections })
  later(() => database.close())
  await migrate(database, join(root, 'migrations'))
  const vault = await openVault({ database, clock, masterKey: needs.masterKey })
  const jobs = openJobs({ database, clock, log, names: ['case', 'notice'] })
  const stopJobs = once(() => jobs.stop())
  later(stopJobs)
  await jobs.start()

  const catalogue = openCatalogue({ database, clock, log, place })
  const published = needs.publishes ? await catalogue.publishFolder(services, 'start') : []
  later(await catalogue.follow())
  if (needs.publishes) later(await catalogue.watch(services, { file: join(folder, 'place.yaml'), look: followed.look }))

  const inbox = needs.smtpUrl ? undefined : openInbox({ database, vault, clock, log, place })
  if (inbox) later(() => inbox.close())
  const smtp = needs.smtpUrl ?? (await inboxUrl(inbox!))
  const channel = email({ smtp, from: () => needs.mailFrom ?? senderOf(place), log })
  later(() => channel.close())

  const people = openPeople({ database, vault, clock, place })
  const words = noticeWords({ origin, place })
  const notices = openNotices({ database, vault, jobs, clock, log, words, channel })
  const applications = openApplications({ database, vault, clock, place, catalogue, notices })
  const cases = openCases({ database, vault, jobs, clock, log, place, catalogue, applications, people, notices })
  const rooms: Rooms = { clock, catalogue, people, applications, cases, notices }

  const signIn = await openSignIn({ origin, place, database, vault, clock, log, provider })
  const pages = [
    ...applyPages({ secret: vault.blindIndex('web', 'answers of a check') }),
    ...deskPages,
    ...apiPages,
    ...howWeDecidePages(),
    ...publicPages,
    ...signIn.pages,
    ...(inbox ? inboxPages({ inbox, forTryingOut: signIn.forTryingOut }) : []),
  ]
  const { formTargets, forTryingOut } = signIn
  const { cacheFolder, limits, trustProxy } = needs
  const app = await openApp(
    { rooms, place, database, log, origin, cacheFolder, limits, trustProxy, formTargets, forTryingOut },
    pages,
  )
  later(() => app.close())

  if (needs.works ?? true) {
    await cases.startWorker()
    await notices.startWorker(cases.notified)
  }
  // Before what the workers work with.
  later(stopJobs)
  const expiring = [signIn.sweep, people.sweepSessions, applications.sweepDrafts, ...(inbox ? [inbox.sweep] : [])]
  later(sweepFromNowOn(expiring, { clock, log }))
  return { app, rooms, place, database, published, forTryingOut, hasInbox: Boolean(inbox), close }
}

/** What has expired is taken away: soon after the start, since a machine may never run for an hour, and each hour. */
function sweepFromNowOn(expiring: readonly (() => Promise<unknown>)[], { clock, log }: { clock: Clock; log: Log }) {
  let running = Promise.resolve()
  const sweep = () => {
    running = running.then(async () => {
      for (const one of expiring)
        await one().catch((reason) => log.warn({ err: reason }, 'what has expired could not be removed'))
    })
  }
  const timers = [clock.after({ minutes: 1 }, sweep), clock.every({ hours: 1 }, sweep)]
  return () => {
    for (const timer of timers) timer.stop()
    return running
  }
}

const senderOf = ({ name, languages, contact }: Place) => `"${say(name, languages[0]!.tag)}" <${contact.email}>`

const inboxUrl = async (inbox: Inbox) => {
  const { host, port } = await inbox.listen()
  return `smtp://${host}:${port}`
}
