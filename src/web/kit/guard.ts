import { Refusal } from '#ground/refusal'
import type { Answer, Page } from './page.ts'
import { goTo } from './page.ts'
import type { OpenVisit } from './receive.ts'
import { isTokenOf } from './session/csrf.ts'

/** Asks the page's rule. An answer instead of nothing is where to go first. */
export async function admit(page: Page, visit: OpenVisit): Promise<Answer | undefined> {
  const verdict = await page.mayVisit.allows(visit)
  if (verdict === true) return undefined
  if (verdict === false) throw new Refusal('not-allowed', { rule: page.mayVisit.name })
  if (page.speaks === 'json' || visit.raw.request.method === 'POST')
    throw new Refusal('sign-in-needed', { rule: page.mayVisit.name })
  return goTo(signInPath(visit.path, visit.query))
}

/** Where to sign in, so as to come back to this path (without language prefix). */
export const signInPath = (path: string, query = new URLSearchParams()): string =>
  `/sign-in?${new URLSearchParams({ return: query.size > 0 ? `${path}?${query}` : path })}`

/** A form must come from a page of ours that was shown to this very visitor. */
export function checkToken({ session, givenToken, postedFrom }: OpenVisit): void {
  if (postedFrom === 'elsewhere' || !isTokenOf(session.formKey(), givenToken))
    throw new Refusal('token-mismatch', { postedFrom })
}
