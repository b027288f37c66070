import type { JWTPayload } from 'jose'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type * as oidc from 'openid-client'
import type { Page, Visit } from '#web/kit'
import { anyone } from '#web/kit'
import { isBreakdown } from './breakdown.ts'
import type { Naming } from './provider-sessions.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** Whom a token names, and the id of the token itself. */
interface Said extends Naming {
  readonly token: string
}

interface Wanted {
  config(visit: Visit): Promise<oidc.Configuration>
  clientId: string
  isUsed(issuer: string, token: string): Promise<boolean>
  end(visit: Visit, issuer: string, said: Said): Promise<void>
}

/** Where a provider says that somebody has signed out there: OpenID Connect Back-Channel Logout 1.0. Its token is the proof. */
export function signedOutElsewhere({ config, clientId, isUsed, end }: Wanted): Page {
  const keysOf = keysAt()
  return {
    path: '/sign-in/signed-out-elsewhere',
    mayVisit: anyone,
    speaks: 'json',
    async post(visit) {
      try {
        const { issuer, jwks_uri } = (await config(visit)).serverMetadata()
        const said = await saidBy(visit.posted.get('logout_token')?.[0] ?? '', issuer, keysOf(jwks_uri!))
        if (!said || (await isUsed(issuer, said.token))) return answered(400)
        await end(visit, issuer, said)
        return answered(200)
      } catch (reason) {
        if (!isAway(reason)) throw reason
        visit.log.warn(
          { reason: { code: (reason as { code?: unknown }).code } },
          'a sign-out at the provider could not be checked',
        )
        return answered(503)
      }
    },
  }

  async function saidBy(token: string, issuer: string, keys: ReturnType<typeof createRemoteJWKSet>) {
    try {
      const wanted = { issuer, audience: clientId, requiredClaims: ['iat', 'jti', 'events'], maxTokenAge: '5 minutes' }
      const { payload, protectedHeader } = await jwtVerify(token, keys, wanted)
      return isOtherKind(protectedHeader.typ) ? undefined : saidIn(payload)
    } catch (reason) {
      if (isAway(reason)) throw reason
      return undefined
    }
  }
}

/** Nothing was said against the token: the provider, or its keys, could not be asked. It may say it again later. */
function isAway(reason: unknown): boolean {
  if (reason instanceof errors.JWKSTimeout) return true
  // What jose throws by this code alone is that the keys' address did not answer as it should.
  if (reason instanceof errors.JOSEError) return reason.code === 'ERR_JOSE_GENERIC'
  return isBreakdown(reason)
}

/** The provider's keys, fetched now and then: anybody may send us tokens, and must not make us ask for each. */
function keysAt() {
  const known = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
  return (address: string) => {
    const keys = known.get(address) ?? createRemoteJWKSet(new URL(address))
    known.set(address, keys)
    return keys
  }
}

/** §2.4: a token that says what it is, and is another kind, was made for another purpose. Many a provider says no more than that it is a JWT. */
const isOtherKind = (type: string | undefined) => type !== undefined && !/^(application\/)?(logout\+)?jwt$/i.test(type)

const answered = (status: number) => ({ content: '', type: 'text/plain', status })

/** §2.6: the event must be there, a nonce must not, and somebody must be named. */
function saidIn({ nonce, events, sub, sid, jti }: JWTPayload): Said | undefined {
  const is = typeof events === 'object' && events !== null && event in events
  if (!is || nonce !== undefined || typeof jti !== 'string') return undefined
  if (typeof sid === 'string') return { sub, sid, token: jti }
  return sub ? { sub, token: jti } : undefined
}
