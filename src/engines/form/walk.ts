import type { FeelDate, Value } from '#engines/feel'
import type { Answers, Problem } from './answers.ts'
import type { Form, FormPage } from './questions.ts'

export interface Walk {
  /** The pages that are asked, in order, each with only those of its questions that are asked. */
  readonly asked: readonly FormPage[]
  /** The first asked page with a missing or faulty answer. */
  readonly next: FormPage | undefined
  readonly complete: boolean
  /** Only what is asked, in the form's order. */
  readonly answers: Answers
  /** Every name of the form, computed ones too; null where not asked or not answered. */
  readonly values: ReadonlyMap<string, Value>
  /** What is missing or faulty, each with the slug of its page. */
  readonly problems: readonly (Problem & { readonly page: string })[]
}

export interface WalkOptions {
  readonly today: FeelDate
  /** Names of questions: pages and questions that hold none of these are passed over. */
  readonly only?: ReadonlySet<string>
}

/** The path through a form that these answers take. Pure; walked afresh whenever it is needed. */
export function walk(_form: Form, _answers: Answers, _options: WalkOptions): Walk {
  throw new Error('not built yet')
}
