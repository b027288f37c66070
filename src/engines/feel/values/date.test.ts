import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FeelDate } from './date.ts'

const days = fc.integer({ min: -99_000_000, max: 99_000_000 })
const epoch = Temporal.PlainDate.from('1970-01-01')

function date(text: string): FeelDate {
  const value = FeelDate.parse(text)
  assert.ok(value, `${text} is a date`)
  return value
}

test('within its range a date is what Temporal says, in every part', () =>
  fc.assert(
    fc.property(days, (day) => {
      const ours = FeelDate.ofEpochDay(day)!
      const theirs = epoch.add({ days: day })
      const { year, month } = theirs
      assert.deepEqual([ours.year, ours.month, ours.day, ours.weekday], [year, month, theirs.day, theirs.dayOfWeek])
      assert.deepEqual([ours.dayOfYear, ours.weekOfYear], [theirs.dayOfYear, theirs.weekOfYear])
      assert.equal(FeelDate.of(year, month, theirs.day)?.epochDay, day)
    }),
    { numRuns: 20_000 },
  ))

test('months are added as Temporal adds them: the last day of a month stays within the month', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: -85_000_000, max: 85_000_000 }),
      fc.integer({ min: -40_000, max: 40_000 }),
      (day, months) => {
        const theirs = epoch.add({ days: day }).add({ months })
        const ours = FeelDate.ofEpochDay(day)!.plusMonths(months)!
        assert.deepEqual([ours.year, ours.month, ours.day], [theirs.year, theirs.month, theirs.day])
      },
    ),
    { numRuns: 10_000 },
  ))

test('beyond what Temporal holds the calendar goes on in its cycles of 400 years', () =>
  fc.assert(
    fc.property(days, fc.integer({ min: -2_000_000, max: 2_000_000 }), (day, cycles) => {
      const near = FeelDate.ofEpochDay(day)!
      const far = FeelDate.ofEpochDay(day + cycles * 146_097)!
      assert.deepEqual([far.year - 400 * cycles, far.month, far.day], [near.year, near.month, near.day])
      assert.deepEqual([far.weekday, far.dayOfYear, far.weekOfYear], [near.weekday, near.dayOfYear, near.weekOfYear])
      assert.equal(date(far.toString()).epochDay, far.epochDay)
    }),
    { numRuns: 10_000 },
  ))

test('a date is shown as it is written', () => {
  for (const text of [
    '2026-11-21',
    '0000-02-29',
    '-0001-12-31',
    '99999-01-01',
    '-999999999-01-01',
    '999999999-12-31',
  ]) {
    assert.equal(date(text).toString(), text)
  }
})

test('what is no date is not read as one', () => {
  const texts = ['', '2026-11-21T00:00:00', '2026-1-2', '998-12-31', '01211-12-31', '+2012-12-02', '9999999999-12-25']
  for (const text of [...texts, '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '-0000-01-01', '2026-11-21Z']) {
    assert.equal(FeelDate.parse(text), undefined, text)
  }
  assert.equal(FeelDate.of(2026, 2, 29), undefined)
  assert.equal(FeelDate.of(2026.5, 2, 1), undefined)
  assert.equal(FeelDate.of(1_000_000_000, 1, 1), undefined)
})

test('no date is reached beyond the last year', () => {
  assert.equal(date('999999999-12-31').plusDays(1), undefined)
  assert.equal(date('-999999999-01-01').plusDays(-1), undefined)
  assert.equal(date('999999999-12-31').plusMonths(1), undefined)
})
