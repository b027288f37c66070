import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Value } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, input, literal, modelOf, needs } from '../made-up-model.ts'
import { readModel } from '../read.ts'

/** Counts how often each entry of a value is looked at. */
class Looked extends Map<string, Value> {
  readonly times: string[] = []

  override get(name: string): Value | undefined {
    this.times.push(name)
    return super.get(name)
  }
}

const RULES = ['&lt; 2', '&lt; 4', '-'].map(
  (cell, index) =>
    `<rule><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>of.b + ${index}</text></outputEntry></rule>`,
)
const TABLE = `<decisionTable hitPolicy="FIRST"><input><inputExpression><text>of.a</text></inputExpression></input><output/>${RULES.join('')}</decisionTable>`
const model = readModel(
  modelOf(
    input('of', 'Any') +
      decision('t', needs('input', 'of') + TABLE) +
      decision('d', needs('input', 'of') + needs('decision', 't') + literal('t + of.c')),
  ),
)

function decided(explain: boolean) {
  const of = new Looked([
    ['a', Decimal.of(3)],
    ['b', Decimal.of(10)],
    ['c', Decimal.of(100)],
  ])
  const { value, trace } = model.decide('d', { of }, { explain })
  return { value: String(value), trace, looked: of.times }
}

test('without a trace nothing is looked at twice, and nothing is kept', () => {
  const { value, trace, looked } = decided(false)
  assert.equal(value, '111')
  assert.equal(trace, undefined)
  assert.deepEqual(looked, ['a', 'b', 'c'], 'the column once, one output, the formula once')
})

test('with a trace the same comes out, and besides it only what the rule gives that holds behind the first', () => {
  const { value, trace, looked } = decided(true)
  assert.equal(value, '111')
  assert.deepEqual(
    trace?.decisions.map(({ decision }) => decision),
    ['t', 'd'],
  )
  assert.deepEqual(looked, ['a', 'b', 'b', 'c'])
})
