import type { Sentence } from './questions.ts'

/** An answer as it is stored: plain JSON, codes and exact text. '' stands for an optional question that was left blank. */
export type Stored = string | boolean | readonly string[] | Readonly<Record<string, string>>

/** Answers by question name. */
export type Answers = ReadonlyMap<string, Stored>

/** Form fields as they came, by field name; repeated keys keep all. */
export type Posted = ReadonlyMap<string, readonly string[]>

/** What is wrong with an answer, in terms that each language has words for. */
export interface Problem {
  /** The id of the field to focus. */
  readonly at: string
  /** The one of several boxes that is wrong; without it the answer as a whole is. */
  readonly part?: string
  readonly question: string
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, string>>
  /** The service's own words for it, if it has some. */
  readonly message?: Sentence
}

export const problemCodes = [
  'missing',
  'missing-choice',
  'missing-choices',
  'missing-date',
  'missing-line-1',
  'missing-town',
  'missing-postcode',
  'answered-twice',
  'wrong-shape',
  'unknown-question',
  'control-characters',
  'too-long',
  'not-a-number',
  'not-whole',
  'ambiguous-number',
  'other-currency',
  'too-precise',
  'too-small',
  'too-big',
  'unknown-choice',
  'not-a-date',
  'date-incomplete-day',
  'date-incomplete-month',
  'date-incomplete-year',
  'not-a-real-date',
  'year-not-four-digits',
  'too-early',
  'too-late',
  'not-an-email',
  'not-a-phone',
  'check-failed',
] as const

export type ProblemCode = (typeof problemCodes)[number]
