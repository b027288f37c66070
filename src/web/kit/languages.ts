import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Language, Place } from '#domain/place'
import { isLoopback } from './cookies.ts'

const visited = new WeakMap<IncomingMessage, Language>()
const malformed = new WeakSet<IncomingMessage>()

/**
 * What fastify routes by: the path without its language's prefix. The main language has none; the language found is kept
 * with the request. An address that nobody can decode leads to no page, but through all that guards one.
 */
export function withoutPrefix({ languages }: Place): (request: IncomingMessage) => string {
  const prefixes = new Map(languages.slice(1).map((language) => [language.tag.toLowerCase(), language]))
  return (request) => {
    const url = decodable(request)
    const [, tag, rest] = /^\/([a-z-]+)(?=[/?]|$)(.*)$/is.exec(url) ?? []
    const language = prefixes.get(tag?.toLowerCase() ?? '')
    if (!language) return url
    visited.set(request, language)
    return rest?.startsWith('/') ? rest : `/${rest ?? ''}`
  }
}

function decodable(request: IncomingMessage): string {
  const url = request.url ?? '/'
  try {
    decodeURIComponent(url.split('?', 1)[0]!)
    return url
  } catch {
    malformed.add(request)
    return '/-/malformed'
  }
}

export const isMalformed = (request: IncomingMessage): boolean => malformed.has(request)

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
