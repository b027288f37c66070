/** Who may pass each door of the whole house, and that nobody learns anything at a door that stays shut. */
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { systemClock, testClock } from '#ground/clock'
import { readReference } from '#ground/ids'
import { openLog } from '#ground/log'
import { routesOf } from '#web/kit'
import { openHouse } from '../house.ts'
import type { Expected } from './doors.ts'
import { doors } from './doors.ts'
import { openTestHouse, testMasterKey } from './house.ts'
import type { Heard, Knock } from './knock.ts'
import { knock, stranger, tokenOf } from './knock.ts'
import { addressesIn, inlineIn } from './pages.ts'
import type { State, Who } from './townspeople.ts'
import { answers, draft, everybody, forOfficer, secrets, shared, townspeople } from './townspeople.ts'
import type { Visitor } from './visitor.ts'

const cacheFolder = '.publica/tests'
const clock = testClock(systemClock.now())
const logged: string[] = []
const log = openLog({ level: 'trace', to: { write: (line) => void logged.push(line) } })
// Nobody works on jobs by themselves, so that what is queued can be looked at and everything has its moment.
const house = await openTestHouse({ after }, { log, clock, works: false, cacheFolder })
const { cases } = house.rooms
const { as, visitors, references, link, mailPath, newestLink, askForLink } = await townspeople(house, clock)
const states = Object.keys(references) as State[]

const isAsset = (path: string) => path.startsWith('/assets/')
const isProvider = (path: string) => path.startsWith('/made-up-people/')
const routes = routesOf(house.app).filter(({ path }) => !isAsset(path) && !isProvider(path))

function pathTo(route: string, state: State): string {
  const names: Record<string, string> = {
    service: 'rates-rebate',
    law: 'child-benefit',
    version: '1',
    ref: references[state],
    page: 'rating-year',
    token: link.split('/').at(-1)!,
    uid: 'nobody-began-this',
    id: mailPath.split('/').at(-1)!,
  }
  return route.replace(/:(\w+)/g, (_, name: string) => names[name] ?? assert.fail(`what stands for :${name}?`))
}

const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';manifest-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'"

const openToAll = /^\/(inbox|links)\b/

/** What holds for every answer, whoever gets it: headers, no inline code, nobody's secrets but one's own. */
function looksWell(heard: Heard, path: string, who: Who, maySee = false) {
  const where = `${who} at ${path}`
  const { headers, body } = heard
  assert.equal(headers.get('content-security-policy'), policy, where)
  assert.equal(headers.get('x-content-type-options'), 'nosniff', where)
  assert.equal(headers.get('x-frame-options'), 'DENY', where)
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', where)
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', where)
  assert.match(headers.get('referrer-policy') ?? '', /^(same-origin|no-referrer)$/, where)
  assert.equal(headers.get('server'), null, where)
  assert.equal(headers.get('x-powered-by'), null, where)
  assert.equal(headers.get('access-control-allow-origin'), null, where)
  assert.deepEqual(inlineIn(body), [], where)
  const isPrivate = who !== 'nobody' || /^\/(applications\/|desk|inbox|links)/.test(path)
  const kept = headers.get('cache-control') ?? ''
  if (isPrivate || heard.location) assert.equal(kept, 'no-store', where)
  else assert.match(kept, /^(no-store|private, no-cache)$/, where)
  const others = (Object.keys(secrets) as Who[]).filter((other) => other !== who).flatMap((other) => secrets[other]!)
  const hidden = openToAll.test(path) || maySee ? [] : [...others, ...(who in secrets ? [] : shared)]
  for (const secret of hidden) assert.ok(!body.includes(secret), `${where} says ${secret}`)
  const everything = [...Object.values(secrets).flat(), ...shared]
  for (const address of [...addressesIn(body), heard.location ?? '']) {
    const plain = decodeURIComponent(address)
    for (const secret of everything) assert.ok(!plain.includes(secret), `${where} has ${secret} in ${plain}`)
  }
}

