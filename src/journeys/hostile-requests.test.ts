/** What programs and their enemies may ask for and send: nothing is a fault of ours, nothing leads elsewhere, nothing in it runs. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, describe, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { openLog } from '#ground/log'
import { routesOf } from '#web/kit'
import { wordsIn } from '#web/words'
import { openHouse } from '../house.ts'
import { openTestHouse, testMasterKey } from './house.ts'
import { knock, stranger, tokenOf } from './knock.ts'
import { malformedRequests } from './malformed.ts'
import { boxIn, inlineIn, unescaped } from './pages.ts'
import { asRead, bodyOf, send, values } from './typed.ts'

const cacheFolder = '.publica/tests'
const faults: string[] = []
const log = openLog({ level: 'error', to: { write: (line) => void faults.push(line) } })
const house = await openTestHouse({ after }, { log, works: false, cacheFolder })

const amina = stranger(house.origin)
await amina.signIn('amina-haddad')
const ingrid = stranger(house.origin)
await ingrid.signIn('ingrid-solberg')

const inAddresses =
  /NUL|control|direction|emoji|drops|markup|template|path|header|full-width|endless number|infinite|JSON|character|bytes|escape|prototype/

describe('what stands in an address', () => {
  const hostile = [
    ...values.filter(({ what }) => inAddresses.test(what)).map(({ raw }) => raw[0]!),
    '..%2f..%2f',
    '%2e%2e%2f',
    '%5c%5cevil',
    '%252e',
    '%C0%AE',
    ';x',
    '%0d%0aX-Evil:1',
  ]
  const gets = routesOf(house.app).filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets/'))

  test('a search says what it looked for, and nothing in it runs', async () => {
    for (const raw of hostile) {
      const { status, body } = await knock(amina, `/?q=${raw}`)
      assert.equal(status, 200)
      assert.deepEqual(inlineIn(body), [], raw)
      const shown = asRead(raw).replace(/\p{C}/gu, ' ').trim().slice(0, 200)
      assert.equal(boxIn(body, 'q'), shown, raw.slice(0, 50))
    }
  })

  for (const { path: route } of gets.filter(({ path }) => /:|\*/.test(path)))
    test(`GET ${route}`, async () => {
      for (const raw of hostile)
        for (const path of [route.replace(/:\w+|\*/g, raw), `${route.replace(/:\w+|\*/g, 'rates-rebate')}${raw}`]) {
          const heard = await knock(ingrid, path)
          assert.ok(heard.status < 500, `${path.slice(0, 80)}: ${heard.status}`)
          assert.doesNotMatch(heard.location ?? '', /^(?!\/(?![/\\]))./, path)
          assert.deepEqual(inlineIn(heard.body), [], path)
          assert.equal(heard.headers.get('x-evil'), null)
        }
    })

  test('queries that no page of ours makes', async () => {
    for (const { path: route } of gets.filter(({ path }) => !/:|\*/.test(path) || path.includes(':service')))
      for (const raw of hostile) {
        const names = [
          'q',
          'change',
          'answers',
          'link',
          'after',
          'before',
          'return',
          'state',
          'code',
          'error',
          'language',
          'find',
          'from',
          '__proto__',
        ]
        const path = `${route.replace(':service', 'kite-licence').replace(':version', '1').replace(':page', 'kite')}?${names.map((name) => `${name}=${raw}`).join('&')}`
        const heard = await knock(ingrid, path.slice(0, 12_000))
        assert.ok(heard.status < 500 || route === '/sign-in/unreachable', `${path.slice(0, 80)}: ${heard.status}`)
        assert.deepEqual(inlineIn(heard.body), [], path)
      }
  })

  test('whatever is looked for in a table of rules', async () => {
    for (const raw of hostile) {
      const path = `/services/kite-licence/how-we-decide?table=fee&find=${raw}&from=${raw}`
      const heard = await knock(ingrid, path.slice(0, 12_000))
      assert.equal(heard.status, 200, path.slice(0, 80))
      assert.deepEqual(inlineIn(heard.body), [], path)
    }
  })

  test('signing in leads back to a page of ours, whatever was asked for', async () => {
    const wanted = [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example/',
      'https:evil.example',
      'javascript:alert(1)',
      '/%0d%0aSet-Cookie:x=1',
      '/\r\nSet-Cookie: x=1',
      '/\t/evil.example',
      '/applications\u0000',
      '@evil.example',
      '.evil.example',
      '/applications#x',
      '/applications?x=//evil.example',
      '/fr//evil.example',
      'x'.repeat(8000),
      `/${'x'.repeat(8000)}`,
      '/\ud800'.toWellFormed(),
    ]
    for (const to of wanted) {
      const visitor = stranger(house.origin)
      const choosing = await visitor.get(`/sign-in?return=${encodeURIComponent(to)}`)
      assert.equal(choosing.status, 200, to.slice(0, 40))
      const arrived = await visitor.answer(choosing, { person: 'tama-parata' })
      assert.ok(arrived.status < 500 && /^\/(?![/\\])/.test(arrived.path), `${to}: ${arrived.path}`)
      assert.match(arrived.body, /Tama Parata/)
    }
  })

  test('whoever signs in is one of those who are there', async () => {
    const visitor = stranger(house.origin)
    const choosing = await visitor.get('/sign-in')
    for (const { what, raw } of values) {
      const heard = await send(visitor, choosing.path, bodyOf(choosing.body, {}, 'person', raw))
      assert.equal(heard.status, 404, what)
    }
    for (const query of [
      '',
      '?code=x',
      '?state=x',
      '?code=x&state=x',
      '?error=access_denied',
      `?error=${'x'.repeat(8000)}`,
      '?state=x&state=y&code=%00',
    ])
      assert.equal((await knock(visitor, `/sign-in/return${query}`)).status, 400, query)
  })
})

