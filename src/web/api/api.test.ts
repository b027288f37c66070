import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Check } from 'typebox/value'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import { apiPages } from '#web/api'
import { checked, problemSchema, service, serviceList } from './schemas.ts'

const worked = {
  'rating year': 2018,
  'named as ratepayer': true,
  'living there on 1 July': true,
  'use of the home': 'home',
  rates: 3500.0,
  'lives with partner': false,
  'own income': '42000',
  dependants: 0,
}

test('the API', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, apiPages, { limits: { requests: 0, posts: 0 } })
  const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers })
  const post = (body: string, headers = {}, url = '/api/services/rates-rebate/check') =>
    app.inject({ method: 'POST', url, payload: body, headers: { 'content-type': 'application/json', ...headers } })
  const check = (answers: object, headers = {}) => post(JSON.stringify({ answers }), headers)
  const withRates = (rates: string) =>
    JSON.stringify({ answers: { ...worked, rates: 'RATES' } }).replace('"RATES"', rates)

  await t.test('works out the rebate of the Act to the cent, with reasons and their law', async () => {
    const answer = await check(worked)
    assert.equal(answer.statusCode, 200)
    const result = answer.json()
    assert.ok(Check(checked, result))
    assert.equal(result.amount, '124.67')
    assert.equal(result.finding.outcome, 'granted')
    assert.equal(result.finding.decidedBy, 'machine')
    assert.equal(result.finding.decisions.rebate, '124.67')
    assert.equal(result.finding.decisions.amount, '124.67')
    assert.deepEqual(result.finding.decisions['figures of the year'], { threshold: '25180.00', maximum: '630.00' })
    assert.ok(result.reasons.length > 0)
    for (const { text, law, rule } of result.reasons) {
      assert.ok(text && rule)
      assert.match(law ?? '', /Rates Rebate Act 1973/)
    }
    assert.equal(result.version.hash, state.catalogue.get('rates-rebate').hash)
  })

  await t.test('numbers may come as tokens or as text, and keep every digit', async () => {
    const amount = async (rates: string) => (await post(withRates(rates))).json().amount
    assert.equal(await amount('3500'), '124.67')
    assert.equal(await amount('"3500.00"'), '124.67')
    assert.equal(await amount('3.5e3'), '124.67')
    assert.equal(await amount('3500.01'), '124.67')
    assert.equal(await amount('3500.02'), '124.68')
  })

  await t.test(
    'a question that holds an answer is whole in the list of questions, and in what is said of answers',
    async () => {
      const listed = (await get('/api/services/rates-rebate', { 'accept-language': 'fr' })).json().questions
      const own = listed.find(({ name }: { name: string }) => name === 'own income')
      assert.match(own.label, /année fiscale terminée le 31 mars \?/)
      assert.ok(!JSON.stringify(listed).match(/[^"]\{[^"}]/), 'no braces')
      const { 'living there on 1 July': _, ...without } = worked
      const [problem] = (await check(without)).json().problems
      assert.equal(problem.message, 'Choose yes if you lived there on 1 July 2018')
    },
  )

  await t.test('a number with more digits than are kept is said to have too many, and never rounded', async () => {
    const long = `3500.00${'0'.repeat(40)}1`
    for (const rates of [long, `"${long}"`, '3500.000000000000000000000000000000001e0']) {
      const answer = await post(withRates(rates))
      assert.equal(answer.statusCode, 422, rates)
      const [told] = answer.json().problems
      assert.deepEqual([told.question, told.pointer, told.code], ['rates', '#/answers/rates', 'too-precise'], rates)
    }
    assert.equal((await post(withRates(`3500.00${'0'.repeat(40)}`))).json().amount, '124.67')
    const [told] = (await check({ ...worked, 'own income': 'much' })).json().problems
    assert.equal(told.pointer, '#/answers/own%20income')
  })

  await t.test('a case without a sure answer is an officer’s, and has no amount', async () => {
    const result = (await check({ ...worked, 'use of the home': 'partly business' })).json()
    assert.equal(result.finding.outcome, null)
    assert.equal(result.finding.decidedBy, 'officer')
    assert.equal('amount' in result, false)
  })

  await t.test('answers in the language that is asked for', async () => {
    const language = async (headers: object, query = '') =>
      (await post(JSON.stringify({ answers: worked }), headers, `/api/services/rates-rebate/check${query}`)).json()
        .language
    assert.equal((await get('/api/services?language=ar')).headers['content-language'], 'ar')
    assert.equal((await get('/api/openapi.json')).headers['content-language'], 'en')
    assert.equal((await check(worked, { 'accept-language': 'fr' })).headers['content-language'], 'fr')
    assert.equal((await check({}, { 'accept-language': 'fr' })).headers['content-language'], 'fr')
    assert.equal(await language({ 'accept-language': 'fr-CA, en;q=0.5' }), 'fr')
    assert.equal(await language({ 'accept-language': 'de, ar;q=0.5, en;q=0.1' }), 'ar')
    assert.equal(await language({ 'accept-language': 'fr' }, '?language=ar'), 'ar')
    assert.equal(await language({ 'accept-language': 'fr;q=0, xx, *' }), 'en')
    assert.equal(await language({ 'accept-language': `${'a,'.repeat(10_000)}\u00ff;q=x` }), 'en')
  })

  await t.test('tells how it came about, in the trace and in sentences, where that is asked for', async () => {
    const told = async (language: string, answers: object = worked) => {
      const answer = await post(JSON.stringify({ answers, explain: true }), { 'accept-language': language })
      assert.ok(Check(checked, structuredClone(answer.json())), answer.body)
      const { trace, sentences } = answer.json()
      const decisions: string[] = trace.decisions.map(({ decision }: { decision: string }) => decision)
      return { decisions, sentences: sentences as { kind: string; text: string; law?: string; rule?: string }[] }
    }
    const { decisions, sentences } = await told('en')
    assert.ok(decisions.includes('outcome') && decisions.includes('rebate'))
    const texts = sentences.map(({ text }) => text)
    assert.equal(texts[0], 'Rating year is 2018, as answered.')
    assert.ok(
      texts.some((text) => text.startsWith('Rebate is M$124.67, ')),
      texts.join('\n'),
    )
    const near = sentences.filter(({ kind }) => kind === 'nearest')
    assert.ok(near.length > 0 && near.every(({ text, rule }) => /does not hold/.test(text) && rule))
    assert.ok(sentences.some(({ law }) => /Rates Rebate Act 1973/.test(law ?? '')))
    const french = (await told('fr')).sentences.map(({ text }) => text.replaceAll(/[\u00a0\u202f]/g, ' '))
    assert.ok(french.includes('Exercice : 2018, selon la réponse donnée.'), french.join('\n'))
    assert.match((await told('ar')).sentences[0]!.text, /[\u0600-\u06ff]/)
  })

  await t.test(
    'shows no trace to whoever does not ask for it, and takes nothing but true or false for asking',
    async () => {
      const ask = (explain: unknown) => post(JSON.stringify({ answers: worked, explain }))
      for (const answer of [await check(worked), await ask(false)])
        assert.deepEqual(['trace' in answer.json(), 'sentences' in answer.json()], [false, false])
      for (const explain of ['yes', 1, null]) {
        const answer = await ask(explain)
        assert.deepEqual([answer.statusCode, answer.json().code], [422, 'no-answers'])
        assert.match(answer.json().detail, /“explain”/)
      }
    },
  )

  await t.test('answers that make no difference are named', async () => {
    const result = (await check({ ...worked, 'partner income': '5' })).json()
    assert.deepEqual(result.notAsked, ['partner income'])
    assert.equal(result.amount, '124.67')
  })

  await t.test('stores nothing and sets no cookie', async () => {
    assert.equal((await check(worked)).headers['set-cookie'], undefined)
    for (const table of ['applications', 'sessions', 'cases', 'people']) {
      const [row] = await state.database.run<{ n: number }>(
        `count-${table}`,
        `select count(*)::int as n from ${table}`,
        [],
      )
      assert.equal(row?.n, 0)
    }
  })

  const json = { 'content-type': 'application/json' }
  const bad: [string, string, number, object?][] = [
    ['no body', '', 400],
    ['no JSON', '{answers:1}', 400],
    ['half of it', '{"answers":{"rates":1', 400],
    ['a name twice', '{"answers":{"rates":1,"rates":2}}', 400],
    ['answers twice', '{"answers":{},"answers":{}}', 400],
    ['endless nesting', '{"answers":'.repeat(5000), 400],
    ['too much of it', `{"answers":{"rates":"${'1'.repeat(100_000)}"}}`, 413],
    ['far too much of it', 'x'.repeat(5_000_000), 413],
    ['a form', 'answers=1', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', '{}', 415, { 'content-type': 'text/plain' }],
    ['a form that says it is JSON', '{}', 415, { 'content-type': 'multipart/form-data; boundary=json' }],
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['no answers', '{}', 422],
    ['answers that are a list', '{"answers":[]}', 422],
    ['answers that are text', '{"answers":"rates"}', 422],
    ['a prototype', '{"__proto__":{"answers":{}}}', 422],
  ]
  for (const [what, body, status, headers] of bad)
    await t.test(`${what} is ${status}`, async () => {
      const answer = await post(body, headers ?? json)
      assert.equal(answer.statusCode, status)
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
      assert.ok(Check(problemSchema, answer.json()))
      assert.ok(answer.json().detail)
    })

  const wrong: [string, object | string, string][] = [
    ['missing', { rates: undefined }, 'rates'],
    ['of another type', { rates: true }, 'rates'],
    ['null', { rates: null }, 'rates'],
    ['a list', { 'named as ratepayer': [true] }, 'named as ratepayer'],
    ['yes in words', { 'named as ratepayer': 'yes' }, 'named as ratepayer'],
    ['an unknown choice', { 'use of the home': 'constructor' }, 'use of the home'],
    ['below its least', { dependants: -1 }, 'dependants'],
    ['above its most', { dependants: 31 }, 'dependants'],
    ['not whole', { dependants: 0.5 }, 'dependants'],
    ['not a number', { rates: '1,000.50' }, 'rates'],
    ['beyond all numbers', { rates: '1e999999999' }, 'rates'],
    ['beyond all numbers, as a token', withRates('1e999999999'), 'rates'],
    ['below all numbers', { rates: '1e-999999999' }, 'rates'],
    ['below all numbers, as a token', withRates('1e-999999999'), 'rates'],
    ['nearly nothing', { rates: '1e-9999' }, 'rates'],
    ['nearly nothing, as a token', withRates('1e-9999'), 'rates'],
    ['too precise', { rates: '3500.001' }, 'rates'],
    ['not asked for', { passport: 1 }, 'passport'],
    ['a prototype', '{"answers":{"__proto__":1}}', '__proto__'],
    ['a constructor', { constructor: 1 }, 'constructor'],
    ['an object', { rates: { toString: 1 } }, 'rates'],
    ['of a question that is not asked, of another type', { 'partner income': true }, 'partner income'],
  ]
  for (const [what, change, question] of wrong)
    await t.test(`an answer that is ${what} is told by its question`, async () => {
      const answer = await (typeof change === 'string' ? post(change) : check({ ...worked, ...change }))
      assert.equal(answer.statusCode, 422)
      const { problems } = answer.json()
      const told = problems.find((problem: { question: string }) => problem.question === question)
      assert.ok(told, JSON.stringify(problems))
      assert.ok(told.message.length > 10 && !/[{}]/.test(told.message), told.message)
    })

  await t.test('a service that there is not is 404, for machines', async () => {
    for (const id of ['nothing', '__proto__', '%00', 'a'.repeat(180)]) {
      const answer = await post('{"answers":{}}', json, `/api/services/${id}/check`)
      assert.equal(answer.statusCode, 404)
      assert.match(String(answer.headers['content-type']), /problem\+json/)
    }
  })

  await t.test('lists services, and what each asks for its check', async () => {
    const list = (await get('/api/services')).json()
    assert.ok(Check(serviceList, list))
    assert.deepEqual(
      list.services.map(({ id }: { id: string }) => id),
      ['kite-licence', 'rates-rebate'],
    )
    const one = (await get('/api/services/rates-rebate?language=ar')).json()
    assert.ok(Check(service, one))
    assert.equal(one.language, 'ar')
    assert.match(one.name, /[\u0600-\u06ff]/)
    assert.deepEqual(
      one.questions.map(({ name }: { name: string }) => name).sort(),
      [...state.catalogue.get('rates-rebate').definition.needed].sort(),
    )
    assert.equal(
      one.questions.find(({ name }: { name: string }) => name === 'partner income')?.askedWhen,
      'lives with partner',
    )
  })

  await t.test('tells of each question how much it takes, and of each option what it means', async () => {
    const questions = async (id: string) => {
      const one = (await get(`/api/services/${id}`)).json()
      assert.ok(Check(service, one))
      return new Map(one.questions.map((question) => [question.name, question]))
    }
    const rebate = await questions('rates-rebate')
    const { least, most, optional } = rebate.get('dependants')!
    assert.deepEqual({ least, most, optional }, { least: '0', most: '30', optional: false })
    assert.equal(rebate.get('rates')!.most, '999999999999.99')
    assert.match(rebate.get('use of the home')!.options![1]!.hint!, /one room/)
    const kite = await questions('kite-licence')
    assert.equal(kite.get('kite span')!.least, '0.1')
    assert.equal(kite.get('flying date')!.most, '9999-12-31')
  })

  await t.test('what OpenAPI gives as examples is taken, and what it describes is what is given', async () => {
    const { openapi, paths } = (await get('/api/openapi.json')).json()
    assert.equal(openapi, '3.1.0')
    for (const id of ['kite-licence', 'rates-rebate']) {
      const { requestBody, responses } = paths[`/api/services/${id}/check`].post
      const { schema, examples } = requestBody.content['application/json']
      assert.ok(Object.keys(examples).length > 2)
      for (const [name, { value }] of Object.entries<{ value: object }>(examples)) {
        assert.ok(Check(schema, value), name)
        const answer = await post(JSON.stringify(value), json, `/api/services/${id}/check`)
        const given = responses[answer.statusCode].content
        const [body] = Object.values<{ schema: object }>(given)
        assert.ok(Check(body!.schema as never, answer.json()), `${name}: ${answer.body}`)
      }
    }
  })
})