function isAs(expected: Expected, { status, location }: Heard, path: string, state: State) {
  if (typeof expected === 'number') return assert.equal(status, expected)
  assert.equal(status, 303)
  const wanted =
    expected === 'sign in'
      ? `/sign-in?${new URLSearchParams({ return: path })}`
      : expected.replace('REF', references[state])
  if (wanted === '/made-up-people/auth') assert.equal(location?.split('?')[0], wanted)
  else assert.equal(location, wanted)
}

/** The states that a route knows: its cases, or just one where it is about none. */
const statesOf = (path: string): State[] => (path.includes(':ref') ? states : ['absent'])

test('every route of the house has its expectations here, and a rule at its door', () => {
  const known = routes.filter(({ method }) => method !== 'HEAD').map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(known.toSorted(), Object.keys(doors).toSorted())
  for (const { policy, path } of routesOf(house.app)) assert.ok(policy, path)
})

describe('who may see what', () => {
  for (const { method, path: route } of routes.filter(({ method }) => method !== 'POST'))
    test(`${method} ${route}`, async () => {
      const door = doors[`GET ${route}`]!
      for (const who of everybody)
        for (const state of statesOf(route)) {
          const path = pathTo(route, state)
          const heard = await knock(as(who), path, { method })
          const expected = door(who, state)
          const onDesk = route.startsWith('/desk/cases') && expected === 200
          looksWell(heard, path, who, onDesk)
          try {
            isAs(expected, heard, path, state)
          } catch (reason) {
            throw new Error(`${who} at ${path} (${state}): ${heard.status} ${heard.location ?? ''}`, { cause: reason })
          }
        }
    })

  test('the secrets that are looked for are those that the right people see', async () => {
    const own = await knock(as('Amina'), pathTo('/applications/:ref', 'waiting'))
    for (const secret of ['17 Heron Colony Lane', '31,873.29', 'Amina Haddad', 'Saltmarsh', '10,044.61'])
      assert.ok(own.body.includes(secret), secret)
    const desk = await knock(as('Ingrid'), pathTo('/desk/cases/:ref', 'waiting'))
    for (const secret of ['17 Heron Colony Lane', '31,873.29', 'Amina Haddad', 'amina.haddad@'])
      assert.ok(desk.body.includes(secret), secret)
  })

  test('no prefix of a language leads past a door', async () => {
    const refs = routes.filter(({ method, path }) => method === 'GET' && /:ref|^\/desk/.test(path))
    for (const { path: route } of refs)
      for (const prefix of ['/fr', '/ar', '/FR', '/fr/ar'])
        for (const who of ['nobody', 'Tama', 'Mateo'] as const) {
          const path = prefix + pathTo(route, 'waiting')
          const heard = await knock(as(who), path)
          looksWell(heard, path, who)
          assert.ok(
            [303, 403, 404].includes(heard.status) || (/^\/desk(\/decided)?$/.test(route) && who === 'Mateo'),
            `${who} ${path}`,
          )
        }
  })

  test('a reference in any writing is the same door', async () => {
    const reference = references.waiting
    for (const written of [
      reference.toLowerCase(),
      reference.replace('-', ''),
      `%20${reference}`,
      reference.replace('-', '%2D'),
    ])
      for (const who of ['Tama', 'Mateo'] as const) {
        assert.equal((await knock(as(who), `/applications/${written}`)).status, 404)
        assert.equal((await knock(as(who), `/desk/cases/${written}`)).status, who === 'Tama' ? 403 : 404)
      }
  })

  test('what is not there and what is not theirs are the same page to a stranger', async () => {
    const bodies = await Promise.all(
      states.map(async (state) => {
        const { body } = await knock(as('Tama'), pathTo('/applications/:ref', state))
        return body.replaceAll(references[state], 'REF').replaceAll(/name="_token" value="[^"]*"/g, '')
      }),
    )
    assert.equal(new Set(bodies).size, 1)
  })
})

