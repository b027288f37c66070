import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { People, PersonWithRoles } from '#domain/people'
import type { Clock } from '#ground/clock'
import { newId } from '#ground/ids'
import type { CookieManner } from './cookies.ts'
import { formKey } from './csrf.ts'
import type { Session } from './visit.ts'

/** What lies in the database, sealed by the people's room. */
interface Kept {
  id: string
  /** What this session's forms are sealed with. */
  forms: string
  began: string
  notes: Record<string, string>
  /** Nothing was begun in its name yet: it holds notes alone, such as what a sign-in needs to come back. */
  passing?: true
}

/** The secret in the cookie, and whether the database knows of it: nobody is looked up who was never kept. */
interface Held {
  secret: string
  kept: boolean
}

export interface OpenSession extends Session {
  readonly person: string | undefined
  /** Whom the request came from; nobody where that person was erased since. */
  readonly holder: PersonWithRoles | undefined
  /** Gives the visitor a cookie where they have none, so that their form can be told from another's. */
  formKey(): string
}

interface Needs {
  people: People
  clock: Clock
  cookie: CookieManner
}

const lasting = {
  // Every page leads to signing in, and whatever walks through all links leaves one of these behind.
  passing: { idle: { hours: 2 }, most: { hours: 24 } },
  visitor: { idle: { hours: 30 * 24 }, most: { hours: 90 * 24 } },
  signedIn: { idle: { hours: 2 }, most: { hours: 12 } },
}

const newSecret = () => randomBytes(32).toString('base64url')
const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

function heldIn(cookie: string | undefined): Held | undefined {
  const [, kind, secret] = /^([vk])\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  return secret ? { secret, kept: kind === 'k' } : undefined
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other

/** What pages had the browser keep belongs to whoever sat there until now: this request does not read it any more either. */
function forgetBesides({ name, options }: CookieManner, request: FastifyRequest, reply: FastifyReply): void {
  for (const other of Object.keys(request.cookies).filter((one) => one.startsWith(`${name}-`))) {
    delete request.cookies[other]
    reply.clearCookie(other, options)
  }
}

/**
 * The session of a request. A visitor's cookie says by itself whether anything was kept, so that pages that need no
 * database are shown without one. The secret changes whenever the session comes to mean more: when it is first kept, and on signing in.
 */
export async function openSession(
  { people, clock, cookie }: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenSession> {
  let held = heldIn(request.cookies[cookie.name])
  const record = held?.kept ? await people.readSession(hashOf(held.secret)) : undefined
  if (held?.kept && !record) {
    held = undefined
    forgetBesides(cookie, request, reply)
  }
  let kept: Kept | undefined = record && JSON.parse(record.data)
  let person = record?.person

  const hand = (next: Held) => {
    const maxAge = next.kept && !person && !kept?.passing ? lasting.visitor.idle.hours * 3600 : undefined
    held = next
    reply.setCookie(cookie.name, `${next.kept ? 'k' : 'v'}.${next.secret}`, { ...cookie.options, maxAge })
  }
  const lastingOf = ({ passing }: Kept) => lasting[person ? 'signedIn' : passing ? 'passing' : 'visitor']
  const expiryOf = (data: Kept) => {
    const { idle, most } = lastingOf(data)
    const { began } = data
    return earlier(clock.now().add(idle), Temporal.Instant.from(began).add(most))
  }
  const recordOf = (data: Kept) => ({ data: JSON.stringify(data), person, expires: expiryOf(data) })
  /** Signed out meanwhile, in another window or at the provider, is signed out: a slow request brings nothing back. */
  const write = async (data: Kept) => {
    if (await people.writeSession(hashOf(held!.secret), recordOf(data))) kept = data
    else held = kept = person = undefined
  }
  const renew = async (data: Kept) => {
    const before = held
    const secret = newSecret()
    await people.beginSession(hashOf(secret), recordOf(data))
    if (before?.kept) await people.endSession(hashOf(before.secret))
    kept = data
    hand({ secret, kept: true })
  }
  const forms = () => kept?.forms ?? formKey(visitorSecret())
  const visitorSecret = () => {
    if (!held) hand({ secret: newSecret(), kept: false })
    return held!.secret
  }
  const anew = (): Kept => ({
    id: newId(clock),
    forms: held ? forms() : formKey(newSecret()),
    began: clock.now().toString(),
    notes: {},
  })
  const goOn = async (data: Kept, until: Temporal.Instant) => {
    const { idle } = lastingOf(data)
    if (until.until(expiryOf(data)).total('hours') > idle.hours / 4) await write(data)
  }
  if (kept) await goOn(kept, record!.expires)

  return {
    get id() {
      return kept?.id
    },
    get person() {
      return person
    },
    holder: record?.holder,
    formKey: forms,
    async keep() {
      if (!kept) await renew(anew())
      else if (kept.passing) await renew({ ...kept, passing: undefined })
      return kept!.id
    },
    recall: (name) => kept?.notes[name],
    async note(name, text) {
      const data = kept ?? { ...anew(), passing: true as const }
      const { [name]: _, ...others } = data.notes
      const next = { ...data, notes: text === undefined ? others : { ...others, [name]: text } }
      if (!kept) return renew(next)
      await write(next)
    },
    async signIn(who, notes) {
      if (person && person !== who) forgetBesides(cookie, request, reply)
      const id = person ? newId(clock) : (kept?.id ?? newId(clock))
      person = who
      await renew({ id, forms: formKey(newSecret()), began: clock.now().toString(), notes })
      return hashOf(held!.secret)
    },
    async end() {
      if (held?.kept) await people.endSession(hashOf(held.secret))
      held = kept = person = undefined
      reply.clearCookie(cookie.name, cookie.options)
      forgetBesides(cookie, request, reply)
    },
  }
}
