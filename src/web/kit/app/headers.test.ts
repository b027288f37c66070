import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { html } from '#engines/page'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, show } from '#web/kit'

const pages: Page[] = [
  { path: '/', mayVisit: anyone, get: () => show({ title: 'First', body: html`<h1>First</h1>` }) },
  { path: '/links/:token', mayVisit: anyone, get: () => show({ title: 'Link', body: html``, secretAddress: true }) },
]

test('what every answer carries', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, pages, { formTargets: ['https://id.example'] })
  const host = { host: 'localhost:3000' }

  await t.test('nothing inline runs or styles, and nothing of another site is loaded', async () => {
    const policy = new Map(
      String((await visitor(app).get('/')).headers['content-security-policy'])
        .split(';')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    )
    assert.equal(policy.get('default-src'), "'none'")
    assert.equal(policy.get('script-src'), "'self'")
    assert.equal(policy.get('style-src'), "'self'")
    assert.equal(policy.get('frame-ancestors'), "'none'")
    assert.equal(policy.get('base-uri'), "'none'")
    assert.equal(policy.get('form-action'), "'self' https://id.example")
    assert(![...policy.values()].some((sources) => /unsafe|\*|data:/.test(sources)))
  })

  await t.test('a page holds nothing that the policy would stop', async () => {
    const { session } = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg' }))
    for (const path of ['/', '/ar', '/nothing'])
      assert.doesNotMatch(
        (await session.get(path)).text,
        / style="|<style|<script(?![^>]* src="\/)| on[a-z]+="|javascript:|https?:\/\/(?!www\.w3\.org)/,
      )
  })

  await t.test('refusals and files carry the same headers as pages', async () => {
    for (const url of ['/', '/nothing', '/%', '/health']) {
      const { headers } = await app.inject({ url, headers: host })
      assert.equal(headers['x-content-type-options'], 'nosniff', url)
      assert.equal(headers['x-frame-options'], 'DENY', url)
      assert(headers['content-security-policy'], url)
      assert.equal(headers['x-powered-by'], undefined)
    }
  })

  await t.test('an address that is a secret is told to nobody', async () => {
    assert.equal((await visitor(app).get('/links/abc')).headers['referrer-policy'], 'no-referrer')
    assert.equal((await visitor(app).get('/')).headers['referrer-policy'], 'same-origin')
  })

  await t.test('pages go out compressed', async () => {
    const { text } = await visitor(app).get('/')
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const answer = await app.inject({ url: '/', headers: { ...host, 'accept-encoding': encoding } })
      assert.equal(answer.headers['content-encoding'], encoding)
      assert.equal(unpack(answer.rawPayload).toString(), text)
    }
  })

  await t.test('what pages load is there, compressed once, and may be kept for ever', async () => {
    const { text } = await visitor(app).get('/ar')
    const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map(([, path]) => path!)
    assert(files.length >= 4, files.join())
    for (const url of files) {
      const plain = await app.inject({ url, headers: host })
      const packed = await app.inject({ url, headers: { ...host, 'accept-encoding': 'gzip, br' } })
      assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.equal(packed.headers['content-encoding'], 'br')
      assert.equal(packed.headers.vary, 'accept-encoding')
      assert.deepEqual(brotliDecompressSync(packed.rawPayload), plain.rawPayload)
    }
    const refused = await app.inject({ url: files[0]!, headers: { ...host, 'accept-encoding': 'br;q=0, gzip' } })
    assert.equal(refused.headers['content-encoding'], 'gzip')
  })
})
