import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { referenceOf } from '#ground/ids'
import { someone, testState } from '#test-state'
import { signedInVisitor, testApp } from '#test-web'
import { applyPages } from '#web/apply'
import { exampleOf, hiddenIn, problemsIn } from '../typing.ts'

/** Somebody who has answered everything, and chose Port Calder. */
async function answered(t: TestContext, service = 'rates-rebate') {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, applyPages({ secret: new Uint8Array(32).fill(3) }))
  const { session, person } = await signedInVisitor(app, state, await someone(state))
  const { applications } = state
  const begun = await applications.begin({ service, agency: 'port-calder', session: 's', person, language: 'en' })
  const { answers } = exampleOf(state, service, 'granted')
  await applications.save(begun.id, { answers, revision: 0 })
  return { state, session, id: begun.id, at: `/applications/${referenceOf(begun.id)}` }
}

test('whoever chose the wrong office chooses the right one, and keeps every answer', async (t) => {
  const { state, session, id, at } = await answered(t)
  const before = await state.applications.get(id)
  const all = await session.get(`${at}/check-answers`)
  assert.match(all.text, new RegExp(`href="${at}/agency\\?change=yes"`))
  const asked = await session.get(`${at}/agency?change=yes`)
  assert.match(asked.text, /value="port-calder"[^>]* checked/, 'what was chosen stands there')
  const changed = await session.press(asked, { agency: 'high-valley' })
  assert.equal(changed.path, `${at}/check-answers`)
  assert.match(changed.text, /High Valley Council/)
  const now = await state.applications.get(id)
  assert.equal(now.agency, 'high-valley')
  assert.deepEqual([...now.answers], [...before.answers])
  assert.equal(
    (await session.press(all, hiddenIn(all))).status,
    409,
    'who saw the other office is shown it again before it is sent',
  )
})

test('back from the first question is the office, and from there the questions go on', async (t) => {
  const { session, at } = await answered(t)
  assert.match((await session.get(`${at}/rating-year`)).text, new RegExp(`href="${at}/agency" class="govuk-back-link"`))
  const asked = await session.get(`${at}/agency`)
  assert.equal((await session.press(asked, { agency: 'high-valley' })).path, `${at}/rating-year`)
})

test('an office that does not offer the service is not taken, and what was sent stays where it went', async (t) => {
  const { state, session, id, at } = await answered(t)
  const asked = await session.get(`${at}/agency`)
  assert.deepEqual(problemsIn(await session.press(asked, { agency: 'nobody' })), [
    'agency: Choose one of the answers shown',
  ])
  await assert.rejects(state.applications.directTo(id, 'nobody'), { code: 'not-found' })
  const all = await session.get(`${at}/check-answers`)
  assert.match((await session.press(all, hiddenIn(all))).path, /\/sent$/)
  assert.equal((await session.press(asked, { agency: 'high-valley' })).path, at)
  await assert.rejects(state.applications.directTo(id, 'high-valley'), { code: 'draft-already-sent' })
  assert.equal((await state.applications.get(id)).agency, 'port-calder')
})

test('where one office alone offers the service there is nothing to choose', async (t) => {
  const { session, at } = await answered(t, 'kite-licence')
  assert.equal((await session.get(`${at}/agency`)).path, `${at}/check-answers`)
  assert.doesNotMatch((await session.get(`${at}/check-answers`)).text, /\/agency/)
})
