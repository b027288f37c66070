import type { CookieSerializeOptions } from '@fastify/cookie'
import { isLoopback } from '#ground/loopback'

/** How the session's cookie is called and kept. Refuses an origin at which no browser would keep a cookie safe. */
export interface CookieManner {
  name: string
  options: CookieSerializeOptions
}

export function cookieManner(origin: URL): CookieManner {
  const secure = origin.protocol === 'https:'
  if (!secure && !isLoopback(origin.hostname))
    throw new Error(
      `ORIGIN ${origin.origin} must begin with https:, since people sign in there; only this machine itself may do without.`,
    )
  return {
    name: secure ? '__Host-publica' : 'publica',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}
