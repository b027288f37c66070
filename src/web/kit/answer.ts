import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { OpenHouse } from './house.ts'
import { isLocalPath } from './languages.ts'
import type { Answer } from './page.ts'
import type { OpenVisit } from './receive.ts'
import { framed } from './render.ts'

/** Sends what a page answered. What is somebody's own is kept by no browser and no proxy. */
export function send({ assets }: OpenHouse, answer: Answer, visit: OpenVisit, reply: FastifyReply): FastifyReply {
  if ('content' in answer) return plain(answer, reply)
  if ('goTo' in answer) return lead(localPath(answer.goTo, visit), reply)
  if ('leaveFor' in answer) return lead(answer.leaveFor.href, reply)
  const { page } = answer
  if (page.secretAddress) reply.header('referrer-policy', 'no-referrer')
  const text = framed(assets, visit, page)
  reply.header('cache-control', visit.personal ? 'no-store' : 'private, no-cache')
  const { status = 200 } = page
  if (!visit.personal && status === 200 && isThere(text, reply)) return reply.code(304).send()
  return reply.code(status).type('text/html; charset=utf-8').send(text)
}

/**
 * Names what everybody reads by its content, and says whether this browser has that very page already: on a slow line, the rules
 * that somebody looked at yesterday need not travel again. The name is weak, since what travels is compressed (RFC 9110 §8.8.1).
 */
function isThere(text: string, reply: FastifyReply): boolean {
  if (!/^(GET|HEAD)$/.test(reply.request.method)) return false
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`
  reply.header('etag', tag)
  const known = reply.request.headers['if-none-match'] ?? ''
  return known.split(/,\s*/).includes(tag)
}

const lead = (to: string, reply: FastifyReply) => reply.header('cache-control', 'no-store').redirect(to, 303)

function localPath(path: string, visit: OpenVisit): string {
  if (!isLocalPath(path)) throw new TypeError(`A page may go on to a path of ours only, not to ${JSON.stringify(path)}`)
  return visit.href(path)
}

function plain(answer: Extract<Answer, { content: string }>, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store').headers(answer.headers ?? {})
  return reply.code(answer.status).type(answer.type).send(answer.content)
}
