import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { html } from '#engines/page'
import { openLog } from '#ground/log'
import { Refusal } from '#ground/refusal'
import { testState } from '#test-state'
import { testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, json, show } from '#web/kit'

const pages: Page[] = [
  { path: '/', mayVisit: anyone, get: () => show({ title: 'First', body: html`<h1>First</h1>` }) },
  { path: '/a/:b', mayVisit: anyone, get: ({ params }) => show({ title: 'A', body: html`<h1>${params.b}</h1>` }) },
  {
    path: '/fault',
    mayVisit: anyone,
    get() {
      throw new Error('the cause that only the log may hold')
    },
  },
  {
    path: '/stale',
    mayVisit: anyone,
    get() {
      throw new Refusal('seen-is-stale', { seen: 3, newest: 5 })
    },
  },
  { path: '/api/echo', mayVisit: anyone, speaks: 'json', post: ({ body }) => json(JSON.parse(body)) },
]

test('failures', async (t) => {
  const state = await testState(t)
  const lines: string[] = []
  const log = openLog({ level: 'info', to: { write: (line: string) => void lines.push(line) } })
  const app = await testApp(t, state, pages, { log })
  const get = (url: string) => visitor(app).get(url)

  await t.test('a fault is a page with a number, and the log has the cause under that number', async () => {
    const { status, text, headers } = await get('/fault')
    assert.equal(status, 500)
    assert.doesNotMatch(text, /the cause/)
    const line = lines.map((one) => JSON.parse(one)).find(({ err }) => err)
    assert.match(line.err.message, /the cause that only the log may hold/)
    assert.match(text, new RegExp(`<strong>${line.reference}</strong>`))
    assert.equal(headers['x-request-id'], line.reference)
    assert.equal(headers['cache-control'], 'no-store')
  })

  await t.test('a refusal is a page with its own words, and the log has what only it may see', async () => {
    const { status, text } = await get('/stale')
    assert.equal(status, 409)
    assert.match(text, /<h1[^>]*>Something happened in this case meanwhile/)
    assert(lines.some((line) => JSON.parse(line).refusal === 'seen-is-stale' && JSON.parse(line).newest === 5))
  })

  await t.test('a wrong method is said with those that there are', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
      const answer = await app.inject({ method, url: '/', payload: method === 'POST' ? 'x' : undefined })
      assert.equal(answer.statusCode, 405, method)
      assert.equal(answer.headers.allow, 'GET, HEAD')
    }
  })

  await t.test('no address is a fault of ours', async () => {
    const long = 'x'.repeat(5000)
    const hostile = [
      '/%',
      '/a/%E0%A4%A',
      '/a/%00',
      '/a/%FF',
      '/a/..%2f..',
      `/a/${long}`,
      '/a/%c0%af',
      '/?q=%',
      '/;x',
      '//',
      '/a//b',
      '/fr/%',
      '/a/b?__proto__[x]=1',
      '/%2e%2e/',
    ]
    for (const url of hostile) {
      const { statusCode, body, headers } = await app.inject({ url, headers: { host: 'localhost:3000' } })
      assert(statusCode < 500, `${url}: ${statusCode}`)
      if (statusCode >= 400) assert.match(body, /<h1/, url)
      assert(headers['content-security-policy'], url)
    }
  })

  await t.test('no header is a fault of ours', async () => {
    const hostile = {
      cookie: 'publica=k.%; ;;=; publica=x; a=%E0%A4%A',
      accept: '*/;',
      'accept-encoding': 'br;q=x,, ;',
      'accept-language': '%',
      'content-type': ';',
      'accept-version': '9',
      'x-forwarded-for': 'x',
    }
    for (const [name, value] of Object.entries(hostile)) {
      const { statusCode } = await app.inject({ url: '/', headers: { host: 'localhost:3000', [name]: value } })
      assert.equal(statusCode, 200, name)
    }
  })

  await t.test('over a real socket, no garbage is a fault of ours', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number }
    const say = (text: string) =>
      new Promise<string>((resolve, reject) => {
        let heard = ''
        const socket = connect(port, '127.0.0.1', () => socket.end(text))
        socket
          .on('data', (data) => (heard += data))
          .on('end', () => resolve(heard))
          .on('error', reject)
      })
    const host = 'Host: localhost:3000\r\nConnection: close\r\n'
    const hostile = [
      'NONSENSE\r\n\r\n',
      `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(40_000)}\r\n\r\n`,
      `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n${host}\r\n`,
      `GET http://evil.example/ HTTP/1.1\r\n${host}\r\n`,
      `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `GET /\u0000 HTTP/1.1\r\n${host}\r\n`,
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
      `FOO / HTTP/1.1\r\n${host}\r\n`,
    ]
    for (const text of hostile) assert.match(await say(text), /^HTTP\/1\.1 [234]\d\d /, text.slice(0, 60))
    assert.match(await say(`GET / HTTP/1.1\r\n${host}\r\n`), /^HTTP\/1\.1 200 /)
  })

  await t.test('a machine gets a problem that it can read (RFC 9457)', async () => {
    const broken = await app.inject({
      method: 'POST',
      url: '/fr/api/echo',
      headers: { 'content-type': 'text/csv' },
      payload: 'a',
    })
    assert.equal(broken.statusCode, 415)
    assert.equal(broken.headers['content-type'], 'application/problem+json; charset=utf-8')
    assert.equal(broken.headers['content-language'], 'fr')
    const { title, status, detail, code } = broken.json()
    assert.deepEqual({ title, status, code }, { title: 'Unsupported Media Type', status: 415, code: 'wrong-type' })
    assert.equal(detail, 'Le type de contenu du corps doit être application/json.')
    assert.equal((await app.inject({ method: 'DELETE', url: '/api/echo' })).json().code, 'wrong-method')
    const absent = await app.inject({ url: '/api/nothing', headers: { accept: 'application/json' } })
    assert.equal(absent.json().code, 'not-found')
  })

  await t.test(
    'under /api/ programs are spoken to, whatever they accept, in the language that they ask for',
    async () => {
      const asked = [
        ['GET', '/api/nothing', 404],
        ['GET', '/api', 404],
        ['GET', '/fr/api/nothing?x=1', 404],
        ['GET', '/api/%', 400],
        ['GET', '/fr/api/%E0%A4%A?q', 400],
        ['GET', '/api/nothing/%FF', 400],
        ['POST', '/api/nothing', 404],
        ['DELETE', '/api/echo', 405],
        ['GET', '/api/echo', 405],
        ['POST', '/api/echo', 415],
      ] as const
      for (const [method, url, status] of asked)
        for (const accept of ['*/*', 'text/html, */*;q=0.1', '']) {
          const headers = { accept, 'accept-language': 'ar', 'content-type': 'text/csv' }
          const answer = await app.inject({ method, url, headers, payload: method === 'POST' ? 'x' : undefined })
          assert.equal(answer.statusCode, status, url)
          assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, `${url} ${accept}`)
          assert.equal(answer.headers['content-language'], 'ar')
          assert.match(answer.json().detail, /[\u0600-\u06ff]/)
        }
      const { allow } = (await app.inject({ method: 'PUT', url: '/api/echo' })).headers
      const wrong = await app.inject({
        method: 'PUT',
        url: '/api/echo?language=fr',
        headers: { 'accept-language': 'ar' },
      })
      assert.equal(wrong.json().detail, `Cette adresse n’accepte que ${allow}.`)
    },
  )

  await t.test('what only looks like the API’s address is for people', async () => {
    for (const url of ['/apia', '/a/api/x', '/links/api', '/de/api/nothing'])
      assert.match((await get(url)).text, /<h1/, url)
  })

  await t.test('a query is never logged', async () => {
    await get('/sign-in/return?code=the-secret-code&state=the-state')
    await get('/nothing/the-path-of-somebody?x=the-query')
    assert.doesNotMatch(lines.join(''), /the-secret-code|the-state|the-query|the-path-of-somebody/)
  })
})

test('too many requests are asked to wait, in words, and reading is not held up by posting', async (t) => {
  const app = await testApp(t, await testState(t), pages, { limits: { requests: 4, posts: 2 } })
  const statuses = async (count: number, method: 'GET' | 'POST', url: string) => {
    const all = []
    for (let i = 0; i < count; i++) all.push((await app.inject({ method, url })).statusCode)
    return all
  }
  assert.deepEqual(await statuses(3, 'POST', '/'), [405, 405, 429])
  assert.deepEqual(await statuses(5, 'GET', '/'), [200, 200, 200, 200, 429])
  const { body, headers } = await app.inject('/fr/nothing')
  assert.match(body, /<h1[^>]*>Trop de requêtes/)
  assert.match(body, /Réessayez dans \d+ secondes/)
  assert(Number(headers['retry-after']) > 0)
  assert.equal((await app.inject('/health')).statusCode, 200)
})
