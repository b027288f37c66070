import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '#ground/decimal'
import { DaysDuration, MonthsDuration, parseDuration } from './duration.ts'

const shown = (text: string) => parseDuration(text)?.toString()

test('a duration is shown in its canonical form', () => {
  for (const [written, canonical] of [
    ['PT0S', 'PT0S'],
    ['-P0D', 'PT0S'],
    ['PT0.000S', 'PT0S'],
    ['PT0.S', 'PT0S'],
    ['P1DT24H', 'P2D'],
    ['PT1000M0.999999999S', 'PT16H40M0.999999999S'],
    ['-PT61M', '-PT1H1M'],
    ['PT0.000000000000000001S', 'PT0.000000000000000001S'],
    ['P0Y', 'P0M'],
    ['-P0M', 'P0M'],
    ['P1Y27M', 'P3Y3M'],
    ['-P999999999M', '-P83333333Y3M'],
    ['P999999999999999D', 'P999999999999999D'],
  ] as const) {
    assert.equal(shown(written), canonical, written)
  }
})

test('what is no duration of one kind is not read as one', () => {
  const texts = [
    '',
    'P',
    '-P',
    'PT',
    'P1DT',
    'P0',
    '1Y',
    'P1H',
    'P1S',
    'PT1D',
    'P1Y1D',
    'P1.5D',
    'PT.5S',
    'PT-1S',
    'P 1D',
  ]
  for (const text of [...texts, '+P1D', 'p1d', 'P1D\n', `P${'9'.repeat(40)}D`, `P${'9'.repeat(15)}Y`, 'P1W']) {
    assert.equal(parseDuration(text), undefined, text)
  }
})

test('every duration comes back from its text, and its parts make the whole', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (nanoseconds) => {
      const seconds = Decimal.of(nanoseconds).dividedBy(Decimal.of(1_000_000_000))
      const duration = new DaysDuration(seconds)
      const { days, hours, minutes, seconds: rest } = duration.parts()
      const hoursInAll = days.times(Decimal.of(24)).plus(hours)
      const whole = hoursInAll.times(Decimal.of(60)).plus(minutes).times(Decimal.of(60)).plus(rest)
      assert.equal(whole.toString(), seconds.toString())
      assert.ok(rest.abs().compare(Decimal.of(60)) < 0 && minutes.abs().compare(Decimal.of(60)) < 0)
      const read = parseDuration(duration.toString())
      assert.ok(read instanceof DaysDuration && read.seconds.equals(seconds))
    }),
    { numRuns: 5000 },
  ))

test('every number of months comes back from its text', () =>
  fc.assert(
    fc.property(fc.integer(), (months) => {
      const read = parseDuration(new MonthsDuration(months).toString())
      assert.ok(read instanceof MonthsDuration && read.months === months)
    }),
  ))
