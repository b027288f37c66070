import assert from 'node:assert/strict'
import type { Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'
import { html } from '#engines/page'
import type { TestState } from '#test-state'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import type { Page } from '#web/kit'
import { show, signedIn } from '#web/kit'
import { openSignIn } from '#web/sign-in'

const mine: Page = {
  path: '/mine',
  mayVisit: signedIn,
  get: ({ person, token }) =>
    show({ title: 'Mine', body: html`<h1>${person!.name}, ${person!.assurance}</h1><form>${token()}</form>` }),
}

const claims = { sub: 'somebody', name: 'Aroha Ngata', email: 'aroha@post.example' }

/** On a port that nobody else was given: one that was free a moment ago may be another test's by now. */
const listening = async (server: Server, host = '127.0.0.1') => {
  await new Promise<void>((ready) => server.listen(0, host, ready))
  return (server.address() as { port: number }).port
}

/** A provider on another host, that nobody has told of Publica's pages: it signs everybody in as the same person. */
async function otherProvider(t: { after(work: () => void): void }, relying: URL) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const server = createServer((request, response) => answer(request, response))
  const issuer = `http://127.0.0.1:${await listening(server)}`
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'other', alg: 'RS256', use: 'sig' } as never] },
    clients: [
      {
        client_id: 'a-portal',
        client_secret: 'a secret that is long enough',
        redirect_uris: [new URL('/sign-in/return', relying).href],
        post_logout_redirect_uris: [new URL('/signed-out', relying).href],
        backchannel_logout_uri: new URL('/sign-in/signed-out-elsewhere', relying).href,
        backchannel_logout_session_required: true,
      },
    ],
    cookies: { keys: ['a key'] },
    claims: { openid: ['sub', 'acr'], profile: ['name'], email: ['email'] },
    acrValues: ['http://eidas.europa.eu/LoA/substantial'],
    // Its own way out refuses this machine, which is where the test's Publica is.
    fetch: (url: URL | string, { dispatcher: _, ...init }: RequestInit & { dispatcher?: unknown }) => fetch(url, init),
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...claims, sub }) }),
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  } as ConstructorParameters<typeof Provider>[1])
  const callback = provider.callback()
  const asked: string[] = []
  let breaks: string | undefined
  let breakDown = (_response: ServerResponse) => {}
  const answer: Parameters<typeof createServer>[1] & ((...of: never[]) => unknown) = (request, response) => {
    asked.push(request.url!)
    if (breaks && request.url!.startsWith(breaks)) return breakDown(response)
    if (!request.url!.startsWith('/interaction/')) return callback(request, response)
    const login = { accountId: claims.sub, acr: 'http://eidas.europa.eu/LoA/substantial' }
    return provider.interactionFinished(request, response, { login })
  }
  t.after(() => void server.close())
  return {
    issuer: new URL(issuer),
    privateKey,
    /** What it was asked for, by path and query. */
    asked,
    /** From now on what is asked under this path is answered so. */
    breakAt(path: string | undefined, how = breakDown): void {
      breaks = path
      breakDown = how
    },
    stop: () => new Promise((closed) => server.close(closed).closeAllConnections()),
    server,
  }
}

/** A browser over real HTTP that visits several hosts, and keeps the cookies of each apart. */
function browser() {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL) => jars.get(url.hostname) ?? jars.set(url.hostname, new Map()).get(url.hostname)!
  async function go(
    address: string,
    fields?: Record<string, string>,
  ): Promise<{ at: URL; status: number; text: string }> {
    const url = new URL(address)
    const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = fields && new URLSearchParams(fields)
    const answer = await fetch(url, { method: body ? 'POST' : 'GET', body, headers: { cookie }, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';', 1)[0]!.split(/=(.*)/s) as [string, string]
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jarOf(url).delete(name)
      else jarOf(url).set(name, value)
    }
    const location = answer.headers.get('location')
    if (location) return go(new URL(location, url).href)
    return { at: url, status: answer.status, text: await answer.text() }
  }
  return { go, jars }
}

/** How a sign-out is told, where that is not as the provider tells it. */
interface Said {
  key: CryptoKey
  aud: string
  age: number
  typ: string
}

const heading = ({ text }: { text: string }) => /<h1[^>]*>([^<]*)/.exec(text)?.[1]
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

