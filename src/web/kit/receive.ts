import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Posted } from '#engines/form'
import { html } from '#engines/page'
import type { OpenHouse } from './house.ts'
import type { Page, Policy, Typed } from './page.ts'
import { anyone } from './policies.ts'
import { formToken, postedFrom, tokenField } from './session/csrf.ts'
import type { OpenSession } from './session.ts'
import { openSession } from './session.ts'
import { settingOf } from './setting.ts'
import type { Visit } from './visit.ts'

/** A visit as the kit knows it. */
export interface OpenVisit extends Visit {
  session: OpenSession
  /** What the forms on its pages are sealed with. */
  formKey(): string
  /** True once there is something on the page that is this visitor's alone. */
  personal: boolean
  /** What the page asks of its visitors. */
  policy: Policy
  /** What was typed on the page, as it asks for it. */
  typed(): readonly Typed[]
  /** The token that came with a posted form. */
  givenToken: string
  /** Where the browser says that a form was posted. */
  postedFrom: 'here' | 'elsewhere' | 'unknown'
}

const visits = new WeakMap<FastifyRequest, OpenVisit>()

/** The visit of a request, where it came so far before something failed. */
export const visitOf = (request: FastifyRequest): OpenVisit | undefined => visits.get(request)

const nothing: Posted = new Map()

/** Reads a request to a page at the edge: who is there, in which language, with what in their hands. */
export async function receive(
  house: OpenHouse,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenVisit> {
  const session =
    page.speaks === 'json' ? nobody : await openSession({ ...house.rooms, cookie: house.cookie }, request, reply)
  const person = await personOf(session)
  const [givenToken, posted] = withoutToken(request.body instanceof Map ? request.body : nothing)
  const visit: OpenVisit = {
    ...settingOf(house.place, request),
    rooms: house.rooms,
    origin: house.origin,
    person,
    session,
    params: request.params as Record<string, string>,
    posted,
    policy: page.mayVisit,
    typed: () => page.typed?.(visit) ?? [],
    givenToken,
    postedFrom: postedFrom(request, house.origin),
    body: typeof request.body === 'string' ? request.body : '',
    log: request.log,
    raw: { request, reply },
    cookies: cookiesOf(house, request, reply),
    personal: session.id !== undefined || page.mayVisit.name !== 'anyone',
    formKey() {
      visit.personal = true
      return session.formKey()
    },
    token: () => html`<input type="hidden" name="${tokenField}" value="${formToken(visit.formKey())}">`,
  }
  visits.set(request, visit)
  return visit
}

/** Named under the session's own, so that they share what guards it. */
const cookiesOf = ({ cookie }: OpenHouse, request: FastifyRequest, reply: FastifyReply): Visit['cookies'] => ({
  get: (name) => request.cookies[`${cookie.name}-${name}`],
  set(name, text) {
    if (text === undefined) reply.clearCookie(`${cookie.name}-${name}`, cookie.options)
    else reply.setCookie(`${cookie.name}-${name}`, text, cookie.options)
  },
})

/** Whoever is lost stays who they are: a page that is not there greets them too, unless nobody can say who they are. */
export async function recognise(house: OpenHouse, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await receive(house, { path: '*', mayVisit: anyone }, request, reply).catch(() => undefined)
}

function withoutToken(posted: Posted): [string, Posted] {
  const rest = new Map(posted)
  rest.delete(tokenField)
  return [posted.get(tokenField)?.at(-1) ?? '', rest]
}

/** Somebody whose record was erased since they signed in is nobody. */
async function personOf(session: OpenSession): Promise<Visit['person']> {
  if (session.person && !session.holder) await session.end()
  return session.holder
}

const none = () => {
  throw new TypeError('A page that speaks JSON has no session')
}

const nobody: OpenSession = {
  id: undefined,
  person: undefined,
  holder: undefined,
  formKey: none,
  keep: none,
  recall: () => undefined,
  note: none,
  signIn: none,
  end: none,
}
