import type { Provider } from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import { Refusal } from '#ground/refusal'
import type { Answer, Page, Visit } from '#web/kit'
import { anyone, goTo, show } from '#web/kit'
import { failedPath } from '../paths.ts'
import { choosing } from './choose.view.ts'

/** The page on which people pick who they want to be. One press signs in. */
export const choosePage = (provider: Provider, place: Place, clock: Clock): Page => ({
  path: '/sign-in/choose/:uid',
  mayVisit: anyone,
  get: (visit) => begun(provider, visit, () => show(choosing(visit))),
  post: (visit) =>
    begun(provider, visit, async (before) => {
      const subject = visit.posted.get('person')?.[0]
      const person = place.madeUpPeople.find((one) => one.subject === subject)
      if (!person) throw new Refusal('not-found', { what: 'made-up person' })
      return { leaveFor: await choose(provider, clock, visit, person.subject, before) }
    }),
})

/** What was begun at the provider in this very browser; otherwise there is nothing to choose for. */
async function begun(
  provider: Provider,
  visit: Visit,
  goOn: (session: string | undefined) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { request, reply } = visit.raw
  const details = await provider.interactionDetails(request.raw, reply.raw).catch(ifLost)
  if (details?.uid !== visit.params.uid) return goTo(failedPath)
  return goOn(details?.session?.uid)
}

function ifLost(error: unknown): undefined {
  if (error instanceof errors.SessionNotFound) return undefined
  throw error
}

async function choose(provider: Provider, clock: Clock, { raw }: Visit, accountId: string, before: string | undefined) {
  const ts = Math.floor(clock.now().epochMilliseconds / 1000)
  const result = { login: { accountId, acr: 'made-up', amr: ['none'], remember: false, ts } }
  const to = await provider.interactionResult(raw.request.raw, raw.reply.raw, result, {
    mergeWithLastSubmission: false,
  })
  if (before) await forget(provider, before)
  return new URL(to)
}

/** Who was signed in at the provider before. Left there, it would ask for them to be signed out, on a page with a script. */
async function forget(provider: Provider, uid: string): Promise<void> {
  const session = await provider.Session.findByUid(uid)
  if (!session) return
  session.accountId = undefined
  session.authorizations = undefined
  await session.persist()
}
