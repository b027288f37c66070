import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Posted } from '#engines/form'
import { Refusal } from '#ground/refusal'
import { FailedBefore } from './failures/failed-before.ts'
import { failurePage } from './failures/failures.view.ts'
import { sendProblem } from './failures/problem.ts'
import type { Failure } from './failures/refusals.ts'
import { failureOf, statusOf } from './failures/refusals.ts'
import type { OpenHouse } from './house.ts'
import { visitOf } from './receive.ts'
import { framed } from './render.ts'
import { postedFrom } from './session/csrf.ts'
import { settingOf } from './setting.ts'
import { isForProgram } from './wanted.ts'

type Answerer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/**
 * Turns whatever was thrown into a page, or into a problem for a machine. What went wrong is for the log; people get a
 * sentence, what to do, and for a fault of ours a number to name. It asks neither the database nor the session.
 */
export function answerFailures(house: OpenHouse): Answerer {
  return (error, request, reply) => {
    const failure = error instanceof FailedBefore ? error.failure : failureOf(error)
    if (!(error instanceof FailedBefore)) tellLog(failure, error, request)
    if (failure === 'too-large') readToItsEnd(request, reply)
    const seconds = secondsToWait(failure, error)
    if (seconds) reply.header('retry-after', seconds)
    reply.code(statusOf[failure]).header('cache-control', 'no-store')
    if (isForProgram(request)) return sendProblem(house.place, { failure, seconds }, request, reply)
    const visit = visitOf(request)
    const viewer = visit ?? settingOf(house.place, request)
    const posted = postedHere(house, request)
    const reference = error instanceof FailedBefore ? error.reference : request.id
    const leftBehind = request.method === 'POST' && !posted
    const shown = failurePage(viewer, { failure, reference, seconds, visit, posted, leftBehind })
    return reply.type('text/html; charset=utf-8').send(framed(house.assets, viewer, shown))
  }
}

/** Only where the browser says so: a button under our name must not do what another site wanted. */
const postedHere = ({ origin }: OpenHouse, request: FastifyRequest): Posted | undefined =>
  request.body instanceof Map && postedFrom(request, origin) === 'here' ? request.body : undefined

function tellLog(failure: Failure, error: unknown, request: FastifyRequest): void {
  const { log, id, routeOptions, method } = request
  const where = { method, route: routeOptions.url, person: visitOf(request)?.person?.id }
  if (failure === 'fault') log.error({ err: error, reference: id, ...where }, 'a fault')
  else if (error instanceof Refusal) log.info({ refusal: failure, ...error.log, ...where }, 'refused')
  else log.info({ refusal: failure, ...where }, 'not understood')
}

/** A browser that is cut off while it is sending shows no page. Node's own time limit for a request bounds how long it may go on. */
function readToItsEnd({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.removeHeader('connection')
  raw.resume()
}

function secondsToWait(failure: Failure, error: unknown): number | undefined {
  if (failure === 'database-unavailable') return 5
  if (failure !== 'too-many' || !(error instanceof Refusal)) return undefined
  return Number(error.log.seconds) || 60
}
