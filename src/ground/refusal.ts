/** Why the state says no: a closed list. The web has one page for each, and a code without one does not compile. */
export type RefusalCode =
  | 'case-already-decided'
  | 'database-unavailable'
  | 'draft-already-sent'
  | 'draft-changed-elsewhere'
  | 'erased'
  | 'link-expired'
  | 'not-allowed'
  | 'not-complete'
  | 'not-found'
  | 'not-waiting'
  | 'outcome-unknown'
  | 'own-case'
  | 'reasons-missing'
  | 'seen-is-stale'
  | 'service-closed'
  | 'sign-in-needed'
  | 'token-mismatch'
  | 'too-many'
  | 'version-unreadable'

/**
 * The domain saying no, for a reason that may be told to whoever asked.
 * `log` is for the log only and holds ids and numbers, never a person's data.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly log: Readonly<Record<string, unknown>>

  constructor(code: RefusalCode, log: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'Refusal'
    this.code = code
    this.log = log
  }
}
