import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormPage, Question } from '#engines/form'
import { readReference } from '#ground/ids'
import { someone, testState } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp, visitor } from '#test-web'
import { applyPages } from '#web/apply'
import { exampleOf, fillIn, hiddenIn, problemsIn, typedOn } from './typing.ts'

const values: Readonly<Record<string, string | string[]>> = {
  'nothing at all': [],
  empty: '',
  spaces: ' \u00a0\u2003 ',
  'a megabyte': 'x'.repeat(1_000_000),
  'a NUL': 'a\u0000b',
  'control characters': '\u0007\u001b[31m',
  'marks of direction': '\u202e1234\u202c',
  emoji: '👩‍👩‍👧‍👦🪁',
  SQL: "' OR 1=1 --",
  markup: '"><script>alert(1)</script>',
  'a template': '{{7*7}}<%= 7*7 %>',
  'a comma for the cents': '1 000,50',
  'a comma for the thousands': '1,000.50',
  'full-width digits': '１２３４',
  'an endless number': `1${'0'.repeat(5000)}`,
  'an exponent': '1e999999999',
  'not a number': 'NaN',
  'minus zero': '-0',
  'the same twice': ['1', '1'],
  'two values': ['1', '2'],
  'a thousand values': Array.from({ length: 1000 }, (_, index) => String(index)),
  'half a character': '\ud800',
  'a prototype': '__proto__',
}

const fieldsOf = ({ slug, type }: Question): string[] => {
  if (type === 'date') return ['day', 'month', 'year'].map((part) => `${slug}-${part}`)
  if (type === 'address') return ['line-1', 'line-2', 'town', 'postcode'].map((line) => `${slug}-${line}`)
  return [slug]
}

const posted = (page: FormPage, value: string | string[]): [string, string][] =>
  page.questions.flatMap((question) =>
    fieldsOf(question).flatMap((field) => [value].flat().map((one): [string, string] => [field, one])),
  )

const boxes = ({ text }: Seen) => [...text.matchAll(/<input [^>]*type="text"[^>]*>/g)].map(([box]) => box)

for (const service of ['kite-licence', 'rates-rebate'])
  test(`no page of ${service} is brought down by what is typed`, async (t) => {
    const state = await testState(t, { services: 'services' })
    const app = await testApp(t, state, applyPages({ secret: new Uint8Array(32).fill(3) }), {
      limits: { requests: 0, posts: 0 },
    })
    const { session } = await signedInVisitor(app, state, await someone(state))
    const { form } = state.catalogue.get(service).definition
    const { answers } = exampleOf(state, service, 'granted')
    const start = await session.get(`/services/${service}/begin`)
    const { seen } = await fillIn(session, await session.press(start, { agency: 'port-calder' }), form, answers)
    const at = seen.path.replace(/\/check-answers$/, '')

    const asked = form.pages.filter(({ when, questions }) => !when && questions.length > 0)
    for (const page of asked)
      await t.test(page.name, async () => {
        for (const [what, value] of Object.entries(values)) {
          const shown = await session.get(`${at}/${page.slug}`)
          const before = await keptOn(page)
          const fields: [string, string][] = [...Object.entries(hiddenIn(shown)), ...posted(page, value)]
          const { statusCode, headers, body } = await session.once('POST', `${at}/${page.slug}`, fields)
          assert.ok([303, 422].includes(statusCode), `${what}: ${statusCode}`)
          assert.doesNotMatch(body, /<script>alert/, what)
          if (statusCode === 303) {
            assert.doesNotMatch(String(headers.location), new RegExp(`/${page.slug}$`), what)
            await session.press(shown, {
              ...hiddenIn(await session.get(`${at}/${page.slug}`)),
              ...typedOn(page, answers),
            })
          } else {
            assert.deepEqual(await keptOn(page), before, `${what}: a faulty answer is not kept`)
            assert.ok(problemsIn({ status: 422, path: '', text: body, headers }).length > 0, what)
            assert.match(body, /<title>Error: /, what)
          }
        }
      })

    async function keptOn(page: FormPage) {
      const { answers } = await state.applications.get(readReference(at.split('/').at(-1)!)!)
      return page.questions.map(({ name }) => answers.get(name))
    }

    await t.test('what was typed and did not do is shown again as it was', async () => {
      const page = asked.find(({ questions }) => questions.some(({ type }) => type === 'number' || type === 'money'))!
      const shown = await session.get(`${at}/${page.slug}`)
      const again = await session.press(shown, { ...hiddenIn(shown), [page.questions[0]!.slug]: '"><b>12 apples</b>' })
      assert.equal(again.status, 422)
      assert.ok(boxes(again).some((box) => box.includes('value="&quot;&gt;&lt;b&gt;12 apples&lt;/b&gt;"')))
    })

    await t.test('fields that no page has are passed over', async () => {
      const page = asked[0]!
      const shown = await session.get(`${at}/${page.slug}`)
      const fields = { ...hiddenIn(shown), ...typedOn(page, answers) }
      for (const name of ['__proto__', 'constructor', 'toString', '_then', '_seen', '_revision', 'x'.repeat(10_000)]) {
        const after = await session.press(shown, { ...fields, ...Object.fromEntries([[name, 'x']]) })
        assert.equal(after.status, 200, name)
      }
    })
  })

