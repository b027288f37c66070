import type { ProblemCode, Stored } from '../answers.ts'
import type { Question } from '../questions.ts'

/** Worked examples of a field type, which the contract test runs. Fields are named by their suffix: '' or '-day'. */
export interface FieldExamples {
  readonly question?: Partial<Question>
  readonly taken: readonly { typed: Typed; stored: Stored }[]
  readonly turnedAway: readonly { typed: Typed; code: ProblemCode; question?: Partial<Question> }[]
  /** JSON that is no answer of this type. */
  readonly notJson: readonly unknown[]
}

export type Typed = Readonly<Record<string, string | readonly string[]>>
