import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { formatFault } from '#ground/source'
import { decision, faultsOf, input, literal, modelOf, needs, table } from './made-up-model.ts'
import { readModel } from './read.ts'

const x = input('x', 'number')
const over = (inside: string, type?: string) => decision('fee', needs('input', 'x') + inside, type)

test('a fault is told with its decision, and with its rule where it is in one', () => {
  const rules = table('', '<output/>', [
    ['1', '1'],
    ['zz', 'yy'],
  ])
  const told = faultsOf(modelOf(x + over(rules) + decision('other', literal('ww'))))
  assert.deepEqual(
    told.map((fault) => [fault.decision, fault.rule]),
    [
      ['fee', 'r2'],
      ['fee', 'r2'],
      ['other', undefined],
    ],
  )
  assert.match(formatFault(told[0]!), /^rules\.dmn:\d+:\d+ \[fee, rule r2\] Nothing here is called "zz"\. /)
  assert.match(formatFault(told[2]!), /^rules\.dmn:\d+:\d+ \[other\] Nothing/)
})

test('what goes wrong in a cell while it is worked out is told with its decision and rule', () => {
  const rules = table('hitPolicy="FIRST"', '<output typeRef="number"/>', [
    ['&lt; 1 / (? - 5)', '1'],
    ['-', '1 / (x - 5)'],
  ])
  const { value, errors } = readModel(modelOf(x + over(rules))).decide('fee', { x: Decimal.of(5) })
  assert.equal(value, null)
  assert.deepEqual(
    errors.map(({ decision: of, rule }) => [of, rule]),
    [
      ['fee', 'r1'],
      ['fee', 'r2'],
    ],
  )
})

test('a value that its column does not take is told with the rule that gives it', () => {
  const rules = table('', '<output typeRef="number"/>', [['-', 'if x = 5 then "five" else x']])
  const { errors } = readModel(modelOf(x + over(rules))).decide('fee', { x: Decimal.of(5) })
  assert.deepEqual(
    errors.map(({ code, rule }) => [code, rule]),
    [['wrong-type', 'r1']],
  )
})
