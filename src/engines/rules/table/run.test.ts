import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDateTime } from '#engines/feel'
import { decision, modelOf } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const BY_TODAY = `<decisionTable hitPolicy="FIRST"><input><inputExpression><text>today() > @"2026-10-31"</text></inputExpression></input><output/>
<rule><inputEntry><text>true</text></inputEntry><outputEntry><text>"late"</text></outputEntry></rule>
<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"in time"</text></outputEntry></rule></decisionTable>`

test('the reasons are those of the moment at which it was decided', () => {
  const now = FeelDateTime.parse('2026-11-22T10:00:00Z')
  const { value, trace } = readModel(modelOf(decision('d', BY_TODAY))).decide('d', {}, { explain: true, now })
  const chosen = trace!.decisions[0]!.table!.rules.filter((rule) => rule.chosen)
  assert.equal(value, 'late')
  assert.deepEqual(
    chosen.map(({ number, outputs }) => [number, outputs[0]!.value]),
    [[1, 'late']],
  )
})
