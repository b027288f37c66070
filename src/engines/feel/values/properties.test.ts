import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { parseDuration } from './duration.ts'
import { FeelError } from './error.ts'
import { property, propertyType } from './properties.ts'
import { FeelRange } from './range.ts'
import { FeelTime } from './time.ts'
import type { Value } from './types.ts'

function parts(value: Value, names: string): string {
  return names
    .split(', ')
    .map((name) => property(value, name))
    .map((part) => (part instanceof FeelError ? part.code : String(part)))
    .join(' ')
}

test('temporal values, durations and ranges have the properties of the standard', () => {
  const moment = FeelDateTime.parse('2018-12-10T10:30:01.5@Europe/Paris')!
  assert.equal(parts(moment, 'year, month, day, weekday, hour, minute, second'), '2018 12 10 1 10 30 1')
  assert.equal(parts(moment, 'time offset, timezone'), 'PT1H Europe/Paris')
  assert.equal(parts(FeelTime.parse('10:30:00-05:00')!, 'hour, time offset, timezone'), '10 -PT5H null')
  assert.equal(parts(FeelTime.parse('10:30:00')!, 'time offset, timezone'), 'null null')
  assert.equal(parts(parseDuration('-P1DT2H3M4.5S')!, 'days, hours, minutes, seconds'), '-1 -2 -3 -4.5')
  assert.equal(parts(parseDuration('-P1Y2M')!, 'years, months'), '-1 -2')
  const range = new FeelRange(true, Decimal.one, null, false)
  assert.equal(parts(range, 'start, end, start included, end included'), '1 null true false')
})

test('what a value does not have is an error, and never what its JavaScript has', () => {
  assert.equal(
    parts(FeelDate.of(2026, 1, 1)!, 'hour, epochDay, constructor, toString'),
    Array(4).fill('no-such-entry').join(' '),
  )
  assert.equal(parts(parseDuration('P1Y')!, 'days'), 'no-such-entry')
  assert.equal(parts(new Map([['a', null]]), 'a, b, size, get'), 'null no-such-entry no-such-entry no-such-entry')
  assert.equal(parts(null, 'a'), 'no-such-entry')
})

test('the checker is told the same properties', () => {
  assert.equal(propertyType('date and time', 'time offset'), 'days and time duration')
  assert.equal(propertyType('date', 'hour'), undefined)
  assert.equal(propertyType({ range: 'date' }, 'start'), 'date')
  assert.equal(propertyType({ range: 'date' }, 'end included'), 'boolean')
  assert.equal(propertyType({ context: new Map([['a', 'string' as const]]) }, 'a'), 'string')
})
