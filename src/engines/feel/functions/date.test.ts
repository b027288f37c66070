import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDateTime } from '../values/date-time.ts'
import { FeelError } from '../values/error.ts'
import { answers } from './answers.ts'
import { builtins, callBuiltin } from './builtins.ts'

test('days, weeks and months of the year are those of ISO 8601', () =>
  answers({
    'week of year(@"2003-12-29")': '1',
    'week of year(@"2005-01-01")': '53',
    'week of year(@"2010-01-01T10:10:10")': '53',
    'day of year(@"2020-12-31")': '366',
    'day of week(date: @"2019-09-17T10:10:10")': '"Tuesday"',
    'month of year(@"0000-02-29")': '"February"',
    'day of week(null)': 'wrong-argument',
  }))

test('"is" takes what is left out for null', () => answers({ 'is(value1: 1)': 'false', 'is(null, null)': 'true' }))

test('now and today are those of whoever runs the evaluation, and of nobody else', () => {
  const now = FeelDateTime.parse('2026-11-21T23:30:00@Europe/Paris')
  const call = (name: string, moment?: FeelDateTime) =>
    callBuiltin(builtins.get(name)!, [], { now: moment, spend: () => {} })
  assert.equal(String(call('now', now)), '2026-11-21T23:30:00@Europe/Paris')
  assert.equal(String(call('today', now)), '2026-11-21')
  const without = call('today')
  assert.ok(without instanceof FeelError && without.code === 'no-clock')
})