test('no hidden field is believed', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, applyPages({ secret: new Uint8Array(32).fill(3) }), {
    limits: { requests: 0, posts: 0 },
  })
  const { session } = await signedInVisitor(app, state, await someone(state))
  const { form } = state.catalogue.get('kite-licence').definition
  const { answers } = exampleOf(state, 'kite-licence', 'granted')
  const hostile = ['', 'x', '-1', '1e3', '9'.repeat(400), '\u0000', '__proto__', '<b>', 'x'.repeat(100_000)]

  await t.test('nor where an application is to go', async () => {
    for (const agency of [...hostile, 'high-valley']) {
      const begin = await session.get('/services/kite-licence/begin')
      const { status } = await session.press(begin, { agency })
      assert.equal(status, 422, agency.slice(0, 20))
    }
  })

  const begin = await session.get('/services/kite-licence/begin')
  const { seen } = await fillIn(session, await session.press(begin, { agency: 'port-calder' }), form, answers)
  for (const value of hostile)
    await t.test(JSON.stringify(value.slice(0, 20)), async () => {
      const stale = await session.press(seen, { ...hiddenIn(seen), _revision: value })
      assert.equal(stale.status, 409)
    })
  await t.test('and any key sends once', async () => {
    const sent = await session.press(seen, { ...hiddenIn(seen), _key: '\u0000'.repeat(1000) })
    assert.match(sent.path, /\/sent$/)
  })

  for (const path of [
    '/applications/%00',
    '/applications/..%2f..',
    `/applications/${'A'.repeat(150)}`,
    '/links/%00',
    '/services/__proto__',
    '/services/%00/check/x',
    '/services/kite-licence/check/__proto__',
  ])
    await t.test(`GET ${path.slice(0, 40)}`, async () => {
      const { status } = await session.get(path)
      assert.ok([200, 404, 410].includes(status), String(status))
    })
})

test('whoever was signed out meanwhile finds what they typed under what they were asked', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, applyPages({ secret: new Uint8Array(32).fill(3) }))
  const { session } = await signedInVisitor(app, state, await someone(state))
  const start = await session.press(await session.get('/services/rates-rebate/begin'), { agency: 'port-calder' })
  const told = async (page: string, typed: Record<string, string>) => {
    const at = start.path.replace(/[^/]+$/, page)
    const fields = { ...hiddenIn(start), ...typed, _token: 'x' }
    const { status, text } = await visitor(app).post(at, fields, { 'sec-fetch-site': 'same-origin' })
    assert.equal(status, 403)
    const rows = text.matchAll(/summary-list__key">([^<]*)<\/dt>\s*<dd[^>]*><bdi[^>]*>([^<]*)</g)
    return [...rows].map(([, label, value]) => `${label}: ${value}`)
  }
  assert.deepEqual(await told('use-of-the-home', { 'use-of-the-home': 'home' }), ['Use of the home: Only as a home'])
  assert.deepEqual(await told('ratepayer', { 'named-as-ratepayer': 'yes' }), ['Name on the rates bill: Yes'])
  assert.deepEqual(
    await told('address', { 'address-of-the-home-line-1': '1 Quay', 'address-of-the-home-town': 'Calder', x: 'y' }),
    ['Address: 1 Quay, Calder', 'x: y'],
  )
  assert.deepEqual(await told('save', { email: 'amina@post.example' }), ['Your e-mail address: amina@post.example'])
})
