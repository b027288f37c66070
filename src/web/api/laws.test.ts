import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Check } from 'typebox/value'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import { apiPages } from '#web/api'
import { decided, lawList, lawShown } from './law-schemas.ts'
import { problemSchema } from './schemas.ts'

const given = {
  'tax year': 2024,
  children: [{}],
  income: '68013',
  'gift aid and pensions': 0,
  'other deductions': 0.0,
}

test('laws over the API', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, apiPages, { limits: { requests: 0, posts: 0 } })
  const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers })
  const post = (payload: string, headers = {}, url = '/api/laws/child-benefit/decide') =>
    app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })
  const decide = (decision: string, input: object = given, more: object = {}, headers = {}) =>
    post(JSON.stringify({ decision, input, ...more }), headers)
  const refused = async (body: object | string, headers = {}) => {
    const answer = await post(typeof body === 'string' ? body : JSON.stringify(body), headers)
    assert.equal(answer.statusCode, 422)
    assert.ok(Check(problemSchema, answer.json()), answer.body)
    return answer.json()
  }

  await t.test('are listed, each with what it takes and what it decides', async () => {
    const list = (await get('/api/laws')).json()
    assert.ok(Check(lawList, list))
    assert.deepEqual(
      list.laws.map(({ id, version }: { id: string; version: { ordinal: number } }) => [id, version.ordinal]),
      [
        ['child-benefit', 1],
        ['pay-as-you-earn', 1],
      ],
    )
    const shown = (await get('/api/laws/child-benefit')).json()
    assert.ok(Check(lawShown, structuredClone(shown)))
    const charge = shown.decisions.find(({ name }: { name: string }) => name === 'charge')
    assert.deepEqual(charge.inputs.toSorted(), Object.keys(given).toSorted())
    assert.equal((await get('/api/laws/none')).statusCode, 404)
    const { about, inputs } = (await get('/api/laws/pay-as-you-earn')).json()
    assert.match(about, /^Income tax and employee's National Insurance .* Left out are /s)
    assert.equal(inputs[0].allowed, '2023, 2024, 2025, 2026')
  })

  await t.test('decide exactly, with reasons and their law', async () => {
    const answer = await decide('charge')
    assert.equal(answer.statusCode, 200)
    const result = answer.json()
    assert.ok(Check(decided, structuredClone(result)), answer.body)
    assert.equal(result.value, '532')
    assert.equal(result.version.hash, state.catalogue.getLaw('child-benefit').hash)
    const rule = result.reasons.find((reason: { rule?: string }) => reason.rule === 'thresholds-from-2024')
    assert.match(rule.reason, /£60,000\.00.*£80,000\.00/)
    assert.match(rule.law, /section 681C/)
    assert.equal('trace' in result, false)
    assert.equal((await decide('benefit')).json().value, '1331.2')
  })

  await t.test('show every decision and every rule when they are asked to', async () => {
    const { trace } = (await decide('charge percentage', given, { explain: true })).json()
    const table = trace.decisions.find(({ decision }: { decision: string }) => decision === 'thresholds').table
    assert.deepEqual(
      table.rules.map(({ id, matched }: { id: string; matched: boolean }) => [id, matched]),
      [
        ['thresholds-from-2024', true],
        ['thresholds-2012-to-2023', false],
      ],
    )
  })

  await t.test('tell in sentences how it came about, in the language that is wanted', async () => {
    const told = async (language: string) => {
      const answer = await decide('charge percentage', given, { explain: true }, { 'accept-language': language })
      assert.ok(Check(decided, structuredClone(answer.json())), answer.body)
      return [answer.headers['content-language'], answer.json().sentences] as const
    }
    const [english, sentences] = await told('en')
    assert.equal(english, 'en')
    const near = sentences.find(({ kind }: { kind: string }) => kind === 'nearest')
    assert.match(
      near.text,
      /^Rule 2 would give .*, and does not hold: tax year is 2024, but must be from 2012 to 2023\.$/,
    )
    assert.equal(near.rule, 'thresholds-2012-to-2023')
    const because = sentences.find(({ kind }: { kind: string }) => kind === 'reason')
    assert.match(because.law, /^Income Tax Act 2007, section 58$/)
    const [french, phrases] = await told('fr')
    assert.equal(french, 'fr')
    assert.match(phrases.at(-2).text, /^Pourcentage du prélèvement\u00a0: 40, ainsi calculé/)
    assert.match(phrases.at(-1).law, /article 681C$/)
  })

  await t.test('ask only for what the decision rests on', async () =>
    assert.deepEqual((await decide('weekly rates', { 'tax year': 2026 })).json().value, {
      eldest: '27.05',
      further: '17.9',
    }),
  )

  await t.test('tell every input that is missing or wrong, by its place, in the language that is wanted', async () => {
    const { children: _, ...rest } = given
    const { problems } = await refused({
      decision: 'charge',
      input: { ...rest, income: 'much', 'tax year': 'X', 'net income': 1 },
    })
    assert.deepEqual(
      problems.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
      [
        ['#/input/tax%20year', 'wrong-type'],
        ['#/input/income', 'wrong-type'],
        ['#/input/net%20income', 'unknown-input'],
        ['#/input/children', 'missing-input'],
      ],
    )
    const french = await refused({ decision: 'charge', input: rest }, { 'accept-language': 'fr' })
    assert.match(french.problems[0].message, /^«\schildren\s» manque/)
  })

  await t.test('keep every digit, and say so where there are too many', async () => {
    const income = (digits: string) =>
      JSON.stringify({ decision: 'adjusted net income', input: { ...given, income: 'X' } }).replace('"X"', digits)
    assert.equal((await post(income('9007199254740993.01'))).json().value, '9007199254740993.01')
    const { problems } = await refused(income('0.1111111111111111111111111111111111111'))
    assert.equal(problems[0].code, 'too-many-digits')
  })

  await t.test('refuse a name that an entry does not have, which would leave out what was meant', async () => {
    const children = [{}, { 'claim start': '2024-12-01' }, { claim_start: '2024-12-01' }]
    const { problems } = await refused({ decision: 'benefit', input: { ...given, children } })
    assert.equal(problems.length, 1)
    assert.deepEqual([problems[0].pointer, problems[0].code], ['#/input/children/2/claim_start', 'unknown-entry'])
    assert.match(problems[0].message, /“children\[3\]\.claim_start”.*“claim start”, “claim end”/)
  })

  await t.test('tell where in a list something is of the wrong type', async () => {
    const { problems } = await refused({
      decision: 'benefit',
      input: { ...given, children: [{}, { 'claim end': 'May' }] },
    })
    assert.deepEqual([problems[0].pointer, problems[0].code], ['#/input/children/1/claim%20end', 'wrong-type'])
    assert.match(problems[0].message, /“children\[2\]\.claim end” must be of the type date/)
  })

  await t.test('take one child alone as a list of one', async () => {
    const children = { 'claim start': '2024-12-02' }
    const alone = (await decide('benefit', { ...given, children })).json()
    assert.equal(alone.value, (await decide('benefit', { ...given, children: [children] })).json().value)
  })

  await t.test('say when they have no answer, which rule is missing, and where it went wrong', async () => {
    const { detail, code, errors } = await refused({ decision: 'benefit', input: { ...given, 'tax year': null } })
    assert.equal(detail, 'The law gives no value for “benefit”: no rule of “weekly rates” is for this input.')
    assert.equal(code, 'no-value')
    assert.deepEqual([errors[0].decision, errors[0].code], ['weekly rates', 'no-rule'])
  })

  await t.test('tell what went wrong where it began, once, and explain as far as they came', async () => {
    const insured = { 'tax year': 2026, 'annual pay': 60000, 'over pension age': null }
    const asked = { decision: 'national insurance', input: insured, explain: true }
    const answer = (await post(JSON.stringify(asked), {}, '/api/laws/pay-as-you-earn/decide')).json()
    assert.ok(Check(problemSchema, structuredClone(answer)))
    assert.deepEqual(
      answer.errors.map(({ decision, code }: { decision: string; code: string }) => [decision, code]),
      [['contribution parts', 'no-rule']],
    )
    const texts = answer.sentences.map(({ text }: { text: string }) => text)
    assert.ok(texts.includes('Over pension age is not given.'), texts.join('\n'))
    const wrong = { 'tax year': 2023, 'annual pay': 1, 'tax code': 'SD3', 'apply taper': false }
    const refused = JSON.stringify({ decision: 'income tax', input: wrong, explain: true })
    const { detail, errors, sentences } = (await post(refused, {}, '/api/laws/pay-as-you-earn/decide')).json()
    assert.match(detail, / \(In “kind”\.\)$/)
    assert.equal(errors[0].at.file, 'pay-as-you-earn/rules.dmn')
    assert.ok(errors[0].at.line > 1 && errors[0].at.column > 1)
    const at = sentences.findIndex(({ kind }: { kind: string }) => kind === 'error')
    assert.match(sentences[at].text, /^Something could not be worked out: The tax code "SD3"/)
    assert.deepEqual([sentences[at - 1].kind, sentences[at - 1].decision], ['result', 'kind'])
  })

  await t.test('tell a value that they do not allow in their own words', async () => {
    const paye = (input: object, headers = {}) => {
      const given = { 'tax year': 2023, 'annual pay': '30000.01', 'tax code': '1257L', 'apply taper': false, ...input }
      return post(JSON.stringify({ decision: 'income tax', input: given }), headers, '/api/laws/pay-as-you-earn/decide')
    }
    assert.equal((await paye({})).json().value, '3484.2')
    const year = (await paye({ 'tax year': 2022, 'annual pay': -1 })).json()
    assert.ok(Check(problemSchema, structuredClone(year)))
    assert.deepEqual(
      [year.code, ...year.problems.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])],
      ['inputs-wrong', ['#/input/tax%20year', 'not-allowed'], ['#/input/annual%20pay', 'not-allowed']],
    )
    assert.match(year.problems[0].message, /^“tax year” cannot be that: 2022 is not one of .* and 2026\.$/)
    const french = (await paye({ 'tax year': 2022 }, { 'accept-language': 'fr' })).json()
    assert.match(french.problems[0].message, /^«\stax year\s» ne peut pas avoir cette valeur\s: 2022 is not/)
    const code = (await paye({ 'tax code': 'SD3' })).json()
    assert.equal(code.code, 'no-value')
    assert.match(
      code.detail,
      /^The law gives no value for “income tax”: The tax code "SD3" in the tax year 2023 is not one/,
    )
    assert.equal(code.errors.length, 1)
    assert.equal(code.errors[0].decision, 'kind')
  })

  await t.test('are told in the language that is wanted, with their currency and the Acts they rest on', async () => {
    const wanted = { 'accept-language': 'fr' }
    const list = await get('/api/laws', wanted)
    assert.equal(list.headers['content-language'], 'fr')
    assert.equal(list.json().laws[0].name, 'Allocations familiales')
    const law = await get('/api/laws/child-benefit', wanted)
    assert.equal(law.headers['content-language'], 'fr')
    const { name, about, currency, acts, inputs, decisions } = law.json()
    assert.deepEqual([name, currency, inputs[2].label], ['Allocations familiales', 'GBP', 'Revenu'])
    assert.match(about, /^Les allocations familiales d’une année fiscale/)
    assert.match(inputs[2].about, /^Revenu imposable total/)
    assert.match(acts[0].link, /^https:\/\/www\.legislation\.gov\.uk\//)
    const charge = decisions.find((one: { name: string }) => one.name === 'charge')
    assert.deepEqual(charge.sources, ['Income Tax (Earnings and Pensions) Act 2003, article 681C'])
    const asked = { decision: 'weekly rates', input: { 'tax year': 2024 } }
    const answer = await post(JSON.stringify(asked), wanted)
    assert.equal(answer.headers['content-language'], 'fr')
    assert.match(answer.json().reasons[0].reason, /25,60\s£ par semaine/)
    assert.deepEqual(answer.json().value, { eldest: '25.6', further: '16.95' }, 'values stay exact')
    assert.equal((await post('{}', wanted)).headers['content-language'], 'fr')
    const rules = (await get('/api/laws/child-benefit/rules', wanted)).json()
    assert.equal(rules.language, 'fr')
    assert.equal(
      rules.types.find((type: { name: string }) => type.name === 'rates').components[0].label,
      'Aîné ou enfant unique, par semaine',
    )
  })

  await t.test('take no more than milliseconds for one question', async () => {
    const children = Array.from({ length: 900 }, (_, at) => ({
      'claim start': `2024-${10 + (at % 3)}-${10 + (at % 20)}`,
    }))
    assert.equal((await refused({ decision: 'charge', input: { ...given, children } })).code, 'too-many-steps')
    assert.equal((await decide('charge', { ...given, children: children.slice(0, 30) })).statusCode, 200)
  })

  await t.test('refuse what is no question to a law', async () => {
    for (const body of [{}, [], { decision: 'charge' }, { decision: 1, input: {} }, { decision: 'charge', input: [] }])
      assert.match((await refused(body)).detail, /“decision”/)
    assert.match((await refused({ decision: 'constructor', input: {} })).detail, /“benefit”/)
    assert.equal((await refused({ decision: 'charge', input: given, explain: 'yes' })).status, 422)
    assert.equal((await post('{', {})).statusCode, 400)
    assert.equal((await post('{}', { 'content-type': 'text/plain' })).statusCode, 415)
    assert.equal((await post('{}', {}, '/api/laws/none/decide')).statusCode, 404)
  })

  await t.test('no name in an input reaches a prototype', async () => {
    const { problems } = await refused('{"decision":"weekly rates","input":{"__proto__":{"tax year":2024}}}')
    assert.deepEqual(
      problems.map(({ input, code }: { input: string; code: string }) => [input, code]),
      [
        ['__proto__', 'unknown-input'],
        ['tax year', 'missing-input'],
      ],
    )
  })
})

