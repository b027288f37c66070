import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#engines/page'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, goTo, show } from '#web/kit'

const home: Page = {
  path: '/',
  mayVisit: anyone,
  get: () => show({ title: 'Home', body: html`home` }),
  post: () => goTo('/'),
}

test('while anybody may be anybody, no other name leads here', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, [home], { forTryingOut: true })
  const statusOf = async (host: string, method: 'GET' | 'POST' = 'GET', url = '/') =>
    (await app.inject({ method, url, headers: { host } })).statusCode
  for (const host of ['localhost:3000', 'localhost:9999']) assert.equal(await statusOf(host), 200, host)
  for (const host of ['127.0.0.1:3000', '[::1]:3000', '127.0.0.1']) assert.equal(await statusOf(host), 302, host)
  for (const host of [
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.7:3000',
  ])
    for (const url of ['/', '/health', '/nowhere', '/fr/', '/assets/x.css']) {
      assert.equal(await statusOf(host, 'GET', url), 421, `${host}${url}`)
      assert.equal(await statusOf(host, 'POST', url), 421, `${host}${url}`)
    }
  const { body } = await app.inject({ url: '/fr/', headers: { host: 'evil.example' } })
  assert.match(body, /Ce n’est pas notre adresse/)
  const there = { forTryingOut: true, origin: new URL('https://try.example') }
  const elsewhere = await testApp(t, state, [home], there)
  for (const [host, status] of [
    ['try.example', 200],
    ['evil.example', 421],
  ] as const)
    assert.equal((await elsewhere.inject({ url: '/', headers: { host } })).statusCode, status)
})

test('with a provider of its own, whoever is in front sees to names', async (t) => {
  const app = await testApp(t, await testState(t), [home])
  assert.equal((await app.inject({ url: '/', headers: { host: 'inside.example' } })).statusCode, 200)
})
