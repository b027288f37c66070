import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { html } from '#engines/page'
import { testState } from '#test-state'
import { testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, goTo, isLocalPath, show } from '#web/kit'

const pages: Page[] = [
  { path: '/', mayVisit: anyone, get: () => show({ title: 'First', body: html`<h1>First</h1>` }) },
  {
    path: '/a/:b',
    mayVisit: anyone,
    get: ({ path, params }) => show({ title: 'A', body: html`<h1>${path} ${params.b}</h1>` }),
  },
  { path: '/on', mayVisit: anyone, get: () => goTo('/a/1') },
  { path: '/out', mayVisit: anyone, get: ({ query }) => goTo(query.get('to') ?? '') },
]

/** What a server answers to a request line that no client would write. */
async function raw(app: FastifyInstance, url: string, host = 'localhost:3000'): Promise<string> {
  if (!app.server.listening) await app.listen({ port: 0, host: 'localhost' })
  const socket = connect((app.server.address() as AddressInfo).port, 'localhost')
  socket.end(`GET ${url} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

test('languages', async (t) => {
  const app = await testApp(t, await testState(t), pages)
  const get = (url: string) => visitor(app).get(url)

  await t.test('the main language has no prefix, the others have theirs, and the direction is right', async () => {
    assert.match((await get('/')).text, /<html[^>]* lang="en" dir="ltr"/)
    assert.match((await get('/fr')).text, /<html[^>]* lang="fr" dir="ltr"/)
    assert.match((await get('/fr/')).text, /<html[^>]* lang="fr"/)
    assert.match((await get('/FR/a/1')).text, /<html[^>]* lang="fr"/)
    assert.match((await get('/ar/a/1')).text, /<html[^>]* lang="ar" dir="rtl"/)
    assert.match((await get('/ar?q=1')).text, /<h1>First/)
  })

  await t.test('a right-to-left page has the other style sheet', async () => {
    const sheet = ({ text }: { text: string }) => /rel="stylesheet" href="([^"]*)"/.exec(text)![1]!
    assert.notEqual(sheet(await get('/ar')), sheet(await get('/fr')))
  })

  await t.test('a prefix that is no language of the place is no page', async () => {
    for (const path of ['/en', '/de', '/frx', '/fr-', '/fr/fr']) assert.equal((await get(path)).status, 404, path)
  })

  await t.test('the links to other languages stay on the same page, query and all', async () => {
    const { text } = await get('/fr/a/1?q=caf%C3%A9&after=2')
    const links = [...text.matchAll(/rel="alternate"/g)].length
    assert.equal(links, 2)
    assert.match(text, /href="\/a\/1\?q=caf%C3%A9&amp;after=2" rel="alternate" lang="en"/)
    assert.match(text, /href="\/ar\/a\/1\?q=caf%C3%A9&amp;after=2" rel="alternate" lang="ar"/)
  })

  await t.test('whoever is sent on stays in their language', async () => {
    assert.equal((await get('/ar/on')).path, '/ar/a/1')
    assert.equal((await get('/on')).path, '/a/1')
  })

  await t.test('a refusal speaks the language of the page', async () => {
    assert.match((await get('/fr/nothing')).text, /<h1[^>]*>Page introuvable/)
  })

  await t.test('no page sends anybody to another site by a path', async () => {
    const hostile = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '\\\\evil',
      '/a\r\nset-cookie: x',
      '/a\tb',
      '',
      'javascript:1',
    ]
    for (const to of hostile) {
      assert.equal(isLocalPath(to), false, to)
      const answer = await visitor(app).once('GET', `/out?to=${encodeURIComponent(to)}`)
      assert.equal(answer.statusCode, 500, to)
      assert.equal(answer.headers.location, undefined)
    }
    assert.equal(isLocalPath('/applications/K7QM2-9XW4C?x=//y'), true)
  })

  await t.test('no page that is not there links to another site, whatever its address looks like', async () => {
    const addresses = [
      '//evil.example',
      '/fr//evil.example',
      '/ar//evil.example/x?q',
      '/\\evil.example',
      '/fr/\\evil.example',
      '/fr/%',
    ]
    for (const url of [...addresses, 'http://evil.example/', '*']) {
      const answer = await raw(app, url)
      assert.match(answer, /^HTTP\/1\.1 400 /, url)
      assert.doesNotMatch(answer, /(href|action)="[^"]*evil/, url)
      assert.doesNotMatch(answer, /(href|action)="(\/\/|\/\\|http)/, url)
    }
    assert.match(await raw(app, '/fr/%'), /<html[^>]* lang="fr"/)
  })

  await t.test('another name of this machine leads to the one that cookies know', async () => {
    const answer = await app.inject({ url: '/fr/a/1?q=1', headers: { host: '127.0.0.1:3000' } })
    assert.equal(answer.statusCode, 302)
    assert.equal(answer.headers.location, 'http://localhost:3000/fr/a/1?q=1')
    assert.equal((await app.inject({ url: '/', headers: { host: 'evil.example' } })).statusCode, 200)
    for (const url of ['//evil.example/x', '/fr//evil.example', 'http://evil.example/']) {
      const location = /^location: (.*)\r$/im.exec(await raw(app, url, '127.0.0.1:3000'))?.[1] ?? ''
      assert.match(location, /^(http:\/\/localhost:3000\/.*)?$/, url)
    }
  })
})
