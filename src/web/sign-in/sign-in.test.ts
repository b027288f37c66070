import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPeople } from '#domain/people'
import { html } from '#engines/page'
import { openDatabase } from '#ground/database'
import { openLog } from '#ground/log'
import { wayTo } from '#ground/test-database'
import { openVault } from '#ground/vault'
import type { TestState } from '#test-state'
import { testState } from '#test-state'
import { testApp, testOrigin, visitor } from '#test-web'
import type { Page } from '#web/kit'
import { anyone, show, signedIn } from '#web/kit'
import { openSignIn } from '#web/sign-in'

const mine: Page = {
  path: '/mine/:what',
  mayVisit: signedIn,
  get: ({ person, query }) =>
    show({
      title: 'Mine',
      body: html`<h1>${person!.name}, ${person!.email}, ${person!.roles.length}, ${query.get('q')}</h1>`,
    }),
}
const held: string[] = []
const keep: Page = {
  path: '/keep',
  mayVisit: anyone,
  async get({ session, rooms }) {
    const draft = await rooms.applications.begin({
      service: 'kite-licence',
      agency: 'port-calder',
      session: await session.keep(),
      language: 'en',
    })
    held.push(draft.reference)
    return show({ title: 'Kept', body: html`` })
  },
}

const heading = ({ text }: { text: string }) => /<h1[^>]*>([^<]*)/.exec(text)?.[1]

/** What the provider says when it may not ask who is there: an error, unless somebody is signed in with it. */
async function askedSilently(who: ReturnType<typeof visitor>) {
  const asked = {
    client_id: 'publica',
    redirect_uri: new URL('/sign-in/return', testOrigin).href,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    code_challenge: 'A'.repeat(43),
    code_challenge_method: 'S256',
  }
  const { headers } = await who.once('GET', `/made-up-people/auth?${new URLSearchParams(asked)}`)
  return new URL(headers.location!).searchParams.get('error')
}

/** The address at which the provider's answer arrives, before it is visited. */
async function wayBack(who: ReturnType<typeof visitor>): Promise<string> {
  const choice = await who.get('/mine/x')
  const token = /name="_token" value="([^"]*)"/.exec(choice.text)![1]!
  let answer = await who.once('POST', choice.path, { _token: token, person: 'amina-haddad' })
  for (;;) {
    const to = new URL(answer.headers.location!, testOrigin)
    if (to.pathname === '/sign-in/return') return to.pathname + to.search
    answer = await who.once('GET', to.pathname + to.search)
  }
}

async function signInApp(t: Parameters<typeof testState>[0], state: TestState, origin = testOrigin, log = state.log) {
  const signIn = await openSignIn({ ...state, origin, log })
  const app = await testApp(t, state, [mine, keep, ...signIn.pages], { origin, log, formTargets: signIn.formTargets })
  return { app, signIn }
}

