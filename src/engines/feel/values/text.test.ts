import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelFunction } from './function.ts'
import { FeelRange } from './range.ts'
import { showValue } from './text.ts'
import type { Value } from './types.ts'

const one = Decimal.one

test('a value is shown plainly, and as FEEL source inside another', () => {
  const date = FeelDate.of(2026, 11, 21)!
  assert.equal(showValue('a "text"'), 'a "text"')
  assert.equal(showValue(date), '2026-11-21')
  assert.equal(showValue([one, '1', date, null, true]), '[1, "1", @"2026-11-21", null, true]')
  const context = new Map<string, Value>([
    ['a b', 'x'],
    ['{', new Map([['c', [one]]])],
  ])
  assert.equal(showValue(context), '{a b: "x", "{": {c: [1]}}')
  assert.equal(showValue(['"\\\n']), '["\\"\\\\\\n"]')
  assert.equal(showValue(new FeelRange(true, one, date, false)), '[1..@"2026-11-21")')
  assert.equal(showValue(FeelRange.unary('>=', one)), '(>=1)')
  assert.equal(showValue(new FeelFunction([{ name: 'x', type: 'any' }], 'any', () => null)), 'function(x)')
})

test('values that share their parts are not shown without end', () => {
  const nested = Array.from({ length: 60 }).reduce<Value>((inner) => [inner, inner], [])
  assert.equal(showValue(nested), 'a list too long to show')
})
