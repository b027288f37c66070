import type { RefusalCode } from '#ground/refusal'
import { Refusal } from '#ground/refusal'

/** Everything that can come of a request but an answer: the domain's refusals, and what is wrong with the request itself. */
export type Failure = RefusalCode | 'fault' | 'malformed' | 'too-large' | 'wrong-host' | 'wrong-method' | 'wrong-type'

/** Publica's own sentences for each. */
export type FailureWords = Readonly<Record<Failure, { readonly title: string; readonly says: readonly string[] }>>

/** Its status; the page's words are in words/…/refusals.ts. */
export const statusOf = {
  'case-already-decided': 409,
  'database-unavailable': 503,
  'draft-already-sent': 409,
  'draft-changed-elsewhere': 409,
  erased: 410,
  fault: 500,
  'link-expired': 410,
  malformed: 400,
  'not-allowed': 403,
  'not-complete': 409,
  'not-found': 404,
  'not-waiting': 409,
  'outcome-unknown': 400,
  'own-case': 403,
  'reasons-missing': 400,
  'seen-is-stale': 409,
  'service-closed': 410,
  'sign-in-needed': 403,
  'token-mismatch': 403,
  'too-large': 413,
  'too-many': 429,
  'version-unreadable': 500,
  'wrong-host': 421,
  'wrong-method': 405,
  'wrong-type': 415,
} as const satisfies Record<Failure, number>

const byStatus: ReadonlyMap<number, Failure> = new Map([
  [404, 'not-found'],
  [405, 'wrong-method'],
  [413, 'too-large'],
  [415, 'wrong-type'],
  [421, 'wrong-host'],
  [429, 'too-many'],
])

/** What an error thrown on the way is: fastify's own carry a status below 500 where the request is to blame. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return error.code
  const status = Number((error as { statusCode?: unknown } | undefined)?.statusCode)
  if (status >= 400 && status < 500) return byStatus.get(status) ?? 'malformed'
  return 'fault'
}
