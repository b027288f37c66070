import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPeople } from '#domain/people'
import type { Posted } from '#engines/form'
import { html } from '#engines/page'
import { openDatabase } from '#ground/database'
import { wayTo } from '#ground/test-database'
import { openVault } from '#ground/vault'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, goTo, show, signedIn } from '#web/kit'

const posted: Posted[] = []
const here = { 'sec-fetch-site': 'same-origin' }

const pages: Page[] = [
  {
    path: '/',
    mayVisit: anyone,
    get: ({ token }) => show({ title: 'First', body: html`<form>${token()}</form>` }),
    post: () => goTo('/'),
  },
  { path: '/mine', mayVisit: signedIn, get: () => show({ title: 'Mine', body: html`<h1>Mine</h1>` }) },
  {
    path: '/form',
    mayVisit: signedIn,
    get: ({ token }) => show({ title: 'Form', body: html`<form method="post">${token()}</form>` }),
    post(visit) {
      posted.push(visit.posted)
      return goTo('/form')
    },
  },
]

const typed: [string, string][] = [
  ['name', '"1" <b> & \'2\''],
  ['name', 'two\nlines'],
  ['__proto__', 'x'],
  ['_then', 'save'],
]
const main = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
const actionOf = (text: string) => /<form[^>]*\saction="([^"]*)"/.exec(main(text))?.[1]
const tokenOf = (text: string) => /name="_token" value="([^"]*)"/.exec(main(text))?.[1] ?? ''
const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const kept = /name="name" value="&quot;1&quot; &lt;b&gt; &amp; &#39;2&#39;">.*name="name" value="two\nlines">/s

test('while the database is away', async (t) => {
  const state = await testState(t)
  const { clock, place, log } = state
  const way = await wayTo(t, state.url)
  const database = openDatabase({ url: way.url, log })
  t.after(() => database.close())
  const vault = await openVault({ database, clock, masterKey: new Uint8Array(32).fill(7) })
  const far = { ...state, database, vault, people: openPeople({ database, vault, clock, place }) }
  const app = await testApp(t, far, pages)
  const { session } = await signedInVisitor(app, far, await someone(far))
  assert.equal((await session.get('/mine')).status, 200)
  const form = await session.get('/fr/form?change=yes')

  way.cut()

  await t.test('whoever is known is told so by a page, in their language, with when to try again', async () => {
    const { status, text, headers } = await session.get('/fr/mine')
    assert.equal(status, 503)
    assert.match(text, /<h1[^>]*>Le site ne fonctionne pas pour le moment/)
    assert.equal(headers['retry-after'], '5')
  })

  const press = (seen: typeof form, fields: [string, string][] = []) =>
    session.post(actionOf(seen.text) ?? seen.path, [['_token', tokenOf(seen.text)], ...fields], here)

  await t.test('what was posted stays on the page, and one press posts it again, as often as it takes', async () => {
    const told = await press(form, typed)
    assert.equal(told.status, 503)
    assert.match(told.text, kept)
    assert.equal(actionOf(told.text), '/fr/form?change=yes')
    assert.match(told.text, /n’est pas perdu/)
    const again = await press(told, typed)
    assert.equal(again.status, 503)
    assert.match(again.text, kept)
  })

  await t.test('what another site posted is offered to nobody', async () => {
    for (const from of ['cross-site', 'same-site'])
      assert.doesNotMatch(
        (await session.post('/form', [['name', 'x']], { 'sec-fetch-site': from })).text,
        /<form method="post" action="\/form/,
      )
    assert.doesNotMatch((await session.post('/form', [['name', 'x']])).text, /<form method="post" action="\/form/)
  })

  await t.test('what needs no database goes on', async () => {
    const amina = visitor(app)
    const form = await amina.get('/')
    assert.equal(form.status, 200)
    assert.equal((await amina.press(form)).status, 200)
    assert.equal((await amina.get('/nothing')).status, 404)
  })

  await t.test('whoever watches the machine is told', async () => {
    assert.equal((await app.inject('/health')).statusCode, 503)
  })

  await way.mend()

  await t.test('what was posted meanwhile arrives as it was typed', async () => {
    assert.deepEqual(posted, [])
    way.cut()
    const told = await press(form, typed)
    await way.mend()
    const fields = [...told.text.matchAll(/type="hidden" name="(?!_token)([^"]*)" value="([^"]*)"/g)]
    await press(
      told,
      fields.map(([, name, value]) => [name!, plain(value!)]),
    )
    const [arrived] = posted
    assert.deepEqual(
      [...arrived!],
      [
        ['name', [typed[0]![1], typed[1]![1]]],
        ['__proto__', ['x']],
        ['_then', ['save']],
      ],
    )
  })

  await t.test('it is back by itself, and nobody is signed out', async () => {
    assert.equal((await session.get('/mine')).status, 200)
    assert.equal((await app.inject('/health')).statusCode, 200)
  })
})