/** A form that would be taken from whoever may: of each kind of page, enough. */
const formFor = async (visitor: Visitor): Promise<Record<string, string>> => ({
  'rating-year': '2024',
  _token: await tokenOf(visitor),
  agency: 'port-calder',
  email: 'tama@parata.meridia.example',
  person: 'tama-parata',
  outcome: 'granted',
  amount: '1',
  reasons: 'Because I say so.',
  _key: 'a-key',
  _seq: '3',
  _revision: '11',
})

/** What stands in the tables that a POST could change. */
async function standing(): Promise<string> {
  const tables = [
    'applications',
    'application_holders',
    'cases',
    'acts',
    'commands',
    'draft_links',
    'notices',
    'people',
  ]
  const parts = tables.map(async (name) => {
    const { rows } = await house.database.plain.query(
      `select md5(string_agg(t::text, '|' order by t::text)) from ${name} t`,
    )
    return `${name} ${rows[0].md5}`
  })
  return (await Promise.all(parts)).join('\n')
}

describe('who may change what', () => {
  const posts = routes.filter(({ method }) => method === 'POST')

  for (const { path: route } of posts)
    test(`POST ${route}`, async () => {
      const before = await standing()
      for (const who of everybody) {
        const form = await formFor(as(who))
        const { _token, ...untokened } = form
        const others = { ...form, _token: await tokenOf(as(who === 'Tama' ? 'Amina' : 'Tama')) }
        for (const state of statesOf(route)) {
          const path = pathTo(route, state)
          const where = `${who} at ${path} (${state})`
          const expected = doors[`POST ${route}`]!(who, state)
          const refused = async (asked: Knock, status: number) => {
            const heard = await knock(as(who), path, asked)
            looksWell(heard, path, who)
            assert.equal(heard.status, status, where)
          }
          if (expected !== 'let in') {
            await refused({ fields: form }, expected === 'sign in' ? 403 : (expected as number))
            continue
          }
          await refused({ fields: untokened }, 403)
          await refused({ fields: { ...form, _token: '' } }, 403)
          await refused({ fields: { ...form, _token: form._token!.slice(0, -2) } }, 403)
          await refused({ fields: others }, 403)
          await refused({ fields: form, headers: { 'sec-fetch-site': 'cross-site' } }, 403)
          await refused({ fields: form, headers: { 'sec-fetch-site': 'same-site' } }, 403)
          await refused({ fields: form, headers: { 'sec-fetch-site': '', origin: 'https://evil.example' } }, 403)
          await refused({ body: JSON.stringify(form), headers: { 'content-type': 'application/json' } }, 403)
          await refused({ body: new URLSearchParams(form).toString(), headers: { 'content-type': 'text/plain' } }, 415)
        }
      }
      assert.equal(await standing(), before, 'nothing has changed')
    })

  test('Rosa is told that she cannot decide her own case', async () => {
    const heard = await knock(as('Rosa'), pathTo('/desk/cases/:ref/decision', 'rosas'), {
      fields: await formFor(as('Rosa')),
    })
    assert.equal(heard.status, 403)
    assert.equal((await cases.get(readReference(references.rosas)!)).status, 'waiting')
  })

  test('the page that offers to send a form again does so for a form of ours only', async () => {
    const path = pathTo('/desk/cases/:ref/decision', 'waiting')
    const { _token, ...fields } = await formFor(as('Ingrid'))
    const ours = await knock(as('Ingrid'), path, { fields })
    assert.match(ours.body, /name="reasons" value="Because I say so\."/)
    const theirs = await knock(as('Ingrid'), path, { fields, headers: { 'sec-fetch-site': 'cross-site' } })
    assert.doesNotMatch(theirs.body, /Because I say so/)
  })

  test('methods that a page has not are refused, whoever asks', async () => {
    for (const route of new Set(routes.map(({ path }) => path)))
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const heard = await knock(as('Tama'), pathTo(route, 'waiting'), { method })
        assert.equal(heard.status, 405, `${method} ${route}`)
        looksWell(heard, route, 'Tama')
      }
  })
})

