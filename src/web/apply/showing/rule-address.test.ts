import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testState } from '#test-state'
import { testApp, visitor } from '#test-web'
import { howWeDecidePages } from '#web/how-we-decide'
import { ruleAddress } from './rule-address.ts'

test('every rule that a reason names is at the address that the reason leads to', async (t) => {
  const state = await testState(t, { services: 'services' })
  const { get } = visitor(await testApp(t, state, howWeDecidePages()))
  for (const { definition, ordinal } of state.catalogue.services())
    for (const { name, logic } of definition.rules.written().decisions) {
      const numbers = logic.kind === 'table' ? logic.rules.map((rule) => rule.number) : [undefined]
      for (const number of numbers) {
        const address = ruleAddress(definition, ordinal, { decision: name, number })
        const { hash } = new URL(address, 'http://localhost')
        assert.ok((await get(address)).text.includes(` id="${hash.slice(1)}"`), address)
      }
    }
})
