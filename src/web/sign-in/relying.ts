import type { FastifyInstance } from 'fastify'
import * as oidc from 'openid-client'

/** What openid-client needs to know of a provider, learnt when somebody first signs in. */
export interface Client {
  issuer: URL
  clientId: string
  authentication: oidc.ClientAuth
  metadata?: Partial<oidc.ClientMetadata>
  scope: string
  extra: Readonly<Record<string, string>>
  fetch?(app: FastifyInstance): oidc.CustomFetch
}

export interface Pending {
  state: string
  nonce: string
  verifier: string
}

/** Discovers the provider once, and again after it could not be reached. */
export function discovery(client: Client): (app: FastifyInstance) => Promise<oidc.Configuration> {
  let found: Promise<oidc.Configuration> | undefined
  const discover = (app: FastifyInstance) =>
    oidc.discovery(client.issuer, client.clientId, client.metadata, client.authentication, {
      // Over http only on this machine, which the configuration has looked at.
      execute: client.issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      ...(client.fetch && { [oidc.customFetch]: client.fetch(app) }),
    })
  return (app) => {
    found ??= discover(app).catch((reason) => {
      found = undefined
      throw reason
    })
    return found
  }
}

/** Where to send somebody to sign in (code, PKCE, state, nonce), and what must be remembered until they come back. */
export async function authorization(
  config: oidc.Configuration,
  client: Client,
  asked: { redirect_uri: string; ui_locales: string },
): Promise<{ url: URL; pending: Pending }> {
  const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  const url = oidc.buildAuthorizationUrl(config, {
    ...asked,
    ...client.extra,
    scope: client.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  })
  return { url, pending }
}

/** Takes the code to the provider, and gives what it says of who came back. */
export async function identity(config: oidc.Configuration, back: URL, { state, nonce, verifier }: Pending) {
  const tokens = await oidc.authorizationCodeGrant(config, back, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  if (!config.serverMetadata().userinfo_endpoint) return { claims, idToken: tokens.id_token! }
  const info = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
  return { claims: { ...info, ...claims }, idToken: tokens.id_token! }
}

/** Where to sign out at the provider; nowhere, where it has no such place. */
export function endSession(config: oidc.Configuration, idToken: string, to: string): URL | undefined {
  if (!config.serverMetadata().end_session_endpoint) return undefined
  return oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: to })
}