async function portal(t: Parameters<typeof testApp>[0] & Parameters<typeof testState>[0], state: TestState) {
  const server = createServer((request, response) => app.routing(request, response))
  const origin = new URL(`http://localhost:${await listening(server, 'localhost')}`)
  t.after(() => void server.close().closeAllConnections())
  const provider = await otherProvider(t, origin)
  const settings = { issuer: provider.issuer, clientId: 'a-portal', secret: 'a secret that is long enough' }
  const signIn = await openSignIn({ ...state, origin, provider: settings })
  const app = await testApp(t, state, [mine, ...signIn.pages], { origin, formTargets: signIn.formTargets })
  await app.ready()
  const at = (path: string) => new URL(path, origin).href
  return { app, at, origin, provider, signIn }
}

test('signing in at another provider', async (t) => {
  const state = await testState(t)
  const { app, at, provider, signIn } = await portal(t, state)

  const cookieOf = (who: ReturnType<typeof browser>) => `publica=${who.jars.get('localhost')?.get('publica') ?? ''}`
  const isIn = async (cookie: string) =>
    (await fetch(at('/mine'), { redirect: 'manual', headers: { cookie } })).status === 200

  await t.test('by discovery alone: the person, by name, as sure as the provider is', async () => {
    const seen = await browser().go(at('/fr/mine'))
    assert.equal(seen.at.href, at('/fr/mine'))
    assert.equal(heading(seen), 'Aroha Ngata, substantial')
  })

  await t.test('the provider for trying out is nowhere', async () => {
    assert.equal(signIn.forTryingOut, false)
    assert.deepEqual(signIn.formTargets, [provider.issuer.origin])
    for (const path of ['/made-up-people/auth', '/sign-in/choose/x'])
      assert.equal((await app.inject(path)).statusCode, 404)
  })

  await t.test('a provider that breaks down on the way is said to be away, and signing in again works', async () => {
    const sentBack = (response: ServerResponse) => {
      const state = new URLSearchParams(response.req.url?.split('?')[1]).get('state') ?? ''
      const location = at(
        `/sign-in/return?${new URLSearchParams({ error: 'temporarily_unavailable', iss: provider.issuer.origin, state })}`,
      )
      response.writeHead(303, { location }).end()
    }
    const breakdowns: [string, (response: ServerResponse) => void][] = [
      ['/token', (response) => response.writeHead(500).end('Oops')],
      ['/token', (response) => response.destroy()],
      ['/me', (response) => response.writeHead(502).end('Oops')],
      ['/auth', sentBack],
    ]
    for (const [path, how] of breakdowns) {
      const aroha = browser()
      provider.breakAt(path, how)
      const seen = await aroha.go(at('/mine'))
      assert.deepEqual([seen.status, heading(seen)], [503, 'Signing in is not possible for the moment'], path)
      provider.breakAt(undefined)
      assert.equal(heading(await aroha.go(at('/mine'))), 'Aroha Ngata, substantial')
    }
  })

  await t.test('what the provider refuses is no breakdown', async () => {
    provider.breakAt(
      '/token',
      (response) =>
        void response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}'),
    )
    assert.equal((await browser().go(at('/mine'))).status, 400)
    provider.breakAt(undefined)
  })

  await t.test('signing out here signs out there too, and comes back', async () => {
    const aroha = browser()
    const seen = await aroha.go(at('/mine'))
    const asked = await aroha.go(at('/sign-out'), { _token: hidden(seen.text, '_token') })
    assert.equal(asked.at.host, provider.issuer.host)
    const done = await aroha.go(new URL('/session/end/confirm', provider.issuer).href, {
      xsrf: hidden(asked.text, 'xsrf'),
      logout: 'yes',
    })
    assert.equal(done.at.href, at('/signed-out'))
    assert.equal(await isIn(cookieOf(aroha)), false)
  })

  await t.test('signing out there signs out here too, in this browser and not in the others', async () => {
    const [phone, desk] = [browser(), browser()]
    for (const one of [phone, desk]) await one.go(at('/mine'))
    const asked = await phone.go(new URL('/session/end', provider.issuer).href)
    await phone.go(new URL('/session/end/confirm', provider.issuer).href, {
      xsrf: hidden(asked.text, 'xsrf'),
      logout: 'yes',
    })
    assert.equal(await isIn(cookieOf(phone)), false)
    assert.equal(await isIn(cookieOf(desk)), true)
  })

  await t.test('only the provider can sign somebody out: no other key, audience, age or shape of token', async () => {
    const aroha = browser()
    await aroha.go(at('/mine'))
    const stranger = (await generateKeyPair('RS256')).privateKey
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const say = async (
      payload: Record<string, unknown>,
      { key = provider.privateKey, aud = 'a-portal', age = 0, typ }: Partial<Said> = {},
    ) => {
      const now = Math.floor(Date.now() / 1000)
      const token = await new SignJWT({ jti: 'x', sub: claims.sub, ...payload })
        .setProtectedHeader({ alg: 'RS256', kid: 'other', typ })
        .setIssuer(provider.issuer.origin)
        .setAudience(aud)
        .setIssuedAt(now - age)
        .sign(key)
      const body = new URLSearchParams({ logout_token: token })
      return (await fetch(at('/sign-in/signed-out-elsewhere'), { method: 'POST', body })).status
    }
    for (let count = 0; count < 5; count++) assert.equal(await say({ events }, { key: stranger }), 400)
    assert.ok(provider.asked.filter((path) => path === '/jwks').length <= 2, 'it is not asked for its keys each time')
    assert.equal(await say({ events }, { aud: 'somebody-else' }), 400)
    assert.equal(await say({ events }, { age: 3600 }), 400)
    assert.equal(await say({ events }, { typ: 'at+jwt' }), 400)
    assert.equal(await say({}), 400)
    assert.equal(await say({ events, nonce: 'x' }), 400)
    assert.equal(await say({ events, sub: undefined }), 400)
    assert.equal(
      (await fetch(at('/sign-in/signed-out-elsewhere'), { method: 'POST', body: new URLSearchParams() })).status,
      400,
    )
    assert.equal(await isIn(cookieOf(aroha)), true)
    assert.equal(await say({ events }), 200)
    assert.equal(await isIn(cookieOf(aroha)), false)
    await aroha.go(at('/mine'))
    assert.equal(await say({ events }), 400, 'a token is taken once')
    assert.equal(await isIn(cookieOf(aroha)), true)
    for (const typ of ['logout+jwt', 'JWT', 'application/logout+jwt'])
      assert.equal(await say({ events, jti: typ }, { typ }), 200)
  })

  await t.test('a provider that goes away is said to be away, by every door', async () => {
    const begun = await fetch(at('/sign-in'), { redirect: 'manual' })
    const cookie = begun.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ')
    const given = new URL(begun.headers.get('location')!).searchParams.get('state') ?? ''
    await provider.stop()
    const query = new URLSearchParams({ code: 'x', state: given, iss: provider.issuer.origin })
    assert.equal((await fetch(at(`/sign-in/return?${query}`), { headers: { cookie } })).status, 503)
  })
})