test('signing in as a made-up person', async (t) => {
  const state = await testState(t)
  const { app, signIn } = await signInApp(t, state)

  await t.test('one press, and the visitor is back where they wanted to go', async () => {
    const amina = visitor(app)
    const choice = await amina.get('/fr/mine/x?q=1%202')
    assert.match(choice.path, /^\/fr\/sign-in\/choose\/[\w-]+$/)
    assert.match(choice.text, /Cette connexion sert à essayer/)
    const seen = await amina.press(choice, { person: 'amina-haddad' })
    assert.equal(seen.path, '/fr/mine/x?q=1+2')
    assert.equal(heading(seen), 'Amina Haddad, amina.haddad@post.meridia.example, 0, 1 2')
  })

  await t.test('an officer has their roles', async () => {
    const ingrid = visitor(app)
    assert.match(heading(await ingrid.press(await ingrid.get('/mine/x'), { person: 'ingrid-solberg' }))!, /, 1, /)
  })

  await t.test('who came from nowhere goes to the first page, and an officer to the desk', async () => {
    const from = async (path: string, person: string) => {
      const who = visitor(app)
      return (await who.press(await who.get(path), { person })).path
    }
    assert.equal(await from('/fr/sign-in', 'ingrid-solberg'), '/fr/desk')
    assert.equal(await from('/fr/sign-in', 'amina-haddad'), '/fr')
    assert.equal(await from('/sign-in?return=/', 'ingrid-solberg'), '/')
    assert.equal(await from('/sign-in?return=//evil.example', 'ingrid-solberg'), '/desk')
  })

  await t.test('the page to choose from can be read and used in every language', async () => {
    const amina = visitor(app)
    const { path } = await amina.get('/sign-in?return=/mine/x')
    const arabic = await amina.get(`/ar${path}`)
    assert.match(arabic.text, /dir="rtl"/)
    assert.equal((await amina.press(arabic, { person: 'layla-mansour' })).path, '/mine/x')
  })

  await t.test('the cookie has another secret after signing in than before it', async () => {
    const amina = visitor(app)
    const choice = await amina.get('/mine/x')
    const before = amina.jar.get('publica')!.value
    await amina.press(choice, { person: 'amina-haddad' })
    assert.notEqual(amina.jar.get('publica')!.value, before)
  })

  await t.test('what a visitor had begun is theirs after signing in', async () => {
    const amina = visitor(app)
    assert.equal((await amina.get('/keep')).status, 200)
    const reference = held.pop()
    await amina.press(await amina.get('/mine/x'), { person: 'amina-haddad' })
    const person = await state.people.signedIn({
      issuer: 'made-up',
      subject: 'amina-haddad',
      name: 'Amina Haddad',
      assurance: 'low',
    })
    const lines = await state.applications.listOf({ person: person.id })
    assert(lines.some((line) => line.reference === reference))
  })

  await t.test('whoever signs in again chooses again, and may be somebody else', async () => {
    const browser = visitor(app)
    await browser.press(await browser.get('/mine/x'), { person: 'amina-haddad' })
    const choice = await browser.get('/sign-in?return=/mine/x')
    assert.match(choice.path, /choose/)
    assert.match(heading(await browser.press(choice, { person: 'tama-parata' }))!, /^Tama Parata/)
  })

  await t.test('signing out is one press, ends the session here and at the provider, and says so', async () => {
    const amina = visitor(app)
    const seen = await amina.press(await amina.get('/fr/mine/x'), { person: 'amina-haddad' })
    assert.equal(await askedSilently(amina), null)
    const old = new Map(amina.jar)
    const token = /name="_token" value="([^"]*)"/.exec(seen.text)![1]!
    const out = await amina.post('/fr/sign-out', { _token: token })
    assert.equal(out.path, '/fr/signed-out')
    assert.equal(heading(out), 'Vous êtes déconnecté')
    for (const [name, kept] of old) amina.jar.set(name, kept)
    assert.match((await amina.get('/mine/x')).path, /choose/)
    assert.equal(await askedSilently(amina), 'login_required')
  })

  await t.test('who asks for it is signed out everywhere, and nobody else is', async () => {
    const [phone, lost, tama] = [visitor(app), visitor(app), visitor(app)]
    for (const one of [phone, lost]) await one.press(await one.get('/mine/x'), { person: 'amina-haddad' })
    await tama.press(await tama.get('/mine/x'), { person: 'tama-parata' })
    const asked = await phone.get('/sign-out')
    assert.match(asked.text, /name="everywhere"[^>]*>\s*Sign out everywhere/)
    await phone.press(asked, { everywhere: 'yes' })
    for (const one of [phone, lost]) assert.match((await one.get('/mine/x')).path, /choose/)
    assert.match((await tama.get('/mine/x')).path, /^\/mine/)
  })

  await t.test('nobody is signed out by a form of another site, or by a link', async () => {
    const amina = visitor(app)
    await amina.press(await amina.get('/mine/x'), { person: 'amina-haddad' })
    assert.equal((await amina.post('/sign-out', {})).status, 403)
    assert.equal((await amina.get('/sign-out')).status, 200)
    await amina.get('/made-up-people/session/end')
    assert.equal((await amina.get('/mine/x')).status, 200)
  })

  await t.test('somebody who is not in the list cannot be chosen', async () => {
    const amina = visitor(app)
    for (const person of ['nobody', '', '__proto__', 'amina-haddad ']) {
      const choice = await amina.get('/mine/x')
      assert.equal((await amina.press(choice, { person })).status, 404, person)
    }
  })

  await t.test('a choice that was begun in another browser is none here', async () => {
    const [amina, other] = [visitor(app), visitor(app)]
    const theirs = await other.get('/mine/x')
    await amina.get('/mine/x')
    const seen = await amina.press({ ...(await amina.get(theirs.path)), path: theirs.path }, { person: 'amina-haddad' })
    assert.notEqual(seen.status, 200)
    assert.equal((await amina.once('GET', '/mine/x')).statusCode, 303)
  })

  await t.test('an answer of the provider that was not asked for, or was used before, signs nobody in', async () => {
    const amina = visitor(app)
    const back = await wayBack(amina)
    const stranger = visitor(app)
    assert.equal((await stranger.get(back)).status, 400, 'in another browser')
    assert.equal((await amina.get(back.replace(/state=[^&]*/, 'state=other'))).status, 400, 'with another state')
    assert.equal((await amina.get(back)).status, 200)
    const again = await amina.get(back)
    assert.equal(again.status, 400, 'a second time')
    for (const hostile of [
      '',
      '?code=x',
      '?state=',
      '?error=access_denied&state=x',
      '?code=x&state=y&iss=https://evil.example',
    ])
      assert.equal((await visitor(app).get(`/sign-in/return${hostile}`)).status, 400, hostile)
  })

  await t.test('a sign-in can be tried to finish once', async () => {
    const amina = visitor(app)
    const back = await wayBack(amina)
    assert.equal((await amina.get(back.replace(/code=[^&]*/, 'code=guessed'))).status, 400)
    assert.equal((await amina.get(back)).status, 400)
  })

  await t.test('the way back leads to this site only', async () => {
    for (const to of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%0d%0aset-cookie:x',
      'javascript:alert(1)',
      '/\t/evil.example',
    ]) {
      const amina = visitor(app)
      const seen = await amina.press(await amina.get(`/sign-in?return=${encodeURIComponent(to)}`), {
        person: 'amina-haddad',
      })
      assert(seen.path === '/' || seen.path.startsWith('/%0d'), `${to} led to ${seen.path}`)
    }
  })

  await t.test('an answer that comes after twenty minutes is too late', async () => {
    const amina = visitor(app)
    const choice = await amina.get('/mine/x')
    state.clock.advance({ minutes: 21 })
    assert.equal((await amina.press(choice, { person: 'amina-haddad' })).status, 400)
  })

  await t.test('the provider shows no page of its own', async () => {
    const paths = [
      '',
      '/',
      '/auth',
      '/auth?client_id=nobody',
      '/auth?client_id=publica&redirect_uri=https://evil.example&response_type=code',
      '/session/end',
      '/session/end/confirm',
      '/nothing',
      '/interaction/x',
    ]
    for (const path of paths) {
      const { statusCode, body, headers } = await visitor(app).once('GET', `/made-up-people${path}`, undefined, {
        accept: 'text/html',
      })
      assert(statusCode < 500, `${path}: ${statusCode}`)
      assert.doesNotMatch(body, /<script(?! type="module" src="\/assets)|<style|fonts\.googleapis/, path)
      assert(!headers.location || new URL(headers.location, testOrigin).origin === testOrigin.origin, path)
      assert(headers['content-security-policy'], path)
    }
  })

  await t.test('what the provider believes of its address is the configured one, whatever a request says', async () => {
    const { payload } = await app.inject({
      url: '/made-up-people/.well-known/openid-configuration',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    })
    const metadata = JSON.parse(payload)
    assert.equal(metadata.issuer, 'http://localhost:3000/made-up-people')
    assert.doesNotMatch(payload, /evil/)
    assert.deepEqual(metadata.token_endpoint_auth_methods_supported.includes('private_key_jwt'), true)
  })

  await t.test('a restart signs nobody out, and what is half done can be finished', async () => {
    const amina = visitor(app)
    await amina.press(await amina.get('/mine/x'), { person: 'amina-haddad' })
    const tama = visitor(app)
    const choice = await tama.get('/mine/x')
    const { app: restarted } = await signInApp(t, state)
    const [aminaAgain, tamaAgain] = [visitor(restarted), visitor(restarted)]
    for (const [name, kept] of amina.jar) aminaAgain.jar.set(name, kept)
    for (const [name, kept] of tama.jar) tamaAgain.jar.set(name, kept)
    assert.equal((await aminaAgain.get('/mine/x')).status, 200)
    assert.match(heading(await tamaAgain.press(choice, { person: 'tama-parata' }))!, /^Tama Parata/)
  })

  await t.test('a made-up person stays who they are when the address changes', async () => {
    const elsewhere = new URL('https://127.0.0.1:8443')
    const { app: moved } = await signInApp(t, state, elsewhere)
    const amina = visitor(moved, elsewhere)
    const seen = await amina.press(await amina.get('/mine/x'), { person: 'amina-haddad' })
    assert.match(heading(seen)!, /^Amina Haddad/)
    assert(amina.jar.has('__Host-publica'))
    const people = await state.database.run<{ n: number }>(
      'people-known',
      'select count(*) as n from people where subject_index = $1',
      [state.vault.blindIndex('subject', JSON.stringify(['made-up', 'amina-haddad']))],
    )
    assert.equal(Number(people[0]!.n), 1)
  })

  await t.test('nothing that the provider keeps can be read in the database', async () => {
    const rows = await state.database.run<{ all: string }>(
      'models',
      "select string_agg(encode(payload, 'escape') || coalesce(encode(id_index, 'escape'), ''), ' ') as all from sign_in_models",
      [],
    )
    const keys = await state.database.run<{ all: string }>(
      'keys',
      "select string_agg(encode(keys, 'escape'), ' ') as all from sign_in_keys",
      [],
    )
    assert.doesNotMatch(rows[0]!.all + keys[0]!.all, /amina|accountId|ES256|redirect_uri|"d"/)
  })

  await t.test('what has expired is removed', async () => {
    state.clock.advance({ hours: 24 * 40 })
    assert((await signIn.sweep()) > 0)
    assert.equal(await signIn.sweep(), 0)
  })
})

