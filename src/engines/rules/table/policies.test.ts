import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, input, modelOf, needs, table } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const VALUES = '<output><outputValues><text>"refused", "officer", "granted"</text></outputValues></output>'
const RULES = [
  ['&gt; 0', '"granted"'],
  ['&gt; 5', '"officer"'],
  ['&gt; 8', '"granted"'],
  ['&gt; 9', '"refused"'],
]

function decide(attributes: string, outputs: string, rules: readonly (readonly string[])[], x: number) {
  const xml = modelOf(input('x', 'number') + decision('d', needs('input', 'x') + table(attributes, outputs, rules)))
  const { value, errors, trace } = readModel(xml).decide('d', { x: Decimal.of(x) }, { explain: true })
  const chosen = trace!.decisions[0]!.table!.rules.filter((rule) => rule.chosen).map(({ number }) => number)
  return { value: showValue(value), errors: errors.map(({ code }) => code), chosen }
}

for (const [policy, x, value, chosen] of [
  ['FIRST', 10, 'granted', [1]],
  ['PRIORITY', 9, 'officer', [2]],
  ['PRIORITY', 10, 'refused', [4]],
  ['PRIORITY', 4, 'granted', [1]],
  ['RULE ORDER', 9, '["granted", "officer", "granted"]', [1, 2, 3]],
  ['OUTPUT ORDER', 10, '["refused", "officer", "granted", "granted"]', [1, 2, 3, 4]],
  ['COLLECT', 9, '["granted", "officer", "granted"]', [1, 2, 3]],
  ['UNIQUE', 4, 'granted', [1]],
  ['ANY', 4, 'granted', [1]],
] as const) {
  test(`${policy} over ${x} gives ${value}, by rule ${chosen}`, () =>
    assert.deepEqual(decide(`hitPolicy="${policy}"`, VALUES, RULES, x), { value, errors: [], chosen }))
}

for (const policy of ['UNIQUE', 'ANY']) {
  test(`${policy} with rules that disagree is null, and says so`, () =>
    assert.deepEqual(decide(`hitPolicy="${policy}"`, VALUES, RULES, 6), {
      value: 'null',
      errors: ['rules-disagree'],
      chosen: [1, 2],
    }))
}

test('ANY with rules that agree gives their value', () =>
  assert.equal(decide('hitPolicy="ANY"', VALUES, [RULES[0]!, RULES[2]!], 10).value, 'granted'))

const AMOUNTS = [
  ['&gt; 0', '0.1'],
  ['&gt; 1', '0.2'],
  ['&gt; 2', '0.2'],
  ['&gt; 3', '7'],
]
for (const [aggregation, value] of [
  ['SUM', '7.5'],
  ['MIN', '0.1'],
  ['MAX', '7'],
  ['COUNT', '3'],
]) {
  test(`COLLECT ${aggregation} gives ${value}`, () =>
    assert.equal(decide(`hitPolicy="COLLECT" aggregation="${aggregation}"`, '<output/>', AMOUNTS, 9).value, value))
}

test('several outputs make a context', () => {
  const outputs = '<output name="low" typeRef="number"/><output name="high" typeRef="number"/>'
  assert.equal(decide('', outputs, [['-', '1', '2']], 1).value, '{low: 1, high: 2}')
})

test('where no rule matches, the default is given, or null', () => {
  const otherwise = '<output><defaultOutputEntry><text>"officer"</text></defaultOutputEntry></output>'
  assert.equal(decide('', otherwise, RULES, -1).value, 'officer')
  assert.equal(decide('', VALUES, RULES, -1).value, 'null')
})
