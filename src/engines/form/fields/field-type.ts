import type { Type, Value } from '#engines/feel'
import type { Html } from '#engines/page'
import type { Posted, Problem, ProblemCode, Stored } from '../answers.ts'
import type { Question } from '../questions.ts'
import type { Telling } from '../wording.ts'
import type { Currency, FieldWords } from '../words.ts'
import type { FieldExamples } from './examples.ts'

/** What a kind of question is: how it is read, checked, stored, shown. No verb of it throws, whatever it is given. */
export interface FieldType {
  /** What FEEL sees. */
  readonly gives: Type
  /** What it is called when a required answer is not there. */
  readonly missing: ProblemCode
  /** What stands for "left blank" where the question is optional. */
  readonly blank: Stored
  /** How much it takes where the question says nothing of its own; nothing where there is no such thing. */
  readonly limits: Limits
  /** The names of its form fields. */
  fields(slug: string): readonly string[]
  /** What somebody typed, forgiving about how people write. */
  read(posted: Posted, question: Question, typing: Typing): Reading
  /** An answer as stored or as JSON, strict about its shape; gives it back in the one form in which it is stored. */
  accept(json: unknown, question: Question): Reading
  value(answer: Stored, question: Question): Value
  show(question: Question, field: Field): Html
  say(answer: Stored, question: Question, speaking: Speaking): Html | string
  /** Worked examples, which the test of all field types runs. */
  examples(): Promise<{ readonly examples: FieldExamples }>
}

/** Numbers as exact text, days as ISO text, text in characters. */
export interface Limits {
  readonly least?: string
  readonly most?: string
  readonly longest?: number
}

export interface Typing {
  readonly currency?: Currency
}

export type Reading =
  | { readonly kind: 'answer'; readonly answer: Stored }
  | { readonly kind: 'blank' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }

/** A problem that does not know yet which question it is about; `part` is the field's suffix, 'day' or 'line-1'. */
export interface FieldProblem {
  readonly code: ProblemCode
  readonly part?: string
  readonly params?: Readonly<Record<string, string>>
}

export interface Speaking extends Telling {
  readonly words: FieldWords
}

/** One field on a page, with what stands in it. */
export interface Field extends Speaking {
  /** What was typed; it goes before `answer`. */
  readonly posted?: Posted
  readonly answer?: Stored
  /** This question's only. */
  readonly problems: readonly Problem[]
  /** What is said about each problem, by the field it is at. */
  readonly errors: readonly { at: string; text: string }[]
  readonly asTitle: boolean
}

export const answer = (answer: Stored): Reading => ({ kind: 'answer', answer })
export const blank: Reading = { kind: 'blank' }
export const problem = (code: ProblemCode, rest: Omit<FieldProblem, 'code'> = {}): Reading => ({
  kind: 'problems',
  problems: [{ code, ...rest }],
})

/** The one value of a field; the last one where a key was repeated with the same value; a problem where the values differ. */
export function single(posted: Posted, name: string): string | Reading {
  const typed = posted.get(name) ?? []
  if (typed.some((text) => text !== typed[0])) return problem('answered-twice')
  return typed[0] ?? ''
}
