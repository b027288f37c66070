import { OutOfRange } from '#ground/decimal'

/** Every way in which a FEEL expression can go wrong while it runs. */
export type FeelErrorCode =
  | 'wrong-type'
  | 'wrong-argument'
  | 'wrong-number-of-arguments'
  | 'out-of-range'
  | 'division-by-zero'
  | 'not-comparable'
  | 'no-such-entry'
  | 'not-readable'
  | 'no-clock'
  | 'too-large'

/** What went wrong, as a value: never thrown, never stored inside another value. */
export class FeelError {
  readonly code: FeelErrorCode
  readonly message: string

  constructor(code: FeelErrorCode, message: string) {
    this.code = code
    this.message = message
  }
}

/** What decimal arithmetic threw, as a FEEL error; anything else goes on. */
export function tooLarge(error: unknown): FeelError {
  if (error instanceof OutOfRange) return new FeelError('too-large', error.message)
  throw error
}

/** Runs the work; a number beyond what decimal128 holds becomes an error. */
export function orTooLarge<T>(work: () => T): T | FeelError {
  try {
    return work()
  } catch (error) {
    return tooLarge(error)
  }
}
