import type { FastifyReply, FastifyRequest } from 'fastify'
import type { People } from '#domain/people'
import type { Clock } from '#ground/clock'
import { newId } from '#ground/ids'
import type { CookieManner } from './cookies.ts'
import { formKey } from './csrf.ts'
import type { Held } from './held.ts'
import { cookieOf, hashOf, heldIn, newSecret } from './held.ts'
import type { Kept } from './kept.ts'
import { expiryOf, isWorthWriting, visitorSeconds } from './kept.ts'

export interface Needs {
  readonly people: People
  readonly clock: Clock
  readonly cookie: CookieManner
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What is held of a visitor in the course of a request: their cookie, what lies in the database, and who they are. */
export class Hold {
  held: Held | undefined
  kept: Kept | undefined
  person: string | undefined
  readonly #needs: Needs
  readonly #exchange: Exchange

  constructor(needs: Needs, exchange: Exchange) {
    this.#needs = needs
    this.#exchange = exchange
    this.held = heldIn(exchange.request.cookies[needs.cookie.name])
  }

  /** Looks up what was kept, and gives its record. */
  async read() {
    const { people } = this.#needs
    if (!this.held?.kept) return undefined
    const record = await people.readSession(hashOf(this.held.secret))
    if (!record) {
      this.held = undefined
      this.forgetBesides()
      return undefined
    }
    this.person = record.person
    this.kept = JSON.parse(record.data) as Kept
    await this.#goOn(this.kept, record.expires)
    return record
  }

  async #goOn(data: Kept, until: Temporal.Instant): Promise<void> {
    if (isWorthWriting(data, this.person, until, this.#expiryOf(data))) await this.write(data)
  }

  /** Signed out meanwhile, in another window or at the provider, is signed out: a slow request brings nothing back. */
  async write(data: Kept): Promise<void> {
    if (await this.#needs.people.writeSession(hashOf(this.held!.secret), this.#recordOf(data))) this.kept = data
    else this.#letGo()
  }

  /** Keeps the session under a new secret; the old one is worth nothing any more. */
  async renew(data: Kept): Promise<void> {
    const { people } = this.#needs
    const before = this.held
    const secret = newSecret()
    await people.beginSession(hashOf(secret), this.#recordOf(data))
    if (before?.kept) await people.endSession(hashOf(before.secret))
    this.kept = data
    this.#hand({ secret, kept: true })
  }

  async end(): Promise<void> {
    const { people, cookie } = this.#needs
    if (this.held?.kept) await people.endSession(hashOf(this.held.secret))
    this.#letGo()
    this.#exchange.reply.clearCookie(cookie.name, cookie.options)
    this.forgetBesides()
  }

  /** What pages had the browser keep belongs to whoever sat there until now: this request does not read it any more either. */
  forgetBesides(): void {
    const { name, options } = this.#needs.cookie
    const { request, reply } = this.#exchange
    for (const other of Object.keys(request.cookies).filter((one) => one.startsWith(`${name}-`))) {
      delete request.cookies[other]
      reply.clearCookie(other, options)
    }
  }

  forms(): string {
    return this.kept?.forms ?? formKey(this.#visitorSecret())
  }

  /** A session that begins now, for the forms that the visitor may have open already. */
  anew(): Kept {
    return this.held ? { ...this.fresh(), forms: this.forms() } : this.fresh()
  }

  /** A session that begins now; forms from before are not taken under it. */
  fresh(): Kept {
    const { clock } = this.#needs
    return { id: newId(clock), forms: formKey(newSecret()), began: clock.now().toString(), notes: {} }
  }

  #visitorSecret(): string {
    if (!this.held) this.#hand({ secret: newSecret(), kept: false })
    return this.held!.secret
  }

  #hand(next: Held): void {
    const { name, options } = this.#needs.cookie
    const maxAge = next.kept && !this.person && !this.kept?.passing ? visitorSeconds : undefined
    this.held = next
    this.#exchange.reply.setCookie(name, cookieOf(next), { ...options, maxAge })
  }

  #letGo(): void {
    this.held = this.kept = this.person = undefined
  }

  #expiryOf(data: Kept): Temporal.Instant {
    return expiryOf(data, this.person, this.#needs.clock.now())
  }

  #recordOf(data: Kept) {
    return { data: JSON.stringify(data), person: this.person, expires: this.#expiryOf(data) }
  }
}
