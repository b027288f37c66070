import { STATUS_CODES } from 'node:http'
import type { Answer } from '#web/kit'

/** One answer that is missing or wrong, by the name of its question. */
export interface ProblemLine {
  question: string
  /** Where it stands in the body: a JSON Pointer (RFC 6901), as a fragment. */
  pointer: string
  code: string
  message: string
}

/** One input of a law that is missing or wrong. */
export interface InputLine {
  input: string
  pointer: string
  code: string
  message: string
}

/** RFC 6901 §3 and §6. */
export const pointerTo = (...steps: readonly string[]): string =>
  `#${steps.map((step) => `/${encodeURIComponent(step.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`

/** RFC 9457: what is wrong, in the language that was asked for. */
export const problem = (
  { language }: { language: string },
  status: number,
  detail: string,
  problems?: readonly (ProblemLine | InputLine)[],
): Answer => ({
  status,
  type: 'application/problem+json; charset=utf-8',
  headers: { 'content-language': language },
  content: JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail, problems }),
})