describe('the check for programs', () => {
  const path = '/api/services/kite-licence/check'
  const answers = {
    'name of flyer': 'A',
    'age of flyer': 20,
    'kite span': '1.5',
    'flying date': '2199-06-01',
    'flying near airfield': false,
  }
  const ask = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    knock(stranger(house.origin), path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })

  test('takes a good answer', async () => {
    assert.equal((await ask(JSON.stringify({ answers }))).status, 200)
  })

  const wrong: unknown[] = [
    null,
    true,
    0,
    -1,
    '',
    ' ',
    'x'.repeat(30_000),
    'a\u0000b',
    '\u202e1234',
    '👩‍👩‍👧‍👦',
    "' OR 1=1",
    '<script>alert(1)</script>',
    '1 000,50',
    '1,000.50',
    '１２３４',
    '1e999999999',
    '1e-999999999',
    'NaN',
    '2027-02-29',
    '2028-02-29',
    '+275760-09-13',
    [],
    ['x'],
    [[[[]]]],
    {},
    { toString: 'x' },
    { $ne: null },
    '__proto__',
  ]

  for (const name of Object.keys(answers))
    test(`${name}: found, or told what is wrong with it`, async () => {
      for (const value of wrong) {
        const { status, body } = await ask(JSON.stringify({ answers: { ...answers, [name]: value } }))
        assert.ok([200, 422].includes(status), `${JSON.stringify(value).slice(0, 40)}: ${status}`)
        if (status === 422)
          assert.ok(JSON.parse(body).problems.some(({ question }: { question: string }) => question === name))
      }
      for (const token of [
        '1e999999999',
        '-1e999999999',
        '1e-999999999',
        '0.1e-4000',
        `${'9'.repeat(5000)}`,
        `0.${'1'.repeat(5000)}`,
        '-0',
        '1E400',
      ]) {
        const rest = JSON.stringify({ ...answers, [name]: undefined })
        const { status } = await ask(`{"answers":${rest.replace('{', `{${JSON.stringify(name)}:${token},`)}}`)
        assert.ok([200, 422].includes(status), `${token.slice(0, 30)}: ${status}`)
      }
    })

  const bodies: [string, string | Uint8Array<ArrayBuffer>, number[]][] = [
    ['nothing', '', [400]],
    ['half of it', '{"answers":', [400]],
    ['a list', '[]', [422]],
    ['a text', '"x"', [422]],
    ['null', 'null', [422]],
    ['no answers', '{}', [422]],
    ['answers that are a list', '{"answers":[]}', [422]],
    ['a prototype as the body', '{"__proto__":{"answers":{}}}', [422]],
    ['a prototype as the answers', '{"answers":{"__proto__":{"age of flyer":1}}}', [422]],
    ['a constructor', '{"answers":{"constructor":{"prototype":{"x":1}}}}', [422]],
    ['a name twice', '{"answers":{},"answers":{}}', [400]],
    ['half a character', '{"answers":{"name of flyer":"\\ud800"}}', [422]],
    ['a NUL escaped', '{"answers":{"name of flyer":"a\\u0000b"}}', [422]],
    ['no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), [400]],
    ['a mark of byte order', '\ufeff{"answers":{}}', [400, 422]],
    ['endless nesting', '{"answers":'.repeat(20_000), [400, 413]],
    ['endless lists', '['.repeat(60_000), [400]],
    [
      'a thousand questions',
      JSON.stringify({ answers: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`q${index}`, 1])) }),
      [422],
    ],
    ['a megabyte', JSON.stringify({ answers: { 'name of flyer': 'x'.repeat(1_000_000) } }), [413]],
    ['five megabytes', ' '.repeat(5_000_000), [413]],
    ['quotation marks without end', `"${'\\"'.repeat(32_000)}`, [400]],
  ]
  for (const [what, body, statuses] of bodies)
    test(`${what} is told`, async () => {
      const heard = await ask(body)
      assert.ok(statuses.includes(heard.status), String(heard.status))
      assert.match(heard.headers.get('content-type') ?? '', /^application\/problem\+json/)
      assert.ok(JSON.parse(heard.body).detail)
    })

  test('what comes packed is not taken, however much would come out of it', async () => {
    const bomb = Buffer.alloc(50_000_000, ' ')
    for (const [encoding, packed] of [
      ['gzip', gzipSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['gzip, gzip', gzipSync(gzipSync(bomb))],
      ['deflate', Buffer.from('x')],
      ['identity', Buffer.from('{}')],
      ['x', Buffer.from('{}')],
    ] as const) {
      const heard = await ask(new Uint8Array(packed), { 'content-encoding': encoding })
      assert.ok(heard.status >= 400 && heard.status < 500, `${encoding}: ${heard.status}`)
    }
  })

  test('in a type that it does not speak, it says so', async () => {
    for (const type of [
      '',
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/json/x',
      'application/x-www-form-urlencoded',
      '__proto__',
      'application/json; charset=utf-7',
      ',',
      ';'.repeat(5000),
    ]) {
      const { status } = await ask(JSON.stringify({ answers }), { 'content-type': type })
      assert.ok([200, 400, 415].includes(status), `${type.slice(0, 40)}: ${status}`)
      if (status === 200) assert.match(type, /^application\/json;/)
    }
    for (const language of ['x', 'fr', '*', 'fr;q=x', ';;;,,,', `${'a-'.repeat(3000)}`, '__proto__'])
      assert.equal((await ask(JSON.stringify({ answers }), { 'accept-language': language })).status, 200, language)
  })
})

