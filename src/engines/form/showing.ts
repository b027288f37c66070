import type { Html } from '#engines/page'
import type { Posted, Problem, Stored } from './answers.ts'
import type { Question } from './questions.ts'
import type { Currency, FieldWords } from './words.ts'

export interface Speaking {
  readonly language: string
  readonly words: FieldWords
  readonly currency?: Currency
}

export interface QuestionShown extends Speaking {
  /** What was typed, shown again as it was; it goes before `answer`. */
  readonly posted?: Posted
  readonly answer?: Stored
  /** All problems of the page; only this question's are shown. */
  readonly problems?: readonly Problem[]
  /** The label is the page's heading. */
  readonly asTitle?: boolean
}

/** A question's field as the design system shows it. */
export function showQuestion(_question: Question, _shown: QuestionShown): Html {
  throw new Error('not built yet')
}

/** An answer as people read it, for check-answers and the desk. */
export function showAnswer(_question: Question, _answer: Stored | undefined, _speaking: Speaking): Html | string {
  throw new Error('not built yet')
}

/** A problem as a sentence, for the error summary. */
export function sayProblem(_problem: Problem, _question: Question, _speaking: Speaking): string {
  throw new Error('not built yet')
}
