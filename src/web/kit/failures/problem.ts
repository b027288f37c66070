import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Place } from '#domain/place'
import type { Words } from '#web/words'
import { wordsIn } from '#web/words'
import { languageWanted } from '../wanted.ts'
import type { Failure } from './refusals.ts'
import { statusOf } from './refusals.ts'

interface About {
  failure: Failure
  /** How long to wait before it makes sense to ask again. */
  seconds?: number
}

/** RFC 9457: a failure as a program reads it, in the language that it asked for. */
export function sendProblem(
  place: Place,
  { failure, seconds }: About,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const language = languageWanted(place, request.raw)
  const words = wordsIn(language)
  const wait = seconds ? ` ${words.kit.tryAgainIn(seconds)}` : ''
  const allowed = String(reply.getHeader('allow') ?? '')
  const detail = detailOf(failure, words, { allowed, reference: request.id }) + wait
  const status = statusOf[failure]
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail }
  return reply
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, code: failure, reference: request.id }))
}

function detailOf(failure: Failure, { api, failures }: Words, about: { allowed: string; reference: string }): string {
  const forPrograms: Partial<Record<Failure, string>> = {
    'database-unavailable': api.unavailable,
    fault: api.fault(about.reference),
    malformed: api.malformed,
    'not-found': api.notFound,
    'too-large': api.tooLarge,
    'too-many': api.tooMany,
    'wrong-method': api.wrongMethod(about.allowed),
    'wrong-type': api.wrongType,
  }
  return forPrograms[failure] ?? failures[failure].says.join(' ')
}
