import type { Place } from '#domain/place'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import type { Limits } from './app/limits.ts'
import type { Assets } from './assets.ts'
import type { CookieManner } from './session/cookies.ts'
import type { Rooms } from './visit.ts'

/** What the pages stand on. */
export interface House {
  rooms: Rooms
  place: Place
  database: Pick<Database, 'reachable'>
  log: Log
  /** The address that people type: https, or http on this machine for trying out. */
  origin: URL
  /** Where what is compiled at the start is kept for the next one. */
  cacheFolder: string
  limits?: Partial<Limits>
  /** Addresses of proxies whose X-Forwarded-For is believed (fastify's trustProxy); none unless told. */
  trustProxy?: boolean | string | string[]
  /** While anybody may be whichever made-up person they like, only this machine's own names lead here. */
  forTryingOut?: boolean
  /** Origins outside that the answer to a form may lead to: a sign-in provider's. */
  formTargets?: readonly string[]
}

/** A house whose styles are compiled and whose cookies are settled. */
export interface OpenHouse extends House {
  assets: Assets
  cookie: CookieManner
}
