import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { testState } from '#test-state'
import { testApp } from '#test-web'
import { apiPages } from '#web/api'

const days = ['2026-05-04', '2026-11-21', '2027-02-28', '2028-02-29', '2028-03-01', '2031-07-15']

test('the examples that the API publishes', async (t) => {
  const state = await testState(t, { services: 'services' })
  const app = await testApp(t, state, apiPages, { limits: { requests: 0, posts: 0 } })
  const published = async () => (await app.inject('/api/openapi.json')).json().paths
  const services = state.catalogue.services().map(({ definition }) => definition)

  for (const day of days)
    await t.test(`all give on ${day} what their authors say`, async () => {
      state.clock.set(`${day}T08:00:00Z`)
      const paths = await published()
      for (const { id, examples: written } of services) {
        const url = `/api/services/${id}/check`
        const { examples } = paths[url].post.requestBody.content['application/json']
        assert.ok(Object.keys(examples).length > 2, `${id} has ${Object.keys(examples).length} examples`)
        for (const [name, { value }] of Object.entries<{ value: object }>(examples)) {
          const { finding } = written.find((example) => example.name === name)!
          const answer = await app.inject({ method: 'POST', url, payload: value })
          assert.equal(answer.statusCode, 200, `${name}: ${answer.body}`)
          const result = answer.json()
          assert.equal(result.finding.outcome, finding.get('outcome'), name)
          const amount = finding.get('amount')
          if (amount) assert.equal(result.amount, Decimal.parse(String(amount))!.toFixed(2), name)
        }
      }
    })

  await t.test('stand as they were written while their day has not come', async () => {
    state.clock.set('2026-05-04T08:00:00Z')
    const { examples } = (await published())['/api/services/kite-licence/check'].post.requestBody.content[
      'application/json'
    ]
    assert.equal(examples['a-large-kite'].value.answers['flying date'], '2026-06-27')
  })

  await t.test('keep to their season when their day is over', async () => {
    state.clock.set('2026-11-21T08:00:00Z')
    const { examples } = (await published())['/api/services/kite-licence/check'].post.requestBody.content[
      'application/json'
    ]
    assert.equal(examples['a-large-kite'].value.answers['flying date'], '2027-06-27')
  })

  await t.test('show for each service an amount of its own', async () => {
    const paths = await published()
    const amounts = services.map(({ id }) => {
      const { schema } = paths[`/api/services/${id}/check`].post.responses[200].content['application/json']
      return schema.properties.amount.examples
    })
    assert.deepEqual(amounts, [['22.49'], ['499.99']])
  })
})
