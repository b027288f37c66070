import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { coerce, conforms, isInstance, showType, typeOf } from './conform.ts'
import { FeelDate } from './date.ts'
import { FeelError } from './error.ts'
import { FeelFunction } from './function.ts'
import { FeelRange } from './range.ts'
import type { Type, Value } from './types.ts'

const one = Decimal.one
const date = FeelDate.of(2026, 11, 21)!
const context = (entries: Record<string, Type>): Type => ({ context: new Map(Object.entries(entries)) })

test('a value is an instance of its type and of what that conforms to', () => {
  assert.ok(isInstance(one, 'number') && isInstance(one, 'any') && !isInstance(one, 'string'))
  assert.ok(isInstance([one, null], { list: 'number' }) && !isInstance([one, 'a'], { list: 'number' }))
  assert.ok(isInstance([], { list: 'date' }))
  assert.ok(
    isInstance(
      new Map([
        ['a', 'x'],
        ['b', 'y'],
      ]),
      context({ a: 'string' }),
    ),
  )
  assert.ok(!isInstance(new Map([['a', 'x']]), context({ a: 'string', b: 'string' })))
  assert.ok(isInstance(new FeelRange(true, one, one, true), { range: 'number' }))
  assert.ok(!isInstance(new FeelRange(true, one, one, true), { range: 'string' }))
})

test('null is an instance of Null and Any alone, but may stand inside', () => {
  assert.ok(isInstance(null, 'null') && isInstance(null, 'any') && !isInstance(null, 'string'))
  assert.ok(isInstance(new Map([['a', null]]), context({ a: 'string' })))
})

test('a function conforms where it takes no less and gives no more', () => {
  const taking = (takes: Type, gives: Type): Type => ({ function: { takes: [takes], gives } })
  assert.ok(conforms(taking('any', 'number'), taking('number', 'any')))
  assert.ok(!conforms(taking('number', 'number'), taking('any', 'number')))
  assert.ok(!conforms(taking('any', 'any'), taking('any', 'number')))
  const lambda = new FeelFunction([{ name: 'x', type: 'number' }], 'string', () => 'x')
  assert.ok(isInstance(lambda, taking('number', 'string')) && isInstance(lambda, 'function'))
})

test('the implicit conversions are to and from one item, and from a date to its midnight in UTC', () => {
  const shown = (value: Value, type: Type) => String(coerce(value, type))
  assert.equal(shown([one], 'number'), '1')
  assert.deepEqual(coerce(one, { list: 'number' }), [one])
  assert.equal(shown(date, 'date and time'), '2026-11-21T00:00:00Z')
  assert.ok(coerce([one, one], 'number') instanceof FeelError)
  assert.ok(coerce('1', 'number') instanceof FeelError)
  assert.ok(coerce('1', { list: 'number' }) instanceof FeelError)
  assert.equal(coerce(null, 'number'), null)
})

test('types are shown as FEEL writes them', () => {
  assert.equal(showType(typeOf([one, one])), 'list<number>')
  assert.equal(showType(typeOf([one, 'a'])), 'list<Any>')
  assert.equal(showType(typeOf([])), 'list<Null>')
  assert.equal(
    showType(
      typeOf(
        new Map<string, Value>([
          ['a b', one],
          ['c', [date]],
        ]),
      ),
    ),
    'context<a b: number, c: list<date>>',
  )
  assert.equal(showType(typeOf(new FeelRange(true, one, null, true))), 'range<number>')
  assert.equal(
    showType(typeOf(new FeelFunction([{ name: 'x', type: 'any' }], 'boolean', () => true))),
    'function<Any> -> boolean',
  )
})
