import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Applications } from '#domain/applications'
import type { Cases } from '#domain/cases'
import type { Catalogue } from '#domain/catalogue'
import type { Notices } from '#domain/notices'
import type { People, Person, Role } from '#domain/people'
import type { Place } from '#domain/place'
import type { Posted } from '#engines/form'
import type { Html } from '#engines/page'
import type { Clock } from '#ground/clock'
import type { Log } from '#ground/log'
import type { Words } from '#web/words'

/** The domain's rooms, as every page is handed them. */
export interface Rooms {
  clock: Clock
  catalogue: Catalogue
  people: People
  applications: Applications
  cases: Cases
  notices: Notices
}

/** Whoever is at the other end of the browser's cookie, known or not. Nothing is stored about a visitor who only reads. */
export interface Session {
  /** What drafts are held by; undefined while nothing was kept for this visitor. Survives signing in, ends at signing out. */
  readonly id: string | undefined
  /** Makes sure that the session is in the database, and gives its id: before something is begun in its name. */
  keep(): Promise<string>
}

/** One request to one page, read at the edge. */
export interface Visit {
  rooms: Rooms
  place: Place
  person?: Person & { readonly roles: readonly Role[] }
  session: Session
  language: string
  direction: 'ltr' | 'rtl'
  words: Words
  /** The path as visited, without language prefix and query. */
  path: string
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** The fields of a posted form as they came, repeated keys kept; empty for GET. The CSRF token is taken out. */
  posted: Posted
  /** The text of a posted JSON body; empty otherwise. */
  body: string
  /** A path of ours with the prefix of the visit's language. */
  href(path: string): string
  /** The hidden field without which no form is accepted. */
  token(): Html
  log: Log
  /** For the sign-in room, whose provider speaks to node itself; no other page should need it. */
  raw: { request: FastifyRequest; reply: FastifyReply }
}
