import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Check } from 'typebox/value'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import { apiPages } from '#web/api'
import { rulesShown } from './rules-schemas.ts'

// At the top of the file, since what a hook puts off to the end ends with the hook.
const state = await testState({ after }, { services: 'services' })
const app = await testApp({ after }, state, apiPages, { limits: { requests: 0, posts: 0 } })
const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers })

test('the rules of a service are there as data, every expression as it is written', async () => {
  const answer = await get('/api/services/rates-rebate/rules')
  assert.equal(answer.statusCode, 200)
  const rules = answer.json()
  assert.ok(Check(rulesShown, structuredClone(rules)), answer.body)
  assert.deepEqual(rules.decides.slice(0, 2), ['outcome', 'rebate'])
  assert.equal(rules.decisions[0].name, 'outcome', 'what is decided comes first')
  const { decisions } = state.catalogue.get('rates-rebate').definition.rules.written()
  for (const { name, logic } of decisions) {
    const shown = rules.decisions.find((one: { name: string }) => one.name === name)
    assert.deepEqual(shown.logic, JSON.parse(JSON.stringify(logic)), name)
  }
  const sources = rules.decisions.find((one: { name: string }) => one.name === 'rebate').sources
  assert.deepEqual(sources, [{ name: 'Rates Rebate Act 1973, section 3(1)(a) and (b)' }])
})

test('labels and sentences are in the language that is asked for', async () => {
  const { language, name, decisions } = (
    await get('/api/services/rates-rebate/rules', { 'accept-language': 'fr' })
  ).json()
  assert.deepEqual([language, name], ['fr', 'Dégrèvement de taxe foncière'])
  assert.equal(decisions[0].label, 'Qui peut avoir un dégrèvement')
  assert.match(decisions[0].about, /^Qui peut avoir un dégrèvement\./)
})

test('each version has its own address, and says when it was in force', async () => {
  const { hash } = state.catalogue.getLaw('child-benefit')
  const current = (await get('/api/laws/child-benefit')).json()
  const { history, links, version } = (await get(current.links.rules)).json()
  assert.deepEqual(version, { ordinal: 1, hash })
  assert.deepEqual(links, { self: '/api/laws/child-benefit/rules/versions/1', page: '/laws/child-benefit/versions/1' })
  assert.deepEqual(
    history.map((one: { version: unknown; until?: string }) => [one.version, one.until]),
    [[{ ordinal: 1, hash }, undefined]],
  )
  const own = await get(links.self)
  assert.ok(Check(rulesShown, own.json()))
  assert.equal(own.json().functions[0].logic.kind, 'function')
  for (const path of ['/api/laws/child-benefit/rules/versions/2', '/api/services/none/rules', '/api/laws/none/rules'])
    assert.equal((await get(path)).statusCode, 404, path)
})
