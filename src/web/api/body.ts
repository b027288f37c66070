import type { Answer, Visit } from '#web/kit'
import { problem } from './problem.ts'
import type { Answering } from './speaking.ts'
import type { Unreadable } from './strict-json.ts'
import { readJson } from './strict-json.ts'

const isJson = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/** The JSON that was posted, each number as its exact text; or why it is not read. */
export function bodyOf(visit: Visit, answering: Answering): { json: unknown } | { refused: Answer } {
  const { api } = answering.words
  if (!isJson.test(visit.raw.request.headers['content-type'] ?? ''))
    return { refused: problem(answering, 'wrong-type', api.wrongType) }
  const read = readJson(visit.body)
  return 'unreadable' in read ? { refused: refuse(answering, read.unreadable) } : read
}

function refuse(answering: Answering, found: Unreadable): Answer {
  const { api } = answering.words
  if (found.why === 'too-big') return problem(answering, found.why, api.tooBig(found.most))
  if (found.why === 'too-deep') return problem(answering, found.why, api.tooDeep(found.most))
  if (found.why === 'repeated-key') return problem(answering, found.why, api.repeatedKey(found.key))
  return problem(answering, found.why, api.notJsonAt(found.what))
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
