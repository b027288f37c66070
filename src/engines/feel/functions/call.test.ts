import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import type { Value } from '../values/types.ts'
import { builtins, callBuiltin, formByNames } from './builtins.ts'

const during = { now: undefined, spend: () => {} }

function fault(name: string, ...args: Value[]): string {
  const result = callBuiltin(builtins.get(name)!, args, during)
  assert.ok(result instanceof FeelError)
  return `${result.code}: ${result.message}`
}

test('a call that does not fit is told what is wrong with it', () => {
  assert.equal(fault('sqrt', '4'), 'wrong-argument: sqrt is given a string for "number", and a number is needed.')
  assert.equal(fault('sqrt', null), 'wrong-argument: sqrt is given null for "number", and a number is needed.')
  assert.equal(
    fault('sqrt', [null]),
    'wrong-argument: sqrt is given a list that does not fit for "number", and a number is needed.',
  )
  assert.equal(fault('mode', [null], Decimal.one), 'wrong-argument: mode is given a list that does not fit for "n1".')
  assert.equal(fault('sqrt'), 'wrong-number-of-arguments: sqrt cannot be called with 0 arguments.')
  assert.equal(fault('sum', ['a']), 'wrong-argument: sum is given a list that does not fit for "list".')
  assert.equal(fault('substring', 'a', Decimal.one, 'b').includes('"length"'), true)
})

test('arguments are found by their names in any order, and only by names that a form knows', () => {
  const order = (name: string, ...names: string[]) => formByNames(builtins.get(name)!, names)?.order
  assert.deepEqual(order('substring', 'length', 'string', 'start position'), [1, 2, 0])
  assert.deepEqual(order('substring', 'start position', 'string'), [1, 0, -1])
  assert.equal(order('substring', 'string'), undefined)
  assert.equal(order('substring', 'string', 'start position', 'count'), undefined)
  assert.deepEqual(order('date', 'day', 'month', 'year'), [2, 1, 0])
})

test('what a call looks at is paid for', () => {
  let spent = 0
  const paid = { now: undefined, spend: (steps: number) => (spent += steps) }
  callBuiltin(builtins.get('count')!, [new Array(1000).fill(null)], paid)
  assert.ok(spent >= 1000)
})

test('every built-in says its clause and has no two parameters of one name', () => {
  for (const { name, clause, forms } of builtins.values()) {
    assert.match(clause, /^10\.3\.4\.\d+$/, name)
    for (const { takes } of forms)
      assert.equal(new Set(takes.map((parameter) => parameter.name)).size, takes.length, name)
  }
})
