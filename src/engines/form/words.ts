import type { ProblemCode } from './answers.ts'

/** What is wrong with a number: a count, a measure and an amount are each asked for by its own word. */
interface NumberWords {
  readonly 'not-a-number': string
  readonly 'too-small': string
  readonly 'too-big': string
  /** In place of the two before it, where there is a limit on either side: {least} and {most}. */
  readonly 'out-of-range': string
}

type NumberTypeName = 'number' | 'whole number' | 'money'

/** Publica's own sentences that fields need, one object a language. `{label}`, `{most}`, … are filled from the problem. */
export interface FieldWords {
  readonly yes: string
  readonly no: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly line1: string
  readonly line2: string
  readonly town: string
  readonly postcode: string
  /** A label of an optional question: '{label} (optional)'. */
  readonly optional: string
  /** An optional question that was left blank, on check-answers. */
  readonly notGiven: string
  /** Read out before an error, with a colon after it: 'Error'. */
  readonly error: string
  /** 'You can enter up to %{count} characters': govuk-frontend's script wants `%{count}` here and in the next three. */
  readonly upToCharacters: string
  /** By plural category ('one', 'few', 'other', …). */
  readonly charactersLeft: Readonly<Record<string, string>>
  readonly charactersOver: Readonly<Record<string, string>>
  readonly charactersAtLimit: string
  /** May hold {label}, {least}, {most}, {length}, and in 'ambiguous-number' {one} and {other}. */
  readonly problems: Readonly<Record<Exclude<ProblemCode, keyof NumberWords>, string>>
  /** Their limits are years, people and amounts alike: words such as 'or less' fit some of them only. */
  readonly numbers: Readonly<Record<NumberTypeName, NumberWords>>
}

/** What currency amounts are in: the place's. */
export interface Currency {
  readonly code: string
  readonly symbol: string
}
