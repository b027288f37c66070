import type { FastifyInstance } from 'fastify'
import type { Place } from '#domain/place'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import type { Mount, Page } from './page.ts'
import type { Rooms } from './visit.ts'

/** Requests an address may make in a minute before it is asked to wait. Counted by each process for itself. */
export interface Limits {
  requests: number
  /** Posted forms, signing in and the machine's API count here too. */
  posts: number
}

export interface House {
  rooms: Rooms
  place: Place
  database: Pick<Database, 'reachable'>
  log: Log
  /** The address that people type: https, or http on this machine for trying out. */
  origin: URL
  limits?: Partial<Limits>
  /** Addresses of proxies whose X-Forwarded-For is believed (fastify's trustProxy); none unless told. */
  trustProxy?: boolean | string | string[] | number
  /** Origins outside that a form's answer may lead to: a sign-in provider's. */
  formTargets?: readonly string[]
}

/** One route as it was registered, with the name of the rule that guards it. */
export interface Route {
  method: string
  path: string
  policy: string
}

/** Every page behind its guard, with what all of them have in common. Close it before the database. */
export async function openApp(house: House, pages: readonly (Page | Mount)[]): Promise<FastifyInstance> {
  throw new Error(`not built yet ${house} ${pages}`)
}

/** Every route of an app that `openApp` made, for tests that knock on each door. */
export function routesOf(app: FastifyInstance): readonly Route[] {
  throw new Error(`not built yet ${app}`)
}