test('no form takes what is no form', async () => {
  const token = await tokenOf(amina)
  const posts = routesOf(house.app).filter(({ method, path }) => method === 'POST' && !path.includes('*'))
  const types = [
    '',
    'text/plain',
    'application/json',
    'application/json; charset=x',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/octet-stream',
    '__proto__',
  ]
  const bodies = [
    '',
    '{',
    '[]',
    '{"_token":"x"}',
    `_token=${token}`,
    '--x\r\nContent-Disposition: form-data; name="_token"\r\n\r\nx\r\n--x--',
    '%',
    '&&&&',
    '=',
    '\u0000',
    'a'.repeat(100_000),
    '_token=&'.repeat(5000),
  ]
  for (const { path: route } of posts)
    for (const type of types)
      for (const body of bodies) {
        const path = route.replace(':service', 'kite-licence').replace(':page', 'kite').replace(/:\w+/, 'x')
        const heard = await knock(ingrid, path, {
          method: 'POST',
          body,
          headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
        })
        assert.ok(heard.status >= 300 && heard.status < 500, `${type} ${body.slice(0, 20)} at ${path}: ${heard.status}`)
        assert.deepEqual(inlineIn(heard.body), [])
      }
})

describe('what is no request', () => {
  const port = Number(new URL(house.origin).port)

  /** What is answered to these very bytes; nothing, where the connection was just closed. */
  async function bytes(request: string | Buffer): Promise<string> {
    const socket = connect(port, 'localhost')
    const answer = text(socket).catch(() => '')
    socket.on('error', () => {})
    socket.end(typeof request === 'string' ? Buffer.from(request, 'latin1') : request)
    return answer
  }

  for (const [what, request] of Object.entries(malformedRequests(port)))
    test(`${what} is no fault of ours`, async () => {
      const answer = await bytes(request)
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0)
      assert.ok(status < 500, answer.slice(0, 200))
      assert.doesNotMatch(answer, /(href|action|location)[=:] ?"?(\/\/|\/\\|https?:\/\/)?evil/i)
      assert.doesNotMatch(answer, /root:|"private": true/)
      const behind = answer.slice(answer.indexOf('\r\n\r\n'))
      assert.doesNotMatch(behind, /^HTTP\/1\.1 /m, 'one answer to one request')
      assert.equal((await knock(stranger(house.origin), '/health')).status, 200)
    })

  test('nothing in a parameter becomes a header', async () => {
    for (const path of [
      '/sign-in?return=/%0d%0aX-Evil:1',
      '/%0d%0aX-Evil:1',
      '/services/x%0d%0aX-Evil:1/check',
      '/?q=%0d%0aX-Evil:1',
      '/fr/%0d%0aX-Evil:1',
    ]) {
      const heard = await knock(stranger(house.origin), path)
      assert.ok(heard.status < 500)
      assert.equal(heard.headers.get('x-evil'), null)
    }
  })
})

