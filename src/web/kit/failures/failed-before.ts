import type { Posted } from '#engines/form'
import type { Failure } from './refusals.ts'
import { statusOf } from './refusals.ts'

/** The name of the buttons that show a failure again in another language. No question may be called so. */
export const failedField = '_failed'

/** What went wrong before, to be told again in another language: what was posted then is neither read nor done. */
export class FailedBefore extends Error {
  readonly failure: Failure
  readonly reference: string

  constructor(failure: Failure, reference: string) {
    super(`told again: ${failure}`)
    this.failure = failure
    this.reference = reference
  }
}

/** What a button of a failure's page says: which failure it was, and under which number people may name it to us. */
export const asFailed = ({ failure, reference }: Pick<FailedBefore, 'failure' | 'reference'>): string =>
  `${failure} ${reference}`

/** What is told again, where the form was posted for no more than that. */
export function failedBefore(posted: Posted): FailedBefore | undefined {
  const [, failure = '', reference = ''] =
    /^([a-z-]+) ([0-9A-F]{10})$/.exec(posted.get(failedField)?.at(-1) ?? '') ?? []
  return Object.hasOwn(statusOf, failure) ? new FailedBefore(failure as Failure, reference) : undefined
}
