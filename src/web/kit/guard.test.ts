import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#engines/page'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page, Policy } from '#web/kit'
import { anyone, goTo, json, officer, routesOf, show, signedIn } from '#web/kit'

const never: Policy = { name: 'never', allows: () => false }
const body = html`<h1>Inside</h1>`

const pages: Page[] = [
  { path: '/open', mayVisit: anyone, get: () => show({ title: 'Open', body }) },
  { path: '/mine', mayVisit: signedIn, get: () => show({ title: 'Mine', body }), post: () => goTo('/open') },
  { path: '/never', mayVisit: never, get: () => show({ title: 'Never', body }), post: () => goTo('/open') },
  { path: '/desk', mayVisit: officer, get: () => show({ title: 'Desk', body }) },
  { path: '/api/mine', mayVisit: signedIn, speaks: 'json', get: () => json({ here: true }) },
]

test('guards', async (t) => {
  const state = await testState(t)
  const app = await testApp(t, state, pages)

  await t.test('whoever is not signed in is sent to sign in, and told the way back', async () => {
    const { headers, statusCode } = await visitor(app).once('GET', '/fr/mine?after=3&x=a%20b')
    assert.equal(statusCode, 303)
    assert.equal(headers.location, '/fr/sign-in?return=%2Fmine%3Fafter%3D3%26x%3Da%2Bb')
  })

  await t.test('a form posted by nobody is not led away with what was typed, but told what to do', async () => {
    const answer = await visitor(app).once('POST', '/mine', { name: 'x' })
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /You need to sign in for this/)
    assert.match(answer.body, /href="\/sign-in\?return=%2Fmine"/)
  })

  await t.test('a machine is told by a status, not by a page', async () => {
    const answer = await visitor(app).once('GET', '/api/mine')
    assert.equal(answer.statusCode, 403)
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
    assert.equal(answer.json().code, 'sign-in-needed')
  })

  await t.test('what speaks to programs, and asks for no token, looks at no cookie either', async () => {
    const { session } = await signedInVisitor(app, state, await someone(state))
    const answer = await session.once('GET', '/api/mine')
    assert.equal(answer.json().code, 'sign-in-needed')
    assert.equal(answer.headers['set-cookie'], undefined)
  })

  await t.test('whoever the rule turns away sees nothing of the page, however they come', async () => {
    const { session } = await signedInVisitor(app, state, await someone(state))
    for (const method of ['GET', 'HEAD', 'POST'] as const) {
      const answer = await session.once(method, '/never')
      assert.equal(answer.statusCode, 403, method)
      assert.doesNotMatch(answer.body, /Inside/)
    }
  })

  await t.test('a person without a role is no officer, a person with one is', async () => {
    const resident = await signedInVisitor(app, state, await someone(state))
    assert.equal((await resident.session.get('/desk')).status, 403)
    const ingrid = await signedInVisitor(app, state, await someone(state, { subject: 'ingrid-solberg' }))
    assert.equal((await ingrid.session.get('/desk')).status, 200)
  })

  await t.test(
    'whoever signs in from a page comes back to it, and to the first page from one about signing in',
    async () => {
      const link = async (path: string) =>
        /href="([^"]*)"[^>]*>(?:Sign in|Se connecter)</.exec((await visitor(app).get(path)).text)?.[1]
      assert.equal(await link('/fr/open?q=1'), '/fr/sign-in?return=%2Fopen%3Fq%3D1')
      assert.equal(await link('/sign-in/x'), '/sign-in')
    },
  )

  await t.test('whoever is lost is still greeted by name', async () => {
    const amina = await someone(state)
    const { session } = await signedInVisitor(app, state, amina)
    const { status, text } = await session.get('/nothing')
    assert.equal(status, 404)
    assert(text.includes(amina.name))
    assert.match(text, /href="\/">See all services<\/a>.*Or ask us: <a [^>]*href="tel:/s)
  })

  await t.test('every route is known with the rule that guards it', () => {
    const policies = new Map(routesOf(app).map(({ method, path, policy }) => [`${method} ${path}`, policy]))
    assert.equal(policies.get('POST /never'), 'never')
    assert.equal(policies.get('HEAD /mine'), 'signedIn')
    assert.equal(policies.get('GET /health'), 'anyone')
    assert.equal(policies.has('PUT /mine'), false)
  })

  await t.test('a route without a rule does not open', async () => {
    const unguarded = { path: '/x', mayVisit: { name: '', allows: () => true }, get: () => show({ title: 'x', body }) }
    await assert.rejects(async () => (await testApp(t, state, [unguarded])).close(), /Nobody guards GET \/x/)
  })

  await t.test('an address at which no cookie is safe does not open', () =>
    assert.rejects(testApp(t, state, [], { origin: new URL('http://services.example') }), /must begin with https:/),
  )
})
