import type * as oidc from 'openid-client'
import type { Assurance } from '#domain/people'
import type { Clock } from '#ground/clock'
import type { Answer, Page, Visit } from '#web/kit'
import { anyone, goTo, isLocalPath, show } from '#web/kit'
import { isBreakdown } from './breakdown.ts'
import type { Claims } from './needs.ts'
import { confirmSignOut, everywhereField, failed, signedOut, unreachable } from './pages.view.ts'
import { failedPath, unreachablePath } from './paths.ts'
import { remember, take } from './pending.ts'
import type { providerSessions } from './provider-sessions.ts'
import type { Client, discovery } from './relying.ts'
import { authorization, endSession, identity } from './relying.ts'
import { personIn } from './signed-in.ts'

export interface Relying {
  origin: URL
  clock: Clock
  client: Client
  config: ReturnType<typeof discovery>
  /** The issuer under which people are known. */
  knownAs: string
  assurance(claims: Claims): Assurance
  sessions: ReturnType<typeof providerSessions>
  /** True where signing out may come back in every language. */
  backInEveryLanguage: boolean
}

/** Signing in, coming back, and signing out. */
export const signInPages = (relying: Relying): Page[] => [
  { path: '/sign-in', mayVisit: anyone, get: (visit) => begin(relying, visit) },
  { path: '/sign-in/return', mayVisit: anyone, get: (visit) => comeBack(relying, visit) },
  { path: failedPath, mayVisit: anyone, get: (visit) => show(failed(visit)) },
  { path: unreachablePath, mayVisit: anyone, get: (visit) => show(unreachable(visit)) },
  {
    path: '/sign-out',
    mayVisit: anyone,
    get: (visit) => (visit.person ? show(confirmSignOut(visit)) : goTo('/signed-out')),
    post: (visit) => signOut(relying, visit),
  },
  { path: '/signed-out', mayVisit: anyone, get: (visit) => show(signedOut(visit)) },
]

async function begin(relying: Relying, visit: Visit): Promise<Answer> {
  const asked = visit.query.get('return') ?? ''
  const then = isLocalPath(asked) ? { to: visit.href(asked) } : { to: visit.href('/'), officerTo: visit.href('/desk') }
  const config = await reach(relying, visit)
  if (!config) return show(unreachable(visit))
  const redirect_uri = new URL('/sign-in/return', relying.origin).href
  const { url, pending } = await authorization(config, relying.client, { redirect_uri, ui_locales: visit.language })
  await remember(visit, relying.clock, pending, then)
  return { leaveFor: url }
}

async function reach({ config }: Relying, visit: Visit): Promise<oidc.Configuration | undefined> {
  return config(visit.raw.request.server).catch((reason) => {
    visit.log.error({ reason: told(reason) }, 'the provider of sign-in cannot be reached')
    return undefined
  })
}

/** What may be logged of an error at the provider: never its address or answer, which hold codes and tokens. */
function told(reason: unknown): Record<string, unknown> {
  const { name, code, error, cause } = reason as {
    name?: string
    code?: string
    error?: string
    cause?: { code?: string }
  }
  // What the provider sent back came by way of an address, where anybody may write anything.
  return { name, code, error: error && /^[a-z_]{1,40}$/.exec(error)?.[0], cause: cause?.code }
}

async function comeBack(relying: Relying, visit: Visit): Promise<Answer> {
  const begun = await take(visit, relying.clock, visit.query.get('state'))
  if (!begun) return show(failed(visit))
  const config = await reach(relying, visit)
  if (!config) return show(unreachable(visit))
  const back = new URL(`/sign-in/return?${visit.query}`, relying.origin)
  let who: Awaited<ReturnType<typeof identity>>
  try {
    who = await identity(config, back, begun)
  } catch (reason) {
    visit.log.warn({ reason: told(reason) }, 'a sign-in was not finished')
    return show(isBreakdown(reason) ? unreachable(visit) : failed(visit))
  }
  const person = await welcome(relying, visit, who)
  const { officerTo, to } = begun
  const isOfficer = officerTo && (await visit.rooms.people.rolesOf(person)).length > 0
  return { leaveFor: new URL(isOfficer ? officerTo : to, relying.origin) }
}

/** What a visitor had begun becomes the person's; what was another person's is left behind. Gives the person's id. */
async function welcome(relying: Relying, visit: Visit, who: { claims: Claims; idToken: string }): Promise<string> {
  const { rooms, session } = visit
  const { claims, idToken } = who
  const person = await rooms.people.signedIn(personIn(claims, relying.knownAs, relying.assurance(claims)))
  const before = visit.person ? undefined : session.id
  if (before) await rooms.applications.claim(before, person)
  const tokenHash = await session.signIn(person.id, { 'id token': idToken })
  const sid = typeof claims.sid === 'string' ? claims.sid : undefined
  await relying.sessions.remember(claims.iss, { sub: claims.sub, sid }, tokenHash)
  visit.log.info({ person: person.id, assurance: person.assurance }, 'signed in')
  return person.id
}

async function signOut(relying: Relying, visit: Visit): Promise<Answer> {
  const idToken = visit.session.recall('id token')
  const everywhere = visit.posted.get(everywhereField)?.[0] === 'yes'
  if (visit.person && everywhere) await visit.rooms.people.endSessionsOf(visit.person.id)
  await visit.session.end()
  if (visit.person) visit.log.info({ person: visit.person.id, everywhere }, 'signed out')
  const config = idToken && (await reach(relying, visit))
  const path = relying.backInEveryLanguage ? visit.href('/signed-out') : '/signed-out'
  const there = config && endSession(config, idToken, new URL(path, relying.origin).href)
  return there ? { leaveFor: there } : goTo('/signed-out')
}
