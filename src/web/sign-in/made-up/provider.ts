import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { Provider } from 'oidc-provider'
import type { MadeUpPerson, Place } from '#domain/place'
import type { Log } from '#ground/log'
import { failedPath, unreachablePath } from '../paths.ts'
import type { ProviderKeys } from './keys.ts'
import type { memory } from './memory.ts'

export const mountPath = '/made-up-people'
export const clientId = 'publica'

interface ProviderNeeds {
  origin: URL
  place: Place
  keys: ProviderKeys
  adapter: ReturnType<typeof memory>
  log: Log
}

/** An OpenID provider in this process, at which everybody may be whichever made-up person they like. */
export function openProvider(needs: ProviderNeeds): Provider {
  const { origin, log } = needs
  const provider = new Provider(new URL(mountPath, origin).href, configuration(needs))
  provider.proxy = true
  provider.use(withoutItsOwnFailures)
  provider.use(withoutScripts)
  provider.on('server_error', (_ctx, error) => log.error({ err: error }, 'the provider for trying out'))
  ;(provider as NodeJS.EventEmitter).on('error', (error) => log.error({ err: error }, 'the provider for trying out'))
  return provider
}

/**
 * Answers a request under the mount path. The provider works its own address out from the request: it is told the one that
 * we were configured with, whatever the request says.
 */
export function answering(provider: Provider, origin: URL) {
  const answer = provider.callback()
  return (request: IncomingMessage & { originalUrl?: string }, response: ServerResponse): unknown => {
    request.url = request.url?.slice(mountPath.length) || '/'
    request.originalUrl = mountPath + request.url
    delete request.headers['x-forwarded-host']
    request.headers.host = origin.host
    request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
    return answer(request, response)
  }
}

const configuration = ({ origin, place, keys, adapter }: ProviderNeeds): Configuration => ({
  adapter,
  jwks: { keys: [keys.provider as never] },
  clients: [clientOf(origin, place, keys)],
  cookies: {
    keys: [keys.cookies],
    names: { session: 'made-up-session', interaction: 'made-up-choice', resume: 'made-up-resume' },
    long: { signed: true, sameSite: 'lax', httpOnly: true },
    // At the root, so that the page on which people choose may be read in any language.
    short: { signed: true, sameSite: 'lax', httpOnly: true, path: '/' },
  },
  claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
  pkce: { required: () => true },
  clientBasedCORS: () => false,
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: endAtOnce, postLogoutSuccessSource: toFirstPage },
  },
  interactions: { url: (ctx, { uid }) => `${prefixOf(ctx, place)}/sign-in/choose/${uid}` },
  ttl: {
    Interaction: 3600,
    Session: 12 * 3600,
    Grant: 12 * 3600,
    AccessToken: 600,
    IdToken: 600,
    AuthorizationCode: 60,
  },
  loadExistingGrant: grantAll,
  findAccount: (_ctx, subject) => accountOf(place.madeUpPeople.find((person) => person.subject === subject)),
  renderError: (ctx, { error }) => ctx.redirect(error === 'server_error' ? unreachablePath : failedPath),
})

const clientOf = (origin: URL, place: Place, { client }: ProviderKeys) => {
  const { d: _, ...key } = client
  return {
    client_id: clientId,
    token_endpoint_auth_method: 'private_key_jwt' as const,
    token_endpoint_auth_signing_alg: 'ES256' as const,
    id_token_signed_response_alg: 'ES256' as const,
    jwks: { keys: [key as never] },
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
    redirect_uris: [new URL('/sign-in/return', origin).href],
    post_logout_redirect_uris: ['', ...place.languages.slice(1).map(({ tag }) => `/${tag}`)].map(
      (prefix) => new URL(`${prefix}/signed-out`, origin).href,
    ),
  }
}

const prefixOf = ({ oidc }: KoaContextWithOIDC, { languages }: Place): string => {
  const wanted = languages.slice(1).find(({ tag }) => tag === oidc.params?.ui_locales)
  return wanted ? `/${wanted.tag}` : ''
}

const accountOf = (person: MadeUpPerson | undefined) =>
  person && {
    accountId: person.subject,
    claims: () => ({ sub: person.subject, name: person.name, email: person.email }),
  }

/** What breaks while it keeps its session breaks outside of its own care, and Koa would say so in a bare line of English. */
async function withoutItsOwnFailures(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  try {
    await next()
  } catch (error) {
    if (!ctx.accepts('html')) throw error
    ctx.app.emit('error', error, ctx)
    ctx.redirect(unreachablePath)
  }
}

/** Two of the provider's own pages send a form by a script, which our Content-Security-Policy does not let run. */
async function withoutScripts(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  await next()
  if (typeof ctx.body !== 'string' || !ctx.body.includes('<title>Submitting Callback</title>')) return
  ctx.redirect(ctx.oidc.route === 'end_session' ? afterSigningOut(ctx) : failedPath)
}

/** No page asks for consent: the only client is the house itself. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}

/**
 * Signing out began at our own page, with a token and a button; asking a second time would need a page with a script. Without
 * proof that it is about whoever is signed in here (their ID token), nobody is signed out.
 */
async function endAtOnce(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, entities } = ctx.oidc
  const to = afterSigningOut(ctx)
  if (session?.accountId && entities.IdTokenHint?.payload.sub === session.accountId) await session.destroy()
  ctx.redirect(to)
}

const afterSigningOut = ({ oidc }: KoaContextWithOIDC): string =>
  (oidc.session?.state as { postLogoutRedirectUri?: string } | undefined)?.postLogoutRedirectUri ?? '/'

const toFirstPage = (ctx: KoaContextWithOIDC) => ctx.redirect('/')
