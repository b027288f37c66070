import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Language, Place } from '#domain/place'
import { isLoopback } from './cookies.ts'

const visited = new WeakMap<IncomingMessage, Language>()

/**
 * What fastify routes by: the path without its language's prefix. The main language has none; the language found is kept
 * with the request.
 */
export function withoutPrefix({ languages }: Place): (request: IncomingMessage) => string {
  const prefixes = new Map(languages.slice(1).map((language) => [language.tag.toLowerCase(), language]))
  return (request) => {
    const url = request.url ?? '/'
    const [, tag, rest] = /^\/([a-z-]+)(?=[/?]|$)(.*)$/is.exec(url) ?? []
    const language = prefixes.get(tag?.toLowerCase() ?? '')
    if (!language) return url
    visited.set(request, language)
    return rest?.startsWith('/') ? rest : `/${rest ?? ''}`
  }
}

export const languageOf = (request: IncomingMessage, place: Place): Language =>
  visited.get(request) ?? place.languages[0]!

/**
 * A path on this site and nothing else: what a browser could read as another address ('//', '/\', control characters) is none.
 */
export const isLocalPath = (path: string): boolean => /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)

/**
 * Sends whoever typed another name of this machine to the one that cookies and sign-in know. Only on loopback: elsewhere
 * the host that a request names proves nothing.
 */
export function keepToOrigin(app: FastifyInstance, origin: URL): void {
  if (!isLoopback(origin.hostname)) return
  app.addHook('onRequest', async ({ method, hostname, originalUrl }, reply) => {
    if (method !== 'GET' || hostname === origin.hostname || !isLoopback(hostname)) return
    return reply.redirect(new URL(originalUrl, origin).href, 302)
  })
}
