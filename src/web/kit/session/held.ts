import { createHash, randomBytes } from 'node:crypto'

/** The secret in the cookie, and whether the database knows of it: nobody is looked up who was never kept. */
export interface Held {
  readonly secret: string
  readonly kept: boolean
}

export const newSecret = () => randomBytes(32).toString('base64url')
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

export function heldIn(cookie: string | undefined): Held | undefined {
  const [, kind, secret] = /^([vk])\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  return secret ? { secret, kept: kind === 'k' } : undefined
}

/** What `heldIn` reads again. */
export const cookieOf = ({ secret, kept }: Held) => `${kept ? 'k' : 'v'}.${secret}`
