import type { Assurance, SignIn } from '#domain/people'
import type { Claims } from './needs.ts'

/** What a provider's claims say of a person, as the people's room wants to know it. */
export function personIn(claims: Claims, issuer: string, assurance: Assurance): SignIn {
  const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : undefined)
  const parts = [text(claims.given_name), text(claims.family_name)].filter(Boolean).join(' ')
  const email = text(claims.email)
  const name = text(claims.name) ?? text(parts) ?? text(claims.preferred_username) ?? email ?? claims.sub
  return { issuer, subject: claims.sub, name, email, assurance }
}

/** The levels of eIDAS, Commission Implementing Regulation (EU) 2015/1502, as `acr` carries them. Whatever else is said is low. */
export function eidasLevel({ acr }: Claims): Assurance {
  if (acr === 'http://eidas.europa.eu/LoA/high') return 'high'
  if (acr === 'http://eidas.europa.eu/LoA/substantial') return 'substantial'
  return 'low'
}
