import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import { FeelRange } from '../values/range.ts'
import { answers } from './answers.ts'
import { builtins, callBuiltin } from './builtins.ts'

const given = (cases: Readonly<Record<string, boolean>>) =>
  answers(Object.fromEntries(Object.entries(cases).map(([call, value]) => [call, String(value)])))

test('before and after look at the ends that meet', () =>
  given({
    'before(1, 10)': true,
    'before(1, (1..10])': true,
    'before(1, [1..10])': false,
    'before([1..10), 10)': true,
    'before([1..10), [10..20])': true,
    'before([1..10], [10..20])': false,
    'after(12, [1..10])': true,
    'after([11..20], [1..11))': true,
    'after([11..20], [1..11])': false,
  }))

test('ranges meet at an end that both include', () =>
  given({
    'meets([1..5], [5..10])': true,
    'meets([1..5), [5..10])': false,
    'met by([5..10], [1..5])': true,
    'met by([6..10], [1..5])': false,
  }))

test('ranges overlap where they share a point', () =>
  given({
    'overlaps([1..5], [5..8])': true,
    'overlaps([1..5], (5..8])': false,
    'overlaps([1..8], [3..5])': true,
    'overlaps before([1..5], (1..5])': true,
    'overlaps before([1..5), [1..5])': false,
    'overlaps before([1..5], [5..8])': true,
    'overlaps after((1..5], [1..5))': true,
    'overlaps after([1..5], [1..5))': false,
  }))

test('a range includes what begins no earlier and ends no later', () =>
  given({
    'includes([1..10], 10)': true,
    'includes([1..10), 10)': false,
    'includes([1..10), [1..10])': false,
    'includes([1..10], (1..10))': true,
    'during([4..6], [1..10])': true,
    'during(1, (1..10])': false,
    'starts((1..5], [1..10])': false,
    'starts([1..10), [1..10])': true,
    'started by([1..10], 1)': true,
    'finishes((1..10], [1..10])': true,
    'finishes([1..10], (1..10])': false,
    'finished by([1..10), 10)': false,
    'coincides([1..5], (1..5])': false,
    'coincides(5, 5)': true,
  }))

test('comparisons reach for ever, and intervals of unknown end are not known', () =>
  answers({
    'includes((>5), [6..1000000])': 'true',
    'before((<5), 5)': 'true',
    'overlaps((>5), (<5))': 'false',
    'overlaps((>=5), (<=5))': 'true',
    'coincides((>5), (>5))': 'true',
    'before(1, "a")': 'not-comparable',
    'before(null, 1)': 'not-comparable',
    'before(point1: 1, point2: 2)': 'true',
    'includes(range: [@"2026-01-01"..@"2026-12-31"], point: @"2026-11-21")': 'true',
  }))

test('of an interval with an end that is null nothing is known', () => {
  const interval = new FeelRange(true, Decimal.one, null, true)
  const result = callBuiltin(builtins.get('includes')!, [interval, Decimal.one], { now: undefined, spend: () => {} })
  assert.ok(result instanceof FeelError && result.code === 'not-comparable')
})
