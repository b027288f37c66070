import assert from 'node:assert/strict'
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
  const decide = (decision: string, input: object = given, more: object = {}) =>
    post(JSON.stringify({ decision, input, ...more }))
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
      [['child-benefit', 1]],
    )
    const shown = (await get('/api/laws/child-benefit')).json()
    assert.ok(Check(lawShown, structuredClone(shown)))
    const charge = shown.decisions.find(({ name }: { name: string }) => name === 'charge')
    assert.deepEqual(charge.inputs.toSorted(), Object.keys(given).toSorted())
    assert.equal((await get('/api/laws/none')).statusCode, 404)
  })

  await t.test('decide exactly, with reasons and their law', async () => {
    const answer = await decide('charge')
    assert.equal(answer.statusCode, 200)
    const result = answer.json()
    assert.ok(Check(decided, structuredClone(result)), answer.body)
    assert.equal(result.value, '532')
    assert.equal(result.version.hash, state.catalogue.getLaw('child-benefit').hash)
    const rule = result.reasons.find((reason: { rule?: string }) => reason.rule === 'thresholds-from-2024')
    assert.match(rule.reason, /60000.*80000/)
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
    const { detail, code, errors } = await refused({ decision: 'benefit', input: { ...given, 'tax year': 2011 } })
    assert.equal(detail, 'The law gives no value for “benefit”: no rule of “weekly rates” is for this input.')
    assert.equal(code, 'no-value')
    assert.equal(errors[0].decision, 'benefit')
  })

  await t.test('are told in their own language, and problems in the one that is wanted', async () => {
    const wanted = { 'accept-language': 'fr' }
    assert.equal((await get('/api/laws', wanted)).headers['content-language'], 'en')
    assert.equal((await get('/api/laws/child-benefit', wanted)).headers['content-language'], 'en')
    const asked = { decision: 'charge', input: given }
    assert.equal((await post(JSON.stringify(asked), wanted)).headers['content-language'], 'en')
    assert.equal((await post('{}', wanted)).headers['content-language'], 'fr')
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
