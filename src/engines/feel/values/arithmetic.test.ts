import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { add, divide, multiply, negate, power, subtract } from './arithmetic.ts'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { parseDuration } from './duration.ts'
import { FeelError } from './error.ts'
import { FeelTime } from './time.ts'
import type { Result, Value } from './types.ts'

/** A number, duration, date, time or date and time by its look, else a text. */
function value(text: string): Value {
  const temporal = parseDuration(text) ?? FeelDate.parse(text) ?? FeelTime.parse(text) ?? FeelDateTime.parse(text)
  return Decimal.parse(text) ?? temporal ?? text
}

const operators: Readonly<Record<string, (a: Value, b: Value) => Result>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
}

function result(expression: string): string {
  const [left = '', operator = '', right = ''] = expression.split(' ')
  const found = operators[operator]!(value(left), value(right))
  return found instanceof FeelError ? found.code : String(found)
}

function holds(cases: Readonly<Record<string, string>>) {
  for (const [expression, expected] of Object.entries(cases)) assert.equal(result(expression), expected, expression)
}

test('dates and durations are added as the standard says', () =>
  holds({
    '2021-01-31 + P1M': '2021-02-28',
    'P1Y + 2020-02-29': '2021-02-28',
    '2021-01-01 + PT36H': '2021-01-02',
    '2021-01-02 - PT1S': '2021-01-01',
    '2021-01-02 - -PT25H': '2021-01-03',
    '2021-01-02 - 1995-01-01': 'P9498D',
    '2021-01-01T24:00:00 + -PT1S': '2021-01-01T23:59:59',
    '-2021-01-01T10:10:10@Australia/Melbourne - P1M': '-2022-12-01T10:10:10@Australia/Melbourne',
    '2026-03-28T12:00:00@Europe/Paris + P1D': '2026-03-29T13:00:00@Europe/Paris',
    '2026-03-28T12:00:00@Europe/Paris + P1M': '2026-04-28T12:00:00@Europe/Paris',
    '10:15:00+11:00 + P1D': '10:15:00+11:00',
    '23:30:00.5 + PT1H': '00:30:00.5',
    '00:00:00 - PT0.000000001S': '23:59:59.999999999',
    '999999999-12-31 + P1D': 'out-of-range',
    '-999999999-01-01 - P1M': 'out-of-range',
  }))

test('differences of times are exact durations, and none is known between a moment and a local time', () =>
  holds({
    '2021-01-02T10:10:10@Europe/Paris - 2021-01-01T10:10:10@Asia/Dhaka': 'P1DT5H',
    '2021-01-02T10:10:10@Europe/Paris - 1995-01-01': 'P9498DT9H10M10S',
    '2021-01-02 - 2021-01-01T10:10:10@Australia/Melbourne': 'P1DT49M50S',
    '999999999-12-31 - -999999999-01-01': 'P730484999633D',
    '2021-01-02 - 2021-01-01T10:10:10': 'not-comparable',
    '2021-01-02T10:10:10@Europe/Paris - 2021-01-01T10:10:10': 'not-comparable',
    '10:10:10.75 - 09:10:10.5': 'PT1H0.25S',
    '10:10:10+11:00 - 10:10:10Z': '-PT11H',
    '10:10:10@Europe/Paris - 09:10:10@Europe/Paris': 'PT1H',
    '10:10:10@Europe/Paris - 09:10:10Z': 'not-comparable',
  }))

test('durations are multiplied and divided; months stay whole', () =>
  holds({
    'PT23H * 2.5': 'P2DT9H30M',
    '-10 * -P1D': 'P10D',
    'P1D / 7': 'PT3H25M42.85714285714285714285714285714S',
    'P10DT23H / 2.5': 'P4DT9H12M',
    'P10Y11M / -2.5': '-P4Y4M',
    'P1Y11M * -2.5': '-P4Y9M',
    'P10Y / P5Y': '2',
    'P1D / PT7H': '3.428571428571428571428571428571429',
    'P1D / PT0S': 'division-by-zero',
    'P1Y / 0': 'division-by-zero',
    'P1D + P1M': 'wrong-type',
    '2 / P1D': 'wrong-type',
    'P9999999Y * 1e20': 'too-large',
  }))

test('numbers are computed exactly, and what cannot be is an error', () =>
  holds({
    '0.1 + 0.2': '0.3',
    '9007199254740993 + 0.01': '9007199254740993.01',
    '3 ** 20': '3486784401',
    '2 ** -2': '0.25',
    '2 ** 0.5': '1.414213562373095048801688724209698',
    '1 / 0': 'division-by-zero',
    '0 ** -1': 'division-by-zero',
    '-8 ** 0.5': 'out-of-range',
    '10 ** 6145': 'too-large',
    '1e6144 * 10': 'too-large',
    '10 + text': 'wrong-type',
    'text / 0': 'wrong-type',
    'a + b': 'ab',
  }))

test('texts can grow only so far', () => {
  const long = 'a'.repeat(6_000_000)
  assert.ok(add(long, long) instanceof FeelError)
})

test('only numbers and durations have a negative', () => {
  assert.equal(String(negate(value('P1D'))), '-P1D')
  assert.equal(String(negate(value('-P1Y'))), 'P1Y')
  assert.ok(negate(value('2021-01-01')) instanceof FeelError)
  assert.ok(negate(null) instanceof FeelError)
})
