import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { Applications } from '#domain/applications'
import type { Cases } from '#domain/cases'
import type { Catalogue } from '#domain/catalogue'
import type { Notices } from '#domain/notices'
import type { People, PersonWithRoles } from '#domain/people'
import type { Place } from '#domain/place'
import type { Posted } from '#engines/form'
import type { Html } from '#engines/page'
import type { Clock } from '#ground/clock'
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
  /** A small text that the session remembers, sealed in the database. */
  recall(name: string): string | undefined
  note(name: string, text: string | undefined): Promise<void>
  /**
   * From now on this is the person's session: under a new secret, so that nobody who knew the old one comes along. What a visitor
   * had begun stays theirs; another person's session is not gone on with. Gives the hash that the session is kept under.
   */
  signIn(person: string, notes: Record<string, string>): Promise<Buffer>
  /** Ends it here and in the database; on a shared computer nothing that we kept in the browser stays behind. */
  end(): Promise<void>
}

/** One request to one page, read at the edge. */
export interface Visit {
  rooms: Rooms
  place: Place
  /** The address of this site, for what leaves it. */
  origin: URL
  person?: PersonWithRoles
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
  log: FastifyBaseLogger
  /**
   * A text that the visitor's own browser keeps for us until it is closed (4 kB at most). Seal whatever nobody may read or change.
   */
  cookies: { get(name: string): string | undefined; set(name: string, text: string | undefined): void }
  /** For the sign-in room, whose provider speaks to node itself; no other page needs it. */
  raw: { request: FastifyRequest; reply: FastifyReply }
}
