import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someone, testState } from '#test-state'
import type { Seen } from '#test-web'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'
import { exampleOf, fillIn, hiddenIn, problemsIn } from '../typing.ts'

const pages = applyPages({ secret: new Uint8Array(32).fill(3) })
const headingOf = ({ text }: Seen) => (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '').replace(/<[^>]*>/g, '').trim()

test('what is asked about a rating year names its days', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, pages)
  const { session } = await signedInVisitor(app, state, await someone(state))
  const start = await session.press(await session.get('/services/rates-rebate/begin'), { agency: 'port-calder' })
  const at = start.path.replace(/\/[^/]*$/, '')
  const { answers } = exampleOf(state, 'rates-rebate', 'granted')
  const year = Number(answers.get('rating year'))

  const { form } = state.catalogue.get('rates-rebate').definition
  const { seen: all } = await fillIn(session, start, form, answers)

  await t.test('in its heading, and in what is said of an answer that is missing', async () => {
    const asked = await session.get(`${at}/living-there`)
    assert.equal(headingOf(asked), `Did you live in this home on 1 July ${year}, when the rating year began?`)
    assert.match(asked.text, new RegExp(`<title>Did you live in this home on 1 July ${year},`))
    const { 'living-there-on-1-july': _, ...empty } = hiddenIn(asked)
    const told = `living-there-on-1-july: Choose yes if you lived there on 1 July ${year}`
    assert.deepEqual(problemsIn(await session.press(asked, empty)), [told])
  })

  await t.test('in French and in Arabic', async () => {
    assert.match(headingOf(await session.get(`/fr${at}/own-income`)), new RegExp(`terminée le 31 mars ${year} `))
    assert.match(headingOf(await session.get(`/ar${at}/own-income`)), new RegExp(`\u206831 مارس ${year}\u2069`))
  })

  await t.test('among all answers, and after sending, too', async () => {
    assert.match(all.path, /check-answers$/)
    assert.ok(all.text.includes(`Living there on 1 July ${year}`))
    await session.press(all, hiddenIn(all))
    assert.ok((await session.get(at)).text.includes(`Living there on 1 July ${year}`))
  })
})

test('a rating year without figures is not taken, and it is said which are', async (t) => {
  const state = await testState(t, { services: 'services' })
  const { session } = await signedInVisitor(await testApp(t, state, pages), state, await someone(state))
  for (const typed of ['2005', '9000', '10000']) {
    const page = await session.get('/services/rates-rebate/check/rating-year')
    const seen = await session.press(page, { ...hiddenIn(page), 'rating-year': typed })
    const told = 'rating-year: Enter a rating year from 2006 on that has begun. There are no figures for earlier years.'
    assert.deepEqual(problemsIn(seen), [told], typed)
  }
})
