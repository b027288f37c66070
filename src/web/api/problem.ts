import { STATUS_CODES } from 'node:http'
import type { Static } from 'typebox'
import type { Answer } from '#web/kit'
import type { lawError } from './schemas.ts'

type LawError = Static<typeof lawError>

/** One answer that is missing or wrong, by the name of its question. */
export interface ProblemLine {
  question: string
  /** Where it stands in the body: a JSON Pointer (RFC 6901), as a fragment. */
  pointer: string
  code: string
  message: string
}

/** One input of a law that is missing or wrong. */
interface InputLine {
  input: string
  pointer: string
  code: string
  message: string
}

/** What can be wrong with a question to the API, under the code that it is told by in every language. */
const statusOf = {
  'answers-wrong': 422,
  'inputs-wrong': 422,
  'law-ended': 410,
  'no-answers': 422,
  'no-decision': 422,
  'no-input': 422,
  'no-value': 422,
  'not-json': 400,
  'repeated-key': 400,
  'too-big': 413,
  'too-deep': 400,
  'too-many-steps': 422,
  'wrong-type': 415,
} as const

/** RFC 6901 §3 and §6. */
export const pointerTo = (...steps: readonly string[]): string =>
  `#${steps.map((step) => `/${encodeURIComponent(step.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`

/** What a law came to until it had no value. */
export interface Explained {
  trace?: unknown
  sentences?: readonly unknown[]
}

interface More extends Explained {
  problems?: readonly (ProblemLine | InputLine)[]
  errors?: readonly LawError[]
}

/** RFC 9457: what is wrong, in the language that was asked for. */
export function problem(
  { language }: { language: string },
  code: keyof typeof statusOf,
  detail: string,
  more: More = {},
): Answer {
  const status = statusOf[code]
  return {
    status,
    type: 'application/problem+json; charset=utf-8',
    headers: { 'content-language': language },
    content: JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail, code, ...more }),
  }
}
