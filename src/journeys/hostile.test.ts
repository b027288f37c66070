/** What people, programs and their enemies may type and send: nothing brings a page down, and nothing that was typed is lost. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, describe, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Question } from '#engines/form'
import { readReference } from '#ground/ids'
import { openLog } from '#ground/log'
import { routesOf } from '#web/kit'
import { wordsIn } from '#web/words'
import { openHouse } from '../house.ts'
import { openTestHouse, testMasterKey } from './house.ts'
import { knock, stranger, tokenOf } from './knock.ts'
import { malformedRequests } from './malformed.ts'
import { inlineIn, tagsOf, unescaped } from './pages.ts'
import { asRead, misshapen, onPage, typed, values } from './typed.ts'
import type { Visitor } from './visitor.ts'
import { encoded, hiddenFields } from './visitor.ts'

const cacheFolder = '.publica/tests'
const faults: string[] = []
const log = openLog({ level: 'error', to: { write: (line) => void faults.push(line) } })
const house = await openTestHouse({ after }, { log, works: false, cacheFolder })
const { applications, cases, catalogue, people } = house.rooms

const amina = stranger(house.origin)
await amina.signIn('amina-haddad')
const ingrid = stranger(house.origin)
await ingrid.signIn('ingrid-solberg')

/** What stands in the box of this name; undefined where there is no such box. */
function boxIn(page: string, name: string): string | undefined {
  const area = new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)</textarea>`).exec(page)
  // HTML §13.1.2.5: a line's end right behind the tag belongs to the tag.
  if (area) return unescaped(area[1]!.replace(/^\r?\n/, ''))
  const box = tagsOf(page).find(
    ({ name: tag, attributes }) =>
      tag === 'input' &&
      attributes.get('name') === name &&
      !/^(hidden|radio|checkbox)$/.test(attributes.get('type') ?? ''),
  )
  return box && (box.attributes.get('value') ?? '')
}

const problemsIn = (page: string) =>
  [...(/govuk-error-summary__list">(.*?)<\/ul>/s.exec(page)?.[1] ?? '').matchAll(/<a href="#([^"]*)">/g)].map(
    ([, at]) => at!,
  )

const mainOf = (page: string) => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page
/** All that is said of the answers, without what differs at every visit. */
const answersOn = (page: string) =>
  /<dl class="govuk-summary-list">[\s\S]*?<\/dl>/.exec(page)?.[0] ?? assert.fail('no answers')

const parts: Partial<Record<Question['type'], string[]>> = {
  date: ['-day', '-month', '-year'],
  address: ['-line-1', '-line-2', '-town', '-postcode'],
}
const fieldsOf = ({ slug, type }: Question) => (parts[type] ?? ['']).map((part) => slug + part)

/** Good answers to every question, of people for whom every page is asked. */
const good: Record<string, Record<string, string>> = {
  'kite-licence': {
    'name-of-flyer': 'Amina Haddad',
    'age-of-flyer': '20',
    'kite-span': '1.5',
    'flying-date-day': '1',
    'flying-date-month': '6',
    'flying-date-year': '2199',
    'flying-near-airfield': 'yes',
    airfield: 'highford',
    remarks: 'None.',
  },
  'rates-rebate': {
    'rating-year': '2025',
    'address-of-the-home-line-1': '17 Heron Lane',
    'address-of-the-home-line-2': 'Upper floor',
    'address-of-the-home-town': 'Saltmarsh',
    'address-of-the-home-postcode': 'ZQ7 4KX',
    'named-as-ratepayer': 'yes',
    'living-there-on-1-july': 'yes',
    'use-of-the-home': 'partly business',
    rates: '3511.37',
    'lives-with-partner': 'yes',
    'partner-income': '10044.61',
    'own-income': '21873.29',
    dependants: '3',
  },
}

async function draft(service: string): Promise<string> {
  let seen = await amina.answer(await amina.get(`/services/${service}/begin`), { agency: 'port-calder' })
  const at = /\/applications\/[^/]+/.exec(seen.path)![0]
  while (!seen.path.endsWith('/check-answers')) {
    const before = seen.path
    seen = await amina.answer(seen, good[service]!)
    assert.notEqual(seen.path, before, `every question of ${service} has a good answer here`)
  }
  return at
}

const drafts = new Map<string, string>()
for (const service of Object.keys(good)) drafts.set(service, await draft(service))

test('the services that are there are the services that are tried here', () => {
  const ids = catalogue.services().map(({ definition }) => definition.id)
  assert.deepEqual(ids.toSorted(), Object.keys(good).toSorted())
})

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const send = (visitor: Visitor, path: string, body: string) => knock(visitor, path, { body, headers: form })

/** A page's fields with one of them as somebody typed it. */
const bodyOf = (page: string, fields: Record<string, string>, field: string, raw: readonly string[]) => {
  const { [field]: _, ...others } = fields
  const { [field]: __, ...hidden } = hiddenFields(page)
  return [encoded({ ...hidden, ...others }), ...raw.map((one) => `${field}=${one}`)].join('&')
}

for (const [service, fields] of Object.entries(good))
  describe(`the pages of ${service}`, () => {
    const at = drafts.get(service)!
    const { form: questions } = catalogue.get(service).definition
    const onCheckAnswers = async () => answersOn((await knock(amina, `${at}/check-answers`)).body)

    for (const page of questions.pages) {
      const here = page.questions.flatMap(fieldsOf)
      const goods = Object.fromEntries(here.map((field) => [field, fields[field]!]))
      const path = `${at}/${page.slug}`

      for (const question of page.questions)
        for (const field of fieldsOf(question))
          test(`${page.name}: ${field}`, async () => {
            const before = await onCheckAnswers()
            let shown = (await knock(amina, path)).body
            for (const { what, raw } of values) shown = await typeIn(question, field, what, raw, shown)
            const leftOut = await send(amina, path, bodyOf(shown, goods, field, []))
            for (const shape of misshapen(field)) {
              const { body } = await knock(amina, path)
              const heard = await send(amina, path, `${bodyOf(body, goods, field, [])}&${shape}`)
              assert.equal(heard.status, leftOut.status, `${shape} is as good as nothing`)
            }
            await restore()
            assert.equal(await onCheckAnswers(), before, 'nothing else has changed')
          })

      async function restore() {
        const shown = await knock(amina, path)
        const heard = await send(amina, path, encoded({ ...hiddenFields(shown.body), ...goods }))
        assert.equal(heard.status, 303)
      }

      /** Types it on the page as it was last shown, and gives the page as it is shown then. */
      async function typeIn(question: Question, field: string, what: string, raw: readonly string[], shown: string) {
        const heard = await send(amina, path, bodyOf(shown, goods, field, raw))
        assert.ok([303, 422].includes(heard.status), `${what}: ${heard.status}`)
        if (heard.status === 422) {
          keepsWhatWasTyped(heard.body, field, what, raw)
          return heard.body
        }
        const again = (await knock(amina, path)).body
        const kept = boxIn(again, field)
        if (kept === undefined) return again
        staysTheSame(question, kept, what, raw)
        if (/text|address/.test(question.type)) await isOnCheckAnswers(kept, what)
        const twice = await send(amina, path, bodyOf(again, goods, field, [encodeURIComponent(kept)]))
        assert.equal(twice.status, 303, `${what}: what was kept is taken again`)
        const after = (await knock(amina, path)).body
        assert.equal(boxIn(after, field), kept, `${what}: and is the same`)
        return after
      }

      async function isOnCheckAnswers(kept: string, what: string) {
        const { body } = await knock(amina, `${at}/check-answers`)
        assert.deepEqual(inlineIn(body), [], what)
        for (const line of kept.split('\n')) assert.ok(unescaped(body).includes(line), `${what} on check-answers`)
      }
    }

    test('fields that no page has are passed over', async () => {
      const page = questions.pages[0]!
      const path = `${at}/${page.slug}`
      const goods = Object.fromEntries(page.questions.flatMap(fieldsOf).map((field) => [field, fields[field]!]))
      const before = await onCheckAnswers()
      const strange = [
        '__proto__',
        'constructor',
        'prototype',
        'toString',
        'hasOwnProperty',
        '',
        '%00',
        '%FF',
        'x'.repeat(100_000),
        '_x',
      ]
      for (const name of strange)
        for (const value of ['x', '', '%00', '__proto__']) {
          const shown = await knock(amina, path)
          const heard = await send(
            amina,
            path,
            `${encoded({ ...hiddenFields(shown.body), ...goods })}&${name}=${value}`,
          )
          assert.equal(heard.status, 303, name.slice(0, 20))
        }
      assert.equal(await onCheckAnswers(), before)
      assert.equal(({} as Record<string, unknown>).x, undefined)
    })
  })

function keepsWhatWasTyped(page: string, field: string, what: string, raw: readonly string[]) {
  assert.ok(problemsIn(page).length > 0, `${what}: says what is wrong`)
  assert.match(page, /<title>Error: /, what)
  assert.deepEqual(inlineIn(page), [], what)
  const box = boxIn(page, field)
  if (box !== undefined) assert.equal(box, raw.length > 0 ? onPage(raw.at(-1)!) : '', `${what}: is still there`)
  for (const at of problemsIn(page)) assert.ok(page.includes(`id="${at}"`), `${what}: the summary leads to ${at}`)
}

/** What is kept of a text is the text; what is kept of a number is that number. */
function staysTheSame({ type }: Question, kept: string, what: string, raw: readonly string[]) {
  const typed = asRead(raw[0] ?? '')
  const read = /^[\s\p{Cf}]*$/u.test(typed) ? '' : typed
  const composed = (text: string) => (/\p{M}{31}/u.test(text) ? text : text.normalize('NFC')).trim()
  const numbers: Record<string, string> = {
    'a comma for the cents': type === 'money' ? '1000.50' : '1000.5',
    'a comma for the thousands': type === 'money' ? '1000.50' : '1000.5',
    'full-width digits': '1234',
    'Arabic digits': '1234',
    'minus zero': '0',
  }
  if (type === 'money' || type === 'number') assert.equal(kept, numbers[what] ?? kept, what)
  if (type === 'text' || type === 'address')
    assert.equal(kept, composed(read.replace(/\r\n?|[\n\t\u2028]/g, ' ')), what)
  if (type === 'long text') assert.equal(kept, composed(read.replace(/\r\n?|\u2028/g, '\n')), what)
}

describe('a date', () => {
  const at = () => `${drafts.get('kite-licence')}/day`
  const on = async (day: string, month: string, year: string) => {
    const shown = await knock(amina, at())
    const fields = { 'flying-date-day': day, 'flying-date-month': month, 'flying-date-year': year }
    const heard = await send(amina, at(), encoded({ ...hiddenFields(shown.body), ...fields }))
    if (heard.status === 422)
      for (const [name, value] of Object.entries(fields))
        assert.equal(boxIn(heard.body, name), value, `${name} is still there`)
    return heard.status
  }

  test('is taken where the calendar has it, and shown in words', async () => {
    assert.equal(await on('29', '2', '2028'), 303)
    assert.match((await knock(amina, `${drafts.get('kite-licence')}/check-answers`)).body, /29 February 2028/)
    assert.equal(await on('٢٩', '０２', '２０２８'), 303)
  })

  const wrong = [
    ['29', '2', '2027'],
    ['29', '2', '2100'],
    ['30', '2', '2028'],
    ['31', '4', '2028'],
    ['0', '1', '2028'],
    ['1', '13', '2028'],
    ['32', '1', '2028'],
    ['-1', '1', '2028'],
    ['1', '1', '99999'],
    ['1', '1', '28'],
    ['1.5', '1', '2028'],
    ['1', 'Jan', '2028'],
    ['1e1', '1', '2028'],
    ['29', '2', ''],
  ] as const
  for (const [day, month, year] of wrong)
    test(`${day} ${month} ${year} is told, and stays in its boxes`, async () =>
      assert.equal(await on(day, month, year), 422))
})

describe('the check of what one would get', () => {
  test('takes and turns away the same as a draft does, and its cookie is nobody else’s to write', async () => {
    for (const [service, path, field] of [
      ['kite-licence', 'kite', 'kite-span'],
      ['rates-rebate', 'rating-year', 'rating-year'],
    ] as const) {
      const visitor = stranger(house.origin)
      const goods = good[service]!
      let seen = await visitor.get(`/services/${service}/check`)
      while (!seen.path.endsWith(`/${path}`)) seen = await visitor.answer(seen, goods)
      for (const { what, raw } of values) {
        const heard = await send(visitor, seen.path, bodyOf(seen.body, {}, field, raw))
        assert.ok([303, 422].includes(heard.status), `${what}: ${heard.status}`)
        if (heard.status === 422) keepsWhatWasTyped(heard.body, field, what, raw)
      }
      await visitor.answer(seen, goods)
      const sealed = visitor.cookies.get('publica-check')!
      const bytes = Buffer.from(sealed, 'base64url')
      const changed = [0, 12, 28, bytes.length - 1].map((index) => {
        const other = Buffer.from(bytes)
        other[index]! ^= 1
        return other.toString('base64url')
      })
      const first = `/services/${service}/check/result`
      const fresh = (await knock(stranger(house.origin), first)).location
      for (const value of [
        '',
        'x',
        '%',
        '__proto__',
        'A'.repeat(3900),
        sealed.slice(0, 30),
        sealed.slice(0, -2),
        ...changed,
      ]) {
        visitor.cookies.set('publica-check', value)
        const heard = await knock(visitor, first)
        assert.deepEqual([heard.status, heard.location], [303, fresh], value.slice(0, 20))
      }
      visitor.cookies.set('publica-check', sealed)
      const other = service === 'kite-licence' ? 'rates-rebate' : 'kite-licence'
      const elsewhere = await knock(visitor, `/services/${other}/check/result`)
      assert.equal(
        elsewhere.location,
        (await knock(stranger(house.origin), `/services/${other}/check/result`)).location,
      )
    }
  })

  test('answers that no cookie can hold are said to be too many, and stay on the page', async () => {
    const visitor = stranger(house.origin)
    const goods = good['kite-licence']!
    let seen = await visitor.get('/services/kite-licence/check')
    while (!seen.path.endsWith('/check/result')) seen = await visitor.answer(seen, goods)
    assert.equal(seen.status, 200)
  })
})

describe('where an application goes, and where its link goes', () => {
  test('begin', async () => {
    for (const service of Object.keys(good)) {
      const path = `/services/${service}/begin`
      const { body } = await knock(amina, path)
      for (const { what, raw } of values) {
        const heard = await send(amina, path, bodyOf(body, {}, 'agency', raw))
        assert.equal(heard.status, 422, what)
        keepsWhatWasTyped(heard.body, 'agency', what, raw)
      }
    }
  })

  test('save', async () => {
    const path = `${drafts.get('rates-rebate')}/save`
    const { body } = await knock(amina, path)
    const addresses = [
      'a@b',
      'a@b@c.example',
      'a@post.example,b@post.example',
      'a@post.example b@post.example',
      'A <a@post.example>',
      'a@post.example\r\nBcc: b@post.example',
      'a@post.example\u0000',
      '"a b"@post.example',
      'a@[127.0.0.1]',
      `a@${'x.'.repeat(500)}example`,
      `${'a.'.repeat(5000)}@post.example`,
      '@post.example',
      'a@-post.example',
      'a@post..example',
    ].map((address) => typed(address.slice(0, 40), address))
    for (const { what, raw } of [...values, ...addresses]) {
      const heard = await send(amina, path, bodyOf(body, {}, 'email', raw))
      assert.equal(heard.status, 422, what)
      keepsWhatWasTyped(heard.body, 'email', what, raw)
    }
  })
})

/** Another waiting case with Amina's answers, without walking through all pages again. */
async function waitingCase(): Promise<string> {
  const filled = await applications.get(readReference(drafts.get('rates-rebate')!.split('/').at(-1)!)!)
  const person = await people.get(filled.owner!)
  const begun = { service: 'rates-rebate', agency: 'port-calder', session: 'none', person, language: 'en' }
  const { id, reference } = await applications.begin(begun)
  const { revision } = await applications.save(id, { answers: filled.answers, revision: 0 })
  await cases.send(id, { key: 'sent', person, seenRevision: revision, language: 'en' })
  await cases.work(id)
  return reference
}

describe('an officer’s decision', () => {
  const goods = {
    outcome: 'granted',
    findings: '1',
    amount: '100',
    reasons: 'The rooms are let for a third of the year.',
  }

  for (const field of ['outcome', 'amount', 'findings', 'reasons'])
    test(`${field}: what does not do is told, and everything typed stays`, async () => {
      const path = `/desk/cases/${await waitingCase()}/decision`
      const { body } = await knock(ingrid, path)
      // With another field left out nothing is decided, whatever this one holds.
      const { [field === 'outcome' ? 'reasons' : 'outcome']: _, ...others } = goods
      for (const { what, raw } of values) {
        const heard = await send(ingrid, path, bodyOf(body, others, field, raw))
        assert.equal(heard.status, 422, what)
        keepsWhatWasTyped(heard.body, field, what, raw)
        if (field !== 'reasons' && 'reasons' in others) assert.equal(boxIn(heard.body, 'reasons'), goods.reasons)
        if (field !== 'amount') assert.equal(boxIn(heard.body, 'amount'), goods.amount)
      }
    })

  /** Through the page that reads everything back, to the decision. */
  async function decideWith(path: string, body: string) {
    const read = await send(ingrid, path, body)
    assert.deepEqual(inlineIn(read.body), [])
    if (read.status !== 200) return read
    return send(ingrid, path, encoded({ ...hiddenFields(read.body), _step: 'make', sure: 'yes' }))
  }

  test('its reasons reach the applicant as they were written, and nothing in them runs', async () => {
    const telling = /SQL|markup|box|comment|template|emoji|direction|line ends|JSON|prototype/
    for (const { what, raw } of values.filter(({ what }) => telling.test(what))) {
      const reference = await waitingCase()
      const path = `/desk/cases/${reference}/decision`
      const { body } = await knock(ingrid, path)
      const heard = await decideWith(path, bodyOf(body, goods, 'reasons', raw))
      assert.equal(heard.status, 303, what)
      for (const [visitor, place] of [
        [amina, `/applications/${reference}`],
        [ingrid, `/desk/cases/${reference}`],
      ] as const) {
        const page = await knock(visitor, place)
        assert.equal(page.status, 200)
        assert.deepEqual(inlineIn(page.body), [], what)
        assert.doesNotMatch(mainOf(page.body), /<img|evil\.example">/, what)
        const said = asRead(raw[0]!).split(/[\r\n\u2028]+/)
        for (const line of said) assert.ok(unescaped(page.body).includes(line.trim()), `${what} at ${place}`)
      }
    }
  })

  test('no hidden field of it is believed', async () => {
    const reference = await waitingCase()
    const path = `/desk/cases/${reference}/decision`
    const { body } = await knock(ingrid, path)
    const hostile = ['', 'x', '-1', '0', '1e9', '9'.repeat(400), '%00', '__proto__', '<b>', 'x'.repeat(100_000)]
    for (const raw of hostile)
      for (const step of ['', 'make', 'change', '%00']) {
        const heard = await send(ingrid, path, `${bodyOf(body, goods, '_seq', [raw])}&_step=${step}&sure=yes`)
        assert.equal(heard.status, 409, `${raw.slice(0, 20)} ${step}`)
      }
    const key = await decideWith(path, bodyOf(body, goods, '_key', [`%00${'x'.repeat(5000)}`]))
    assert.equal(key.status, 303)
  })
})

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
          '__proto__',
        ]
        const path = `${route.replace(':service', 'kite-licence').replace(':page', 'kite')}?${names.map((name) => `${name}=${raw}`).join('&')}`
        const heard = await knock(ingrid, path.slice(0, 12_000))
        assert.ok(heard.status < 500 || route === '/sign-in/unreachable', `${path.slice(0, 80)}: ${heard.status}`)
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
