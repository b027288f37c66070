/** What people and their enemies may type: nothing brings a page down, and nothing that was typed is lost. */
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Question } from '#engines/form'
import { readReference } from '#ground/ids'
import { openLog } from '#ground/log'
import { openTestHouse } from './house.ts'
import { knock, stranger } from './knock.ts'
import { boxIn, inlineIn, unescaped } from './pages.ts'
import { asRead, bodyOf, misshapen, onPage, send, typed, values } from './typed.ts'
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

test('nothing of all this was a fault', () => {
  assert.deepEqual(faults, [])
})
