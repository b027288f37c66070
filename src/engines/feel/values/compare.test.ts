import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '#ground/decimal'
import { compare, equal, identical, inRange } from './compare.ts'
import { FeelDate } from './date.ts'
import { parseDuration } from './duration.ts'
import { FeelRange } from './range.ts'
import { FeelTime } from './time.ts'
import type { Value } from './types.ts'

const number = (text: string) => Decimal.parse(text)!
const date = (text: string) => FeelDate.parse(text)!
const context = (entries: Record<string, Value>) => new Map(Object.entries(entries))

test('values of different kinds cannot be compared, and null is equal to null alone', () => {
  assert.equal(equal(number('100'), '100'), null)
  assert.equal(equal(true, number('1')), null)
  assert.equal(equal(context({}), []), null)
  assert.equal(equal(parseDuration('P1Y')!, parseDuration('P365D')!), null)
  assert.equal(equal([], null), false)
  assert.equal(equal(null, null), true)
  assert.ok(Number.isNaN(compare(number('1'), '1')))
  assert.ok(Number.isNaN(compare(null, null)))
  assert.ok(Number.isNaN(compare(true, false)))
})

test('lists are equal item by item, contexts entry by entry in any order', () => {
  assert.equal(equal([number('1'), ['a']], [number('1.0'), ['a']]), true)
  assert.equal(equal([number('1'), number('2')], [number('2'), number('1')]), false)
  assert.equal(equal([number('1')], ['1']), false)
  assert.equal(equal(context({ a: null, b: 'x' }), context({ b: 'x', a: null })), true)
  assert.equal(equal(context({ a: null }), context({ b: null })), false)
})

test('comparisons as ranges are not the intervals they look like', () => {
  const interval = new FeelRange(false, null, number('10'), true)
  const atMostTen = FeelRange.unary('<=', number('10'))
  assert.equal(equal(interval, atMostTen), false)
  assert.equal(equal(atMostTen, FeelRange.unary('<=', number('10.0'))), true)
  assert.equal(equal(FeelRange.unary('!=', number('10')), FeelRange.unary('=', number('10'))), false)
  assert.equal(inRange(number('5'), interval), null)
  assert.equal(inRange(number('5'), atMostTen), true)
})

test('a value is in a range between its ends, and at an end that is included', () => {
  const range = new FeelRange(true, date('2026-01-01'), date('2026-12-31'), false)
  assert.equal(inRange(date('2026-01-01'), range), true)
  assert.equal(inRange(date('2026-12-31'), range), false)
  assert.equal(inRange(date('2025-12-31'), range), false)
  assert.equal(inRange('2026-06-01', range), null)
  assert.equal(inRange(null, range), null)
  for (const [operator, expected] of Object.entries({
    '<': false,
    '<=': true,
    '>': false,
    '>=': true,
    '=': true,
    '!=': false,
  })) {
    assert.equal(inRange(number('3'), FeelRange.unary(operator as '<', number('3.0'))), expected, operator)
  }
})

test('texts are ordered by their characters, beyond what UTF-16 writes in one unit too', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const [x, y] = [[...a], [...b]].map((text) => text.map((character) => character.codePointAt(0)!))
      let expected = Math.sign(x!.length - y!.length)
      for (let i = Math.min(x!.length, y!.length) - 1; i >= 0; i--) {
        if (x![i] !== y![i]) expected = Math.sign(x![i]! - y![i]!)
      }
      assert.equal(compare(a, b), expected)
      assert.equal(compare(b, a), 0 - expected)
    }),
    { numRuns: 2000 },
  ))

test('"is" tells apart what only stands at the same point in time', () => {
  const time = (text: string) => FeelTime.parse(text)!
  assert.equal(identical(time('23:00:50Z'), time('23:00:50+00:00')), true)
  assert.equal(identical(time('23:00:50@Etc/GMT'), time('23:00:50Z')), false)
  assert.equal(identical(time('20:00:50+00:00'), time('21:00:50+01:00')), false)
  assert.equal(identical(time('20:00:50.1'), time('20:00:50.2')), false)
  assert.equal(identical(parseDuration('P1D')!, parseDuration('PT24H')!), true)
  assert.equal(identical(parseDuration('P0Y')!, parseDuration('P0D')!), false)
})

test('a budget ends the comparison of values that share their parts without end', () => {
  const nested = () => Array.from({ length: 60 }).reduce<Value>((inner) => [inner, inner], [])
  let left = 10_000
  const budget = {
    spend(steps: number) {
      left -= steps
      if (left < 0) throw new Error('used up')
    },
  }
  assert.throws(() => equal(nested(), nested(), budget), /used up/)
})
