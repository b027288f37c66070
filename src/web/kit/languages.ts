import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Language, Place } from '#domain/place'
import { isLoopback } from '#ground/loopback'

const visited = new WeakMap<IncomingMessage, Language>()
const malformed = new WeakMap<IncomingMessage, string>()

/**
 * What fastify routes by: the path without its language's prefix. The main language has none; the language found is kept
 * with the request. An address that nobody can decode, or that a browser would take for another site's where a page links
 * to it, leads to no page, but through all that guards one.
 */
export function withoutPrefix({ languages }: Place): (request: IncomingMessage) => string {
  const prefixes = new Map(languages.slice(1).map((language) => [language.tag.toLowerCase(), language]))
  return (request) => {
    const url = request.url ?? '/'
    const [, tag, rest] = /^\/([a-z-]+)(?=[/?]|$)(.*)$/is.exec(url) ?? []
    const language = prefixes.get(tag?.toLowerCase() ?? '')
    if (language) visited.set(request, language)
    const path = language ? withSlash(rest ?? '') : url
    if (isReadable(path.split('?', 1)[0]!)) return path
    malformed.set(request, path)
    return '/-/malformed'
  }
}

const withSlash = (path: string) => (path.startsWith('/') ? path : `/${path}`)

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return isLocalPath(path)
  } catch {
    return false
  }
}

export const isMalformed = (request: IncomingMessage): boolean => malformed.has(request)

/** The path and query that were asked for, without the language's prefix: what nobody can decode, too. Not for links. */
export const addressOf = (request: IncomingMessage): string => malformed.get(request) ?? request.url ?? '/'

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
    if (originalUrl.startsWith('/')) return reply.redirect(origin.origin + originalUrl, 302)
  })
}

/**
 * DNS rebinding: a page of another site that has its own name lead to this machine would act here as a made-up person. A browser
 * cannot lie about the name that it asked for, so that every other name is refused.
 */
export function refuseOtherHosts(app: FastifyInstance, origin: URL): void {
  app.addHook('onRequest', async ({ hostname }) => {
    if (hostname === origin.hostname || isLoopback(hostname)) return
    throw Object.assign(new Error('asked for under another name'), { statusCode: 421 })
  })
}