describe('sessions', () => {
  const cookie = (visitor: Visitor) => visitor.cookies.get('publica') ?? ''
  const listOf = async (value: string) => {
    const visitor = stranger(house.origin)
    visitor.cookies.set('publica', value)
    return (await knock(visitor, '/applications')).body
  }

  test('whoever knew the cookie from before the sign-in comes no further with it', async () => {
    for (const before of ['nothing kept', 'something kept', 'made up by somebody else']) {
      const visitor = stranger(house.origin)
      if (before === 'made up by somebody else') visitor.cookies.set('publica', `k.${'A'.repeat(43)}`)
      else await tokenOf(visitor)
      if (before === 'something kept')
        await visitor.answer(await visitor.get('/services/rates-rebate/begin'), { agency: 'port-calder' })
      const known = cookie(visitor)
      const token = await tokenOf(visitor)
      const waiting = stranger(house.origin)
      waiting.cookies.set('publica', known)
      await visitor.signIn('amina-haddad')
      assert.notEqual(cookie(visitor), known)
      assert.doesNotMatch(await listOf(known), /Amina Haddad/, before)
      assert.match(await listOf(cookie(visitor)), /Amina Haddad/, before)
      const stale = await knock(visitor, '/sign-out', { fields: { _token: token } })
      assert.equal(stale.status, 403, 'nor with a token from then')
    }
  })

  test('signing out ends the session everywhere, and leaves no cookie of ours', async () => {
    const visitor = stranger(house.origin)
    const check = await visitor.get('/services/rates-rebate/check')
    await visitor.answer(check, { 'rating-year': '2025' })
    assert.ok(visitor.cookies.has('publica-check'))
    await visitor.signIn('amina-haddad')
    const held = cookie(visitor)
    const page = await visitor.get('/sign-out')
    const out = await visitor.answer(page, {})
    assert.equal(out.path, '/signed-out')
    assert.doesNotMatch(await listOf(held), /Amina Haddad/)
    assert.deepEqual(
      [...visitor.cookies.keys()].filter((name) => name.startsWith('publica')),
      [],
    )
  })

  test('what somebody began without signing in is kept by no cache', async () => {
    const visitor = stranger(house.origin)
    await visitor.answer(await visitor.get('/services/rates-rebate/begin'), { agency: 'port-calder' })
    for (const path of ['/applications', '/services/rates-rebate', '/services/rates-rebate/check/rating-year'])
      assert.equal((await knock(visitor, path)).headers.get('cache-control'), 'no-store', path)
  })

  test('a cookie that is not one of ours is nobody', async () => {
    const own = cookie(as('Amina'))
    const wrong = [
      '',
      'k.',
      `${own}A`,
      own.slice(0, -1),
      own.replace('k.', 'v.'),
      `k.${'../'.repeat(10)}`,
      'k.__proto__',
      `"${own} "`,
    ]
    for (const value of wrong) {
      const visitor = stranger(house.origin)
      visitor.cookies.set('publica', value)
      const { status, body } = await knock(visitor, '/applications')
      assert.equal(status, 200)
      assert.doesNotMatch(body, /Amina Haddad/, value)
    }
  })

  test('every cookie is out of the reach of scripts and of other sites', async () => {
    const visitor = stranger(house.origin)
    const begin = await knock(visitor, '/services/rates-rebate/begin')
    const signIn = await knock(visitor, '/sign-in')
    const provider = await knock(visitor, signIn.location!)
    const all = [begin, signIn, provider].flatMap(({ headers }) => headers.getSetCookie())
    assert.ok(all.length >= 3)
    for (const line of all) {
      assert.match(line, /; HttpOnly/i, line)
      assert.match(line, /; SameSite=Lax/i, line)
      assert.doesNotMatch(line, /; Domain=/i, line)
    }
  })
})

