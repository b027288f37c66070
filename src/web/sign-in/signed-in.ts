import type { Assurance, SignIn } from '#domain/people'
import type { Claims } from './needs.ts'

/** What a provider's claims say of a person, as the people's room wants to know it. */
export function personIn(claims: Claims, issuer: string, assurance: Assurance): SignIn {
  const parts = [text(claims.given_name), text(claims.family_name)].filter(Boolean).join(' ')
  const email = typeof claims.email === 'string' ? addressIn(claims.email) : undefined
  const name = text(claims.name) ?? text(parts) ?? text(claims.preferred_username) ?? email ?? claims.sub
  return { issuer, subject: claims.sub, name, email, assurance }
}

const mostCharacters = 200

/** One line, since it stands in pages and letters of ours; many a provider lets people write there what they like. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const line = value
    .slice(0, 10_000)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line.slice(0, mostCharacters).toWellFormed() || undefined
}

/** RFC 5321 §4.5.3.1.3 */
const addressIn = (claimed: string): string | undefined => {
  const address = claimed.trim()
  return address.length <= 254 && /^[^\s\p{Cc}]+$/u.test(address) ? address : undefined
}

/** The levels of eIDAS, Commission Implementing Regulation (EU) 2015/1502, as `acr` carries them. Whatever else is said is low. */
export function eidasLevel({ acr }: Claims): Assurance {
  if (acr === 'http://eidas.europa.eu/LoA/high') return 'high'
  if (acr === 'http://eidas.europa.eu/LoA/substantial') return 'substantial'
  return 'low'
}