test('a provider that does not answer is said so, and asked again at the next try', async (t) => {
  const state = await testState(t)
  const origin = new URL('http://localhost:3000')
  let isThere = false
  const server = createServer((_request, response) => (isThere ? describe(response) : response.destroy()))
  t.after(() => void server.close())
  const issuer = new URL(`http://127.0.0.1:${await listening(server)}`)
  const describe = (response: ServerResponse) =>
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        issuer: issuer.origin,
        authorization_endpoint: `${issuer.origin}/auth`,
        jwks_uri: `${issuer.origin}/keys`,
      }),
    )
  const signIn = await openSignIn({ ...state, origin, provider: { issuer, clientId: 'a-portal' } })
  const app = await testApp(t, state, signIn.pages, { origin })
  const { statusCode, body } = await app.inject('/fr/sign-in')
  assert.equal(statusCode, 503)
  assert.match(body, /La connexion est impossible pour le moment/)
  isThere = true
  const { statusCode: then, headers } = await app.inject('/sign-in')
  assert.equal(then, 303)
  const { searchParams } = new URL(headers.location!)
  for (const name of ['state', 'nonce', 'code_challenge']) assert(searchParams.get(name)!.length >= 43, name)
  assert.equal(searchParams.get('code_challenge_method'), 'S256')
})

test('a sign-out that cannot be checked, since the provider is away, may be said again', async (t) => {
  const state = await testState(t)
  const origin = new URL('http://localhost:3000')
  const issuer = new URL('http://127.0.0.1:1')
  const signIn = await openSignIn({ ...state, origin, provider: { issuer, clientId: 'a-portal' } })
  const app = await testApp(t, state, signIn.pages, { origin })
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/sign-in/signed-out-elsewhere',
    payload: 'logout_token=x.y.z',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(statusCode, 503)
})

test('a provider over http on another machine is not opened', async (t) => {
  const state = await testState(t)
  const provider = { issuer: new URL('http://id.example'), clientId: 'x' }
  await assert.rejects(
    openSignIn({ ...state, origin: new URL('https://x.example'), provider }),
    /must be reached over https:/,
  )
})
