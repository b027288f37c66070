import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** The name of the hidden field; no question may be called so, since a slug never begins with an underscore. */
export const tokenField = '_token'

/** What the forms of a visitor are sealed with, made from the secret in their cookie, which it does not give away. */
export const formKey = (secret: string): string => createHmac('sha256', secret).update('forms').digest('base64url')

const xor = (one: Buffer, other: Buffer) => Buffer.from(one.map((byte, index) => byte ^ other[index]!))

/** A token for one form: the key under a pad of its own, so that a compressed page gives nothing of it away (BREACH). */
export function formToken(key: string): string {
  const secret = Buffer.from(key, 'base64url')
  const pad = randomBytes(secret.length)
  return Buffer.concat([pad, xor(secret, pad)]).toString('base64url')
}

export function isTokenOf(key: string, token: string): boolean {
  const secret = Buffer.from(key, 'base64url')
  const given = Buffer.from(token, 'base64url')
  if (given.length !== secret.length * 2) return false
  return timingSafeEqual(xor(given.subarray(secret.length), given.subarray(0, secret.length)), secret)
}

/**
 * Whether the browser itself says that a form of ours was posted. 'unknown' is an old browser, or one told to keep the
 * address of the page to itself: the token alone must do.
 */
export function postedFrom({ headers }: FastifyRequest, origin: URL): 'here' | 'elsewhere' | 'unknown' {
  const site = headers['sec-fetch-site']
  if (site) return site === 'same-origin' || site === 'none' ? 'here' : 'elsewhere'
  if (!headers.origin || headers.origin === 'null') return 'unknown'
  return headers.origin === origin.origin ? 'here' : 'elsewhere'
}
