import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Posted } from '#engines/form'
import { html } from '#engines/page'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, goTo, show, signedIn } from '#web/kit'

const here = { 'sec-fetch-site': 'same-origin' }
const elsewhere = { 'sec-fetch-site': 'cross-site' }

test('forms', async (t) => {
  const state = await testState(t)
  const posted: Posted[] = []
  const form: Page = {
    path: '/form',
    mayVisit: anyone,
    get: ({ token }) => show({ title: 'Form', body: html`<form method="post">${token()}</form>` }),
    post(visit) {
      posted.push(visit.posted)
      return goTo('/form')
    },
  }
  const kept: Page = {
    path: '/keep',
    mayVisit: anyone,
    get: async ({ session }) => session.keep().then(() => goTo('/form')),
  }
  const mine: Page = {
    path: '/mine/:which',
    mayVisit: signedIn,
    get: ({ token }) => show({ title: 'Mine', body: html`<form method="post">${token()}</form>` }),
    post: form.post,
  }
  const held: Page = { ...mine, path: '/held', mayVisit: { ...signedIn, alsoByLink: true } }
  const app = await testApp(t, state, [form, kept, mine, held])

  await t.test('a form that was shown to this visitor is taken', async () => {
    const amina = visitor(app)
    await amina.press(await amina.get('/form'), { name: 'Amina' }, here)
    assert.deepEqual(posted.pop(), new Map([['name', ['Amina']]]))
  })

  await t.test('what was typed outlives the session: signed in again beside it, it is sent as it was', async () => {
    const amina = await someone(state)
    const { session } = await signedInVisitor(app, state, amina)
    const page = await session.get('/mine/one')
    const cookie = session.jar.get('publica')
    session.jar.delete('publica')
    const typed = { why: 'two\nlines & <b>', _key: 'k' }
    const told = await session.press(page, typed, here)
    assert.equal(told.status, 403)
    assert.match(told.text, /<a [^>]*href="\/sign-in\?return=%2Fmine%2Fone" target="_blank"/)
    assert.match(told.text, /name="why" value="two\nlines &amp; &lt;b&gt;"/)
    assert.match(told.text, /<summary[\s\S]*What you typed[\s\S]*two\nlines &amp; &lt;b&gt;<\/bdi>/)
    assert.doesNotMatch(told.text, /<dt[^>]*>\s*_/)
    assert.doesNotMatch(told.text, /link that we sent you/)
    assert.deepEqual(posted, [])
    session.jar.set('publica', (await signedInVisitor(app, state, amina)).session.jar.get('publica')!)
    assert.notDeepEqual(session.jar.get('publica'), cookie)
    const again = await session.press(told, typed, here)
    const sent = again.status === 403 ? await session.press(again, typed, here) : again
    assert.equal(sent.status, 200)
    assert.deepEqual(posted.splice(0), [
      new Map([
        ['why', [typed.why]],
        ['_key', ['k']],
      ]),
    ])
  })

  await t.test('whoever came by a link from an e-mail is told that it opens the page again', async () => {
    const told = await visitor(app).post('/held', { name: 'x' }, here)
    assert.match(told.text, /use the link that we sent you by e-mail/)
  })

  await t.test('a form with more fields than anybody could fill in is not taken', async () => {
    const amina = visitor(app)
    const { text } = await amina.get('/form')
    const token = /value="([^"]*)"/.exec(text)![1]!
    const post = (payload: string) =>
      app.inject({
        method: 'POST',
        url: '/form',
        payload: `_token=${token}&${payload}`,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          cookie: `publica=${amina.jar.get('publica')?.value}`,
        },
      })
    for (const many of ['a&'.repeat(2_000_000), 'a=&'.repeat(10_001), '&'.repeat(4_000_000)]) {
      const { statusCode, body } = await post(many)
      assert.equal(statusCode, 413)
      assert.ok(body.length < 20_000)
    }
    assert.equal((await post('a=&'.repeat(9_000))).statusCode, 303)
    posted.length = 0
  })

  await t.test('repeated keys keep all, and no key reaches a prototype', async () => {
    const amina = visitor(app)
    const { text } = await amina.get('/form')
    const token = /value="([^"]*)"/.exec(text)![1]!
    const fields = [
      ['_token', token],
      ['a', '1'],
      ['__proto__', 'x'],
      ['a', '2'],
      ['constructor', 'y'],
    ] as [string, string][]
    await amina.post('/form', fields)
    assert.deepEqual(
      [...posted.pop()!],
      [
        ['a', ['1', '2']],
        ['__proto__', ['x']],
        ['constructor', ['y']],
      ],
    )
  })

  for (const [what, token] of [
    ['no token', ''],
    ['a token made up', 'A'.repeat(86)],
    ['half a token', 'A'.repeat(43)],
  ])
    await t.test(`a form with ${what} is not taken`, async () => {
      const amina = visitor(app)
      await amina.get('/form')
      assert.equal((await amina.post('/form', { _token: token!, name: 'x' })).status, 403)
      assert.equal(posted.length, 0)
    })

  await t.test("another visitor's token is not taken", async () => {
    const [amina, other] = [visitor(app), visitor(app)]
    const theirs = await other.get('/form')
    await amina.get('/form')
    assert.equal((await amina.press(theirs, { name: 'x' })).status, 403)
    assert.equal(posted.length, 0)
  })

  for (const [what, headers] of [
    ['the browser', elsewhere],
    ['the browser of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['an older browser', { origin: 'https://elsewhere.example' }],
  ] as const)
    await t.test(
      `a form that came from elsewhere, as ${what} says, is not taken, and no button offers to`,
      async () => {
        const amina = visitor(app)
        const answer = await amina.press(await amina.get('/form'), { name: 'x' }, headers)
        assert.equal(answer.status, 403)
        assert.doesNotMatch(answer.text, /Send it again/)
        assert.equal(posted.length, 0)
      },
    )

  await t.test('what was typed on a page that was open for too long is kept, and sent by one press', async () => {
    const amina = visitor(app)
    const old = await amina.get('/form')
    amina.jar.clear()
    const told = await amina.post(
      '/form',
      [
        ['_token', 'old'],
        ['n', '"1" <b>'],
        ['n', 'two\nlines'],
      ],
      here,
    )
    assert.equal(told.status, 403)
    assert.match(told.text, /Send it again/)
    const fields = [...told.text.matchAll(/name="n" value="([^"]*)"/g)].map(([, value]) => value!)
    assert.deepEqual(fields, ['&quot;1&quot; &lt;b&gt;', 'two\nlines'])
    await amina.press(told, { n: 'again' }, here)
    assert.deepEqual(posted.pop(), new Map([['n', ['again']]]))
    assert.equal(old.status, 200)
  })

  await t.test('a form stays good when the session is first kept in another tab', async () => {
    const amina = visitor(app)
    const open = await amina.get('/form')
    await amina.get('/keep')
    await amina.press(open, { name: 'x' }, here)
    assert.equal(posted.splice(0).length, 1)
  })

  await t.test('a form from before signing in is not taken after it', async () => {
    const before = await visitor(app).get('/form')
    const { session } = await signedInVisitor(app, state, await someone(state))
    assert.equal((await session.press(before, {}, here)).status, 403)
    assert.equal(posted.length, 0)
  })

  await t.test(
    'each page carries another token, so that nothing of it can be guessed from its compressed length',
    async () => {
      const amina = visitor(app)
      const tokens = [await amina.get('/form'), await amina.get('/form')].map(
        ({ text }) => /value="([^"]*)"/.exec(text)![1],
      )
      assert.notEqual(tokens[0], tokens[1])
    },
  )

  await t.test('a field of a megabyte arrives, for its reader to say that it is too long', async () => {
    const amina = visitor(app)
    await amina.press(await amina.get('/form'), { name: 'é'.repeat(2 ** 19) }, here)
    assert.equal(posted.pop()!.get('name')![0]!.length, 2 ** 19)
  })

  await t.test('more than can be taken is refused in words, and what was typed stays in the browser', async () => {
    const answer = await visitor(app).post('/form', { name: 'x'.repeat(5 * 2 ** 20) })
    assert.equal(answer.status, 413)
    assert.notEqual(answer.headers.connection, 'close')
    assert.match(answer.text, /nothing is lost/)
  })

  await t.test('a body that is no form is refused', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'nonsense']) {
      const answer = await app.inject({
        method: 'POST',
        url: '/form',
        headers: { 'content-type': type },
        payload: '{"a":1}',
      })
      assert([403, 415].includes(answer.statusCode), `${type}: ${answer.statusCode}`)
    }
    assert.equal(posted.length, 0)
  })
})