test('the log says who signed in and out by their id, and no code, state, token or name', async (t) => {
  const rooms = await testState(t)
  const lines: string[] = []
  const log = openLog({ level: 'trace', to: { write: (line: string) => void lines.push(line) } })
  const { app } = await signInApp(t, rooms, testOrigin, log)
  const amina = visitor(app)
  await amina.press(await amina.get('/mine/x'), { person: 'amina-haddad' })
  await amina.get('/sign-in/return?code=a-secret-code&state=a-secret-state')
  const begun = await visitor(app).once('GET', '/sign-in')
  const state = new URL(String(begun.headers.location)).searchParams.get('state')!
  const cookie = [begun.headers['set-cookie']].flat().join().split(';')[0]!
  await app.inject({
    url: `/sign-in/return?error=Amina+says&state=${state}`,
    headers: { host: testOrigin.host, cookie },
  })
  await amina.press(await amina.get('/sign-out'))
  assert.doesNotMatch(lines.join(''), /a-secret|Amina|amina|code=|state=|eyJ/)
  const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => /^signed (in|out)$/.test(msg))
  assert.deepEqual(
    told.map(({ msg, assurance }) => [msg, assurance]),
    [
      ['signed in', 'low'],
      ['signed out', undefined],
    ],
  )
  for (const { person } of told) assert.match(person, /^[0-9a-f-]{36}$/)
  assert.ok(lines.some((line) => JSON.parse(line).msg === 'a sign-in was not finished'))
})

