import { importJWK } from 'jose'
import * as oidc from 'openid-client'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import { isLoopback } from '#ground/loopback'
import { signedOutElsewhere } from './elsewhere.ts'
import type { Needs, ProviderSettings, SignIn } from './needs.ts'
import { signInPages } from './pages.ts'
import { providerSessions } from './provider-sessions.ts'
import type { Client } from './relying.ts'
import { discovery } from './relying.ts'
import { eidasLevel } from './signed-in.ts'
import type { Tables } from './tables.ts'

/**
 * Signing in with OpenID Connect: at the provider that is configured, or at one in this process where everybody may be whichever
 * made-up person they like.
 */
export async function openSignIn(needs: Needs): Promise<SignIn> {
  const { origin, clock, database, provider } = needs
  const { client, pages } = provider ? { client: await clientOf(provider), pages: [] } : await madeUp(needs)
  const config = discovery(client)
  const sessions = providerSessions(needs)
  const relying = {
    ...{ origin, clock, client, config, sessions },
    // Made-up people stay who they are when the address changes.
    knownAs: provider ? provider.issuer.href : 'made-up',
    assurance: provider?.assurance ?? eidasLevel,
    backInEveryLanguage: !provider,
  }
  const elsewhere = signedOutElsewhere({
    clientId: client.clientId,
    config: ({ raw }) => config(raw.request.server),
    isUsed: sessions.isUsed,
    async end({ rooms }, issuer, said) {
      for (const tokenHash of await sessions.find(issuer, said)) await rooms.people.endSession(tokenHash)
      await sessions.use(issuer, said.token)
    },
  })
  return {
    pages: [...signInPages(relying), ...(provider ? [elsewhere] : pages)],
    formTargets: provider ? [provider.issuer.origin] : [],
    forTryingOut: !provider,
    sweep: () => sweep(database, clock),
  }
}

/** Loaded only where it is used; as it is loaded, it warns of every Node that is not under long-term support yet. */
async function madeUp(needs: Needs) {
  const { warn } = console
  console.warn = (...said) => String(said[0]).includes('oidc-provider ') || warn(...said)
  const { openMadeUp } = await import('./made-up/open.ts').finally(() => {
    console.warn = warn
  })
  return openMadeUp(needs)
}

async function clientOf({ issuer, clientId, secret, privateKey, scope, extra }: ProviderSettings): Promise<Client> {
  if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname))
    throw new Error(`The provider of sign-in must be reached over https:, and ${issuer.href} is not.`)
  const authentication = privateKey ? await byKey(privateKey) : secret ? oidc.ClientSecretBasic(secret) : oidc.None()
  return { issuer, clientId, authentication, scope: scope ?? 'openid profile email', extra: extra ?? {} }
}

async function byKey(text: string): Promise<oidc.ClientAuth> {
  const jwk = JSON.parse(text)
  return oidc.PrivateKeyJwt({ key: (await importJWK(jwk)) as CryptoKey, kid: jwk.kid })
}

async function sweep(database: Database, clock: Clock): Promise<number> {
  const tables = database.for<Tables>()
  const models = await tables.deleteFrom('sign_in_models').where('expires_at', '<=', clock.now()).executeTakeFirst()
  const named = await tables.deleteFrom('provider_sessions').where('expires_at', '<=', clock.now()).executeTakeFirst()
  const used = await tables.deleteFrom('logout_tokens').where('expires_at', '<=', clock.now()).executeTakeFirst()
  return Number(models.numDeletedRows + named.numDeletedRows + used.numDeletedRows)
}