describe('links by e-mail', () => {
  const device = () => stranger(house.origin)

  test('looking at a link uses nothing up, and shows nothing of the answers', async () => {
    const fresh = await askForLink()
    for (const method of ['GET', 'HEAD', 'GET']) {
      const seen = await knock(device(), fresh, { method })
      assert.equal(seen.status, 200)
      assert.equal(seen.headers.get('referrer-policy'), 'no-referrer')
      for (const secret of [...secrets.Amina!, ...shared]) assert.ok(!seen.body.includes(secret), secret)
    }
    const other = device()
    const unsigned = await knock(other, fresh, { fields: {} })
    assert.equal(unsigned.status, 403, 'without a token of ours it is not used')
    const opened = await other.answer(await other.get(fresh), {})
    assert.equal(opened.path, `/applications/${references.draft}/check-answers`)
    assert.match(opened.body, /17 Heron Colony Lane/)
    const late = device()
    assert.equal((await late.get(fresh)).status, 410)
    const again = await knock(late, fresh, { fields: { _token: await tokenOf(late) } })
    assert.equal(again.status, 410, 'a link opens once')
    for (const state of ['waiting', 'decided', 'rosas'] as const)
      assert.equal((await knock(other, pathTo('/applications/:ref', state))).location?.split('?')[0], '/sign-in')
  })

  test('of two that press at once, one gets in', async () => {
    const fresh = await askForLink()
    const devices = [device(), device(), device()]
    const forms = await Promise.all(devices.map(async (one) => ({ _token: await tokenOf(one) })))
    const heard = await Promise.all(devices.map((one, index) => knock(one, fresh, { fields: forms[index]! })))
    assert.deepEqual(heard.map(({ status }) => status).toSorted(), [303, 410, 410])
  })

  test('a wrong link, a used one and one that never was are the same page', async () => {
    const wrong = [
      `/links/${'A'.repeat(32)}`,
      `${link}A`,
      link.slice(0, -1),
      '/links/x',
      `/links/${'x'.repeat(5000)}`,
      '/links/%00',
    ]
    const bodies = new Set<string>()
    for (const path of wrong) {
      const { status, body } = await knock(device(), path)
      assert.equal(status, 410)
      bodies.add(body.replaceAll(/ (?:href|action|formaction|value)="[^"]*"/g, ''))
    }
    assert.equal(bodies.size, 1)
  })
})

test('what a device that helped to fill it in is shown of an application ends with its being sent', async () => {
  const helper = stranger(house.origin)
  clock.set(clock.now().add({ seconds: 1 }))
  const { reference, seen } = await draft(as('Tama'), { ...answers, ...forOfficer })
  const page = await as('Tama').get(`/applications/${reference}/save`)
  await as('Tama').answer(page, { email: 'tama@parata.meridia.example' })
  const fresh = await newestLink()
  await helper.answer(await helper.get(fresh), {})
  assert.match((await knock(helper, '/applications')).body, new RegExp(reference))
  await as('Tama').answer(await as('Tama').get(seen.path), {})
  assert.doesNotMatch((await knock(helper, '/applications')).body, new RegExp(reference))
  for (const rest of ['', '/sent', '/check-answers', '/save', '/rates']) {
    const heard = await knock(helper, `/applications/${reference}${rest}`)
    assert.ok([303, 404].includes(heard.status))
    assert.doesNotMatch(heard.body, /Saltmarsh|3,511|Tama/)
  }
})

test('the provider for trying out says nothing of anybody who has not signed in', async () => {
  const paths = ['auth', 'token', 'me', 'session/end', 'jwks', '.well-known/openid-configuration', 'auth/x', 'x', '']
  for (const who of ['nobody', 'Tama'] as const)
    for (const path of paths)
      for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE']) {
        const heard = await knock(as(who), `/made-up-people/${path}`, { method })
        assert.ok(heard.status < 500, `${method} ${path}: ${heard.status}`)
        for (const secret of [...secrets.Amina!, 'amina-haddad']) assert.ok(!heard.body.includes(secret))
        assert.deepEqual(inlineIn(heard.body), [])
        assert.equal(heard.headers.get('access-control-allow-credentials'), null)
      }
})