test('wherever in signing in the database goes away, our own words say so, and it can be done when it is back', async (t) => {
  const state = await testState(t)
  const way = await wayTo(t, state.url)
  const { clock, place, log } = state
  const database = openDatabase({ url: way.url, log })
  t.after(() => database.close())
  const vault = await openVault({ database, clock, masterKey: new Uint8Array(32).fill(7) })
  const people = openPeople({ database, vault, clock, place })
  const { app } = await signInApp(t, { ...state, database, vault, people })
  const told = ['This is not working for the moment', 'Signing in is not possible for the moment']

  /** Goes away at a statement of the step after so many; undefined where it has none so late. */
  async function goesAwayAt(statement: number, steps: number) {
    const amina = visitor(app)
    const { path, fields } = await stepOf(amina, steps)
    let left = statement
    way.watch(() => {
      if (--left !== 0) return 'pass'
      way.cut()
      return 'lose'
    })
    const { headers, statusCode: status, body: text } = await amina.once(fields ? 'POST' : 'GET', path, fields)
    way.watch(undefined)
    if (left > 0) return undefined
    const seen = headers.location ? await amina.get(headers.location) : { status, path, text, headers }
    assert.deepEqual([seen.status, told.includes(heading(seen)!)], [503, true], `${path} ${statement}: ${seen.text}`)
    await way.mend()
    return amina
  }
  /** A connection that broke is noticed a moment later. */
  async function signsIn(who: ReturnType<typeof visitor>) {
    let seen = await who.get('/mine/x')
    while (seen.status === 503) seen = await who.get('/mine/x')
    return heading(seen.path === '/mine/x' ? seen : await who.press(seen, { person: 'amina-haddad' }))
  }
  for (const steps of [1, 2, 3, 4, 5, 6]) {
    const disturbed = []
    for (let one = await goesAwayAt(1, steps); one; one = await goesAwayAt(disturbed.length + 1, steps))
      disturbed.push(one)
    assert.ok(disturbed.length > 0, `step ${steps} asks the database`)
    assert.match((await signsIn(disturbed.at(-1)!))!, /^Amina Haddad/)
  }
})

interface Step {
  path: string
  fields?: Record<string, string>
}

/** What a visitor asks for next after so many steps of signing in. */
async function stepOf(who: ReturnType<typeof visitor>, count: number): Promise<Step> {
  let step: Step = { path: '/mine/x' }
  for (let done = 0; done < count; done++) {
    const { headers, body } = await who.once(step.fields ? 'POST' : 'GET', step.path, step.fields)
    const to = headers.location && new URL(headers.location, testOrigin)
    const _token = /name="_token" value="([^"]*)"/.exec(body)?.[1] ?? ''
    step = to ? { path: to.pathname + to.search } : { path: step.path, fields: { _token, person: 'amina-haddad' } }
  }
  return step
}