test('a law that has ended is listed as such, can be read, and decides nothing', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'publica-ended-'))
  t.after(() => rmSync(root, { recursive: true }))
  cpSync('services', join(root, 'services'), { recursive: true })
  cpSync('laws', join(root, 'laws'), { recursive: true })
  const state = await testState(t, { services: join(root, 'services') })
  const app = await testApp(t, state, apiPages, { limits: { requests: 0, posts: 0 } })
  const get = (url: string) => app.inject({ method: 'GET', url })
  state.clock.advance({ hours: 24 })
  rmSync(join(root, 'laws/child-benefit'), { recursive: true })
  await state.catalogue.publishFolder(join(root, 'services'), 'a test')
  const list = (await get('/api/laws')).json()
  assert.ok(Check(lawList, structuredClone(list)))
  assert.deepEqual(
    [list.laws.map(({ id }: { id: string }) => id), list.ended[0].id],
    [['pay-as-you-earn'], 'child-benefit'],
  )
  assert.equal(list.ended[0].ended, `${state.clock.now()}`)
  assert.equal((await get('/api/laws/child-benefit')).json().ended, `${state.clock.now()}`)
  for (const path of ['/api/laws/child-benefit/rules', '/api/laws/child-benefit/rules/versions/1'])
    assert.equal((await get(path)).json().history[0].until, `${state.clock.now()}`)
  const decide = (language: string) =>
    app.inject({
      method: 'POST',
      url: '/api/laws/child-benefit/decide',
      payload: JSON.stringify({ decision: 'charge', input: given }),
      headers: { 'content-type': 'application/json', 'accept-language': language },
    })
  const refused = await decide('en')
  assert.equal(refused.statusCode, 410)
  assert.ok(Check(problemSchema, refused.json()), refused.body)
  assert.equal(refused.json().code, 'law-ended')
  assert.match(refused.json().detail, /^This law ended on .* 2026 .*\/api\/laws\/child-benefit\/rules\/versions\/1$/)
  assert.match((await decide('ar')).json().detail, /^انتهى العمل بهذا القانون/)
  assert.ok(!('/api/laws/child-benefit/decide' in (await get('/api/openapi.json')).json().paths))
})
