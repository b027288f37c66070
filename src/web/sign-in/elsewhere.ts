import type { JWTPayload } from 'jose'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type * as oidc from 'openid-client'
import type { Page, Visit } from '#web/kit'
import { anyone } from '#web/kit'
import type { Naming } from './provider-sessions.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

interface Wanted {
  config(visit: Visit): Promise<oidc.Configuration>
  clientId: string
  end(visit: Visit, issuer: string, named: Naming): Promise<void>
}

/** Where a provider says that somebody has signed out there: OpenID Connect Back-Channel Logout 1.0. Its token is the proof. */
export function signedOutElsewhere({ config, clientId, end }: Wanted): Page {
  const keysOf = keysAt()
  return {
    path: '/sign-in/signed-out-elsewhere',
    mayVisit: anyone,
    speaks: 'json',
    async post(visit) {
      const provider = (await config(visit)).serverMetadata()
      const token = visit.posted.get('logout_token')?.[0] ?? ''
      const named = await jwtVerify(token, keysOf(provider.jwks_uri!), {
        issuer: provider.issuer,
        audience: clientId,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: '5 minutes',
      })
        .then(({ payload }) => namedIn(payload))
        .catch(() => undefined)
      if (!named) return answered(400)
      await end(visit, provider.issuer, named)
      return answered(200)
    },
  }
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

const answered = (status: number) => ({ content: '', type: 'text/plain', status })

/** §2.6: the event must be there, a nonce must not, and somebody must be named. */
function namedIn({ nonce, events, sub, sid }: JWTPayload): Naming | undefined {
  const is = typeof events === 'object' && events !== null && event in events
  if (!is || nonce !== undefined) return undefined
  if (typeof sid === 'string') return { sub, sid }
  return sub ? { sub } : undefined
}
