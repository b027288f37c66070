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