test('what this whole walk left in the log, and in the queue, is about nobody', async () => {
  const { rows: tables } = await house.database.plain.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = 'pgboss'`,
  )
  const jobs: string[] = []
  for (const { name } of tables) {
    const { rows } = await house.database.plain.query(`select t::text as line from ${name} t`)
    jobs.push(...rows.map(({ line }: { line: string }) => line))
  }
  const { rows: payloads } = await house.database.plain.query(
    'select distinct data from pgboss.job where data is not null',
  )
  assert.ok(
    payloads.some(({ data }) => 'notice' in data),
    'jobs were queued',
  )
  for (const { data } of payloads)
    for (const [key, value] of Object.entries(data))
      assert.match(`${key} ${value}`, /^(case|application) \d{1,15}$|^notice [0-9a-f-]{36}$/)
  const cookies = [...visitors.values()].flatMap(({ cookies }) =>
    [...cookies.values()].map((value) => value.replace(/^[kv]\./, '')),
  )
  const hidden = [
    ...Object.values(secrets).flat(),
    ...shared,
    'amina-haddad',
    'Because I say so',
    'tama@',
    link.split('/').at(-1)!,
  ]
  for (const secret of [...hidden, ...cookies.filter(Boolean)]) {
    const inLog = logged.find((line) => line.includes(secret))
    assert.equal(inLog, undefined, `the log says ${secret}`)
    assert.ok(!jobs.some((line) => line.includes(secret)), `a job says ${secret}`)
  }
  const refused = logged.map((line) => JSON.parse(line)).filter(({ refusal }) => refusal)
  for (const refusal of ['not-found', 'not-allowed', 'own-case', 'token-mismatch'])
    assert.ok(
      refused.some((line) => line.refusal === refusal && /^[0-9a-f-]{36}$/.test(line.person)),
      `the log says by their id who was refused: ${refusal}`,
    )
})

test('a link opens for three days and no longer', async () => {
  const fresh = await askForLink()
  const asked = clock.now()
  clock.set(asked.add({ hours: 71, minutes: 59 }))
  assert.equal((await knock(stranger(house.origin), fresh)).status, 200)
  clock.set(asked.add({ hours: 72 }))
  const late = stranger(house.origin)
  assert.equal((await knock(late, fresh)).status, 410)
  assert.equal((await knock(late, fresh, { fields: { _token: await tokenOf(late) } })).status, 410)
})

test('a session ends by itself', async () => {
  const { body } = await knock(as('Amina'), '/applications')
  assert.doesNotMatch(body, /Amina Haddad/)
})

test('where people really sign in', async (t) => {
  const real = await openHouse({
    ...{ databaseUrl: house.databaseUrl, masterKey: testMasterKey, log, clock, cacheFolder },
    origin: new URL('https://services.meridia.example'),
    mailFrom: 'services@meridia.example',
    provider: { issuer: new URL('https://sign-in.meridia.example'), clientId: 'publica', secret: 'x' },
    limits: { requests: 0, posts: 0 },
    works: false,
  })
  t.after(() => real.close())
  const get = (url: string) => real.app.inject({ url, headers: { host: 'services.meridia.example' } })

  await t.test('cookies are kept to this very host, and to https', async () => {
    const { headers } = await get('/services/rates-rebate/begin')
    const lines = [headers['set-cookie']].flat()
    assert.equal(lines.length, 1)
    assert.match(lines[0] ?? '', /^__Host-publica=v\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains')
  })

  await t.test("nobody's mail is open to anybody, and there is nobody to pick", async () => {
    for (const path of ['/inbox', mailPath]) assert.equal((await get(path)).statusCode, 403)
    for (const path of ['/sign-in/choose/x', '/made-up-people/auth']) assert.equal((await get(path)).statusCode, 404)
  })
})
