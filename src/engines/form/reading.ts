import type { FeelDate } from '#engines/feel'
import type { Answers, Posted, Problem } from './answers.ts'
import type { Form, FormPage } from './questions.ts'
import type { Currency } from './words.ts'

export interface Read {
  readonly answers: Answers
  readonly problems: readonly Problem[]
}

export interface PageContext {
  readonly form: Form
  /** All that was answered so far, for checks that look at earlier answers. */
  readonly answers: Answers
  readonly today: FeelDate
  /** The only currency whose sign may be typed; any one sign where it is not given. */
  readonly currency?: Currency
}

/** Reads what was typed on one page (as `walk` gave it); `answers` holds this page's good answers only. */
export function readPage(_page: FormPage, _posted: Posted, _context: PageContext): Read {
  throw new Error('not built yet')
}

/** Reads answers given as JSON by question name; numbers as exact text or number tokens (lossless-json). Unknown names are problems. */
export function readAnswers(
  _form: Form,
  _json: unknown,
  _options: { today: FeelDate; only?: ReadonlySet<string> },
): Read {
  throw new Error('not built yet')
}

/** Answers to an older version of the form, as this version may take them: renamed, without what is unknown or no longer readable. */
export function carryForward(_form: Form, _old: Answers): Answers {
  throw new Error('not built yet')
}
