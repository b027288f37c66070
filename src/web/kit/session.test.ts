import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { html } from '#engines/page'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, goTo, show, signedIn } from '#web/kit'

const hashOf = (cookie: string) => createHash('sha256').update(cookie.slice(2)).digest()

const https = new URL('https://services.example')

test('sessions', async (t) => {
  const state = await testState(t)
  const { clock, database, people } = state
  const [reached, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ids: (string | undefined)[] = []
  let person = await someone(state)
  const noted = (id: string, next: string) => {
    ids.push(id)
    return goTo(next)
  }
  const pages: Page[] = [
    {
      path: '/form',
      mayVisit: anyone,
      get({ session, token }) {
        ids.push(session.id)
        return show({ title: 'Form', body: html`${token()}` })
      },
    },
    {
      path: '/slow',
      mayVisit: anyone,
      async get({ session }) {
        reached.resolve()
        await mayGoOn.promise
        await session.note('a', 'note')
        return show({ title: 'Slow', body: html`${session.id ?? 'nobody'}` })
      },
    },
    { path: '/plain', mayVisit: anyone, get: () => show({ title: 'Plain', body: html`` }) },
    { path: '/keep', mayVisit: anyone, get: ({ session }) => session.keep().then((id) => noted(id, '/plain')) },
    { path: '/in', mayVisit: anyone, get: ({ session }) => session.signIn(person.id, {}).then(() => goTo('/form')) },
    { path: '/note', mayVisit: anyone, get: ({ session }) => session.note('a', 'note').then(() => goTo('/form')) },
    {
      path: '/remember',
      mayVisit: anyone,
      get({ cookies }) {
        cookies.set('one', 'of theirs')
        cookies.set('two', 'of theirs')
        return goTo('/plain')
      },
    },
    { path: '/out', mayVisit: anyone, get: ({ session }) => session.end().then(() => goTo('/plain')) },
    {
      path: '/mine',
      mayVisit: signedIn,
      get: ({ person: who }) => show({ title: 'Mine', body: html`<h1>${who!.name}</h1>` }),
    },
  ]
  const app = await testApp(t, state, pages)
  const rows = async () =>
    Number((await database.run<{ n: number }>('count-sessions', 'select count(*) as n from sessions', []))[0]!.n)
  const cookie = (who: ReturnType<typeof visitor>, name = 'publica') => who.jar.get(name)?.value

  await t.test('nothing is stored about a visitor who only reads, and who reads only gets no cookie', async () => {
    const amina = visitor(app)
    await amina.get('/plain')
    assert.equal(amina.jar.size, 0)
    await amina.get('/form')
    assert.match(cookie(amina)!, /^v\./)
    assert.equal(ids.pop(), undefined)
    assert.equal(await rows(), 0)
  })

  await t.test('what is kept for a visitor is kept under a secret that nobody knew before', async () => {
    const amina = visitor(app)
    await amina.get('/form')
    const before = cookie(amina)!
    await amina.get('/keep')
    const id = ids.pop()
    assert.notEqual(cookie(amina)!.slice(2), before.slice(2))
    await amina.get('/form')
    assert.equal(ids.pop(), id)
    await amina.get('/keep')
    assert.equal(ids.pop(), id)
  })

  await t.test('a note alone is forgotten within hours; once something is begun it stays with it', async () => {
    const [crawler, amina] = [visitor(app), visitor(app)]
    for (const one of [crawler, amina]) await one.get('/note')
    const before = cookie(amina)!
    await amina.get('/keep')
    assert.notEqual(cookie(amina), before)
    ids.length = 0
    clock.advance({ hours: 3 })
    await crawler.get('/form')
    await amina.get('/form')
    const [nothing, something] = ids.splice(0)
    assert.equal(nothing, undefined)
    assert.ok(something)
    clock.advance({ hours: 24 * 29 })
    await amina.get('/form')
    assert.deepEqual(ids.splice(0), [something])
  })

  await t.test(
    'a secret that somebody else had put there opens nothing after signing in (session fixation)',
    async () => {
      const [attacker, victim] = [visitor(app), visitor(app)]
      await attacker.get('/keep')
      victim.jar.set('publica', { value: cookie(attacker)!, path: '/' })
      await victim.get('/in')
      assert.equal((await victim.get('/mine')).status, 200)
      assert.equal((await attacker.once('GET', '/mine')).statusCode, 303)
      assert.notEqual(cookie(victim), cookie(attacker))
      ids.length = 0
      await attacker.get('/form')
      assert.deepEqual(ids.splice(0), [undefined])
    },
  )

  await t.test('signing in keeps what the visitor had begun, and leaves what was another person’s', async () => {
    const amina = visitor(app)
    await amina.get('/keep')
    const begun = ids.pop()
    await amina.get('/in')
    assert.equal(ids.pop(), begun)
    person = await someone(state)
    await amina.get('/in')
    assert.notEqual(ids.pop(), begun)
  })

  await t.test('after signing out, the old cookie opens nothing', async () => {
    const { session } = await signedInVisitor(app, state, person)
    const old = session.jar.get('publica')!
    await session.get('/out')
    assert.equal(session.jar.size, 0)
    session.jar.set('publica', old)
    assert.equal((await session.once('GET', '/mine')).statusCode, 303)
  })

  await t.test('a request that was on its way while somebody signed out brings nothing back', async () => {
    const who = visitor(app)
    await who.get('/in')
    const cookie = who.jar.get('publica')!.value
    const slow = who.get('/slow')
    await reached.promise
    await people.endSession(hashOf(cookie))
    mayGoOn.resolve()
    assert.equal((await slow).status, 200)
    assert.equal(await people.readSession(hashOf(cookie)), undefined)
  })

  await t.test('what pages had the browser keep goes with whoever it was of', async () => {
    const ours = (who: ReturnType<typeof visitor>) => [...who.jar.keys()].filter((name) => name.startsWith('publica-'))
    const amina = visitor(app)
    await amina.get('/remember')
    await amina.get('/in')
    assert.deepEqual(ours(amina), ['publica-one', 'publica-two'], 'signing in is no other visitor')
    await amina.get('/in')
    assert.equal(ours(amina).length, 2, 'nor is signing in again')
    person = await someone(state)
    await amina.get('/in')
    assert.deepEqual(ours(amina), [], 'somebody else is')
    await amina.get('/remember')
    await amina.get('/out')
    assert.equal(amina.jar.size, 0, 'signed out')
    await amina.get('/in')
    await amina.get('/remember')
    await people.endSession(hashOf(cookie(amina)!))
    await amina.get('/plain')
    assert.deepEqual(ours(amina), [], 'signed out elsewhere')
  })

  await t.test('a session that rests for two hours, or is twelve hours old, is over', async () => {
    const resting = (await signedInVisitor(app, state, person)).session
    clock.advance({ hours: 2 })
    assert.equal((await resting.once('GET', '/mine')).statusCode, 303)
    const busy = (await signedInVisitor(app, state, person)).session
    const seen = []
    for (let hour = 0; hour < 13; hour++) {
      seen.push((await busy.once('GET', '/mine')).statusCode)
      clock.advance({ hours: 1 })
    }
    assert.deepEqual(seen, [...Array(12).fill(200), 303])
  })

  await t.test('a visitor’s session lives a month after each use', async () => {
    const amina = visitor(app)
    await amina.get('/keep')
    const id = ids.pop()
    for (let week = 0; week < 6; week++) {
      clock.advance({ hours: 24 * 14 })
      await amina.get('/form')
      assert.equal(ids.pop(), id)
    }
    clock.advance({ hours: 24 * 31 })
    await amina.get('/form')
    assert.equal(ids.pop(), undefined)
  })

  await t.test('a person whose record was erased is nobody, not a fault', async () => {
    const gone = await someone(state)
    const { session } = await signedInVisitor(app, state, gone)
    const { session: other } = await signedInVisitor(app, state, gone)
    await database.together((tx) => state.vault.destroy(tx, gone.key))
    assert.equal((await session.once('GET', '/mine')).statusCode, 303)
    assert.equal((await other.get('/plain')).status, 200)
  })

  await t.test('what is somebody’s own is kept by no browser and no proxy', async () => {
    const { session } = await signedInVisitor(app, state, person)
    for (const path of ['/mine', '/plain', '/form'])
      assert.equal((await session.get(path)).headers['cache-control'], 'no-store', path)
    assert.equal((await visitor(app).get('/form')).headers['cache-control'], 'no-store')
    assert.equal((await visitor(app).get('/plain')).headers['cache-control'], 'private, no-cache')
  })

  await t.test('over https, the cookie can be set by this host alone and is sent over https alone', async () => {
    const secure = await testApp(t, state, pages, { origin: https })
    const answer = await visitor(secure, https).once('GET', '/form')
    assert.match(
      String(answer.headers['set-cookie']),
      /^__Host-publica=v\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    assert.match(String(answer.headers['strict-transport-security']), /max-age=\d{8}; includeSubDomains/)
    const here = await visitor(app).once('GET', '/form')
    assert.match(String(here.headers['set-cookie']), /^publica=v\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    assert.equal(here.headers['strict-transport-security'], undefined)
  })
})