test('too much of it', async (t) => {
  const limited = await openHouse({
    ...{ databaseUrl: house.databaseUrl, masterKey: testMasterKey, log, cacheFolder, works: false },
    origin: new URL(house.origin),
    limits: { requests: 40, posts: 5 },
    trustProxy: ['10.1.2.3'],
  })
  t.after(() => limited.close())
  const from = (
    remoteAddress: string,
    url: string,
    method: 'GET' | 'POST' = 'GET',
    headers: Record<string, string> = {},
  ) => limited.app.inject({ method, url, remoteAddress, headers: { host: new URL(house.origin).host, ...headers } })

  await t.test('from one address is asked to wait, in words, while others go on', async () => {
    for (const [language, prefix] of [
      ['en', ''],
      ['fr', '/fr'],
      ['ar', '/ar'],
    ] as const) {
      const address = `203.0.113.${prefix.length + 1}${language === 'ar' ? '9' : ''}`
      const answers = []
      for (let count = 0; count < 41; count++) answers.push(await from(address, `${prefix}/help`))
      assert.deepEqual([...new Set(answers.slice(0, 40).map(({ statusCode }) => statusCode))], [200])
      const last = answers.at(-1)!
      assert.equal(last.statusCode, 429)
      assert.match(String(last.headers['retry-after']), /^\d+$/)
      const { title, says } = wordsIn(language).failures['too-many']
      const page = unescaped(last.body)
      for (const sentence of [title, ...says]) assert.ok(page.includes(sentence), sentence)
      assert.match(last.body, new RegExp(`<html[^>]* lang="${language}"`))
      assert.deepEqual(inlineIn(last.body), [])
    }
    assert.equal((await from('203.0.113.77', '/help')).statusCode, 200)
  })

  await t.test('posting, signing in and asking as a program count sooner', async () => {
    const heavy = [
      ['POST', '/services/rates-rebate/begin', '198.51.100.1'],
      ['GET', '/sign-in', '198.51.100.2'],
      ['GET', '/fr/sign-in', '198.51.100.3'],
      ['POST', '/api/services/kite-licence/check', '198.51.100.4'],
      ['POST', '/links/x', '198.51.100.5'],
      ['POST', '/nothing', '198.51.100.6'],
    ] as const
    for (const [method, url, address] of heavy) {
      const statuses = []
      for (let count = 0; count < 6; count++) statuses.push((await from(address, url, method)).statusCode)
      assert.ok(!statuses.slice(0, 5).includes(429), `${url} ${statuses}`)
      assert.equal(statuses.at(-1), 429, url)
    }
    const machine = await from('198.51.100.4', '/api/services/kite-licence/check', 'POST')
    assert.match(String(machine.headers['content-type']), /^application\/problem\+json/)
    assert.equal(machine.json().code, 'too-many')
  })

  await t.test('no header and no other way to write an address makes somebody new', async () => {
    for (let count = 0; count < 5; count++) await from('2001:db8::1', '/sign-out', 'POST')
    const disguises: [string, Record<string, string>][] = [
      ['2001:db8::1', { 'x-forwarded-for': '192.0.2.1' }],
      ['2001:db8::1', { forwarded: 'for=192.0.2.1', 'x-real-ip': '192.0.2.1' }],
      ['2001:DB8:0:0::1', {}],
      ['2001:db8::2', {}],
    ]
    for (const [address, headers] of disguises)
      assert.equal((await from(address, '/sign-out', 'POST', headers)).statusCode, 429, address)
    const through = (forwarded: string) => from('10.1.2.3', '/sign-out', 'POST', { 'x-forwarded-for': forwarded })
    for (let count = 0; count < 5; count++) await through(`203.0.113.${count}, 192.0.2.5`)
    assert.equal(
      (await through('203.0.113.9, 192.0.2.5')).statusCode,
      429,
      'only what the proxy itself says is believed',
    )
    assert.equal((await through('192.0.2.6')).statusCode, 403)
    for (let count = 0; count < 5; count++) await from('192.0.2.9', '/sign-out', 'POST')
    assert.equal((await from('::ffff:192.0.2.9', '/sign-out', 'POST')).statusCode, 429)
    assert.equal((await from('192.0.2.9', '/fr/sign-out', 'POST')).statusCode, 429)
  })
})

test('nothing of all this was a fault', () => {
  assert.deepEqual(faults, [])
})
