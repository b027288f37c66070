import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '#engines/form'
import { filler, readTrace } from './trace.ts'

const kept = {
  reasons: [
    { decision: 'fee', rule: 'large', words: { en: 'It costs M$12.50.', fr: 'Cela coûte 12,50 M$.' } },
    { decision: 'rebate', words: { en: 'The rebate is M$3.' } },
  ],
  trace: {
    decisions: [
      {
        decision: 'fee',
        table: { rules: [{ id: 'small' }, { id: 'large', annotations: { reason: 'It costs {fee}.' } }] },
      },
      { decision: 'rebate', description: 'The rebate is {rebate}.', value: '3' },
      { decision: 'threshold', description: 'Above {160}, for {rebate} and {figures.most}, not {this}.' },
      { decision: 'figures', value: { most: '640' } },
    ],
  },
}

test('a step is shown in the words that the applicant was told, in the language of the officer', () => {
  const [fee, rebate, threshold] = readTrace(kept)
  const [small, large] = fee!.table!.rules
  assert.equal(say(large!.reason!, 'fr'), 'Cela coûte 12,50 M$.')
  assert.equal(say(rebate!.reason!, 'fr'), 'The rebate is M$3.')
  assert.deepEqual([small!.reason, fee!.reason, threshold!.reason], [undefined, undefined, undefined])
})

test('a sentence that nobody was told is filled with what the trace knows', () => {
  const trace = readTrace(kept)
  assert.equal(filler(trace)(trace[2]!.description!), 'Above 160, for 3 and 640, not {this}.')
})

test('how many rules of a long table were not kept is read, and nothing where all were', () => {
  const table = (more: object) => ({ trace: { decisions: [{ decision: 'fee', table: { rules: [], ...more } }] } })
  const leftOut = [{ leftOut: 9800 }, {}, { leftOut: 'x' }].map((more) => readTrace(table(more))[0]!.table!.leftOut)
  assert.deepEqual(leftOut, [9800, 0, 0])
})

test('whatever a stored record holds, it is read for what is there', () => {
  for (const record of [undefined, null, 1, {}, { reasons: 'x', trace: { decisions: [null, { table: 3 }] } }])
    assert.ok(Array.isArray(readTrace(record)))
})
