import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '#ground/decimal'
import { FeelDateTime } from './date-time.ts'
import { FeelTime } from './time.ts'

const zones = [
  'Europe/Paris',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
]

function moment(text: string): FeelDateTime {
  const value = FeelDateTime.parse(text)
  assert.ok(value, `${text} is a date and time`)
  return value
}

const decimal = (text: string) => Decimal.parse(text)!
/** As Temporal writes it for a local clock. */
const localText = (second: number, nanosecond: number) =>
  Temporal.Instant.fromEpochMilliseconds(second * 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .add({ nanoseconds: nanosecond })
    .toString()

test('a local date and time moves by an exact duration as Temporal moves it, to the nanosecond', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: -8e11, max: 8e11 }),
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.integer({ min: -1e10, max: 1e10 }),
      fc.integer({ min: 0, max: 999_999_999 }),
      (second, nanosecond, by, nanoseconds) => {
        const text = localText(second, nanosecond)
        const theirs = Temporal.PlainDateTime.from(text).add({ seconds: by }).add({ nanoseconds })
        const fraction = Decimal.of(nanoseconds).dividedBy(Decimal.of(1_000_000_000))
        const far = /^[+-]\d{6}/.test(text)
        const ours = moment(
          far ? text.replace(/^([+-])0*(\d{4,})/, (_, sign, year) => (sign === '-' ? '-' : '') + year) : text,
        )
        const moved = ours.plusSeconds(Decimal.of(by).plus(fraction))!
        assert.equal(moved.date.epochDay, theirs.toPlainDate().since('1970-01-01', { largestUnit: 'days' }).days)
        assert.equal(moved.time.toString(), theirs.toPlainTime().toString())
        assert.equal(moved.since(ours)?.toString(), Decimal.of(by).plus(fraction).toString())
      },
    ),
    { numRuns: 3000 },
  ))

test('in a zone it moves as time passes, and shows the clock there afterwards', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: -3e9, max: 6e9 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom(...zones),
      (second, by, zone) => {
        const theirs = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO(zone)
        const later = theirs.add({ seconds: by })
        const ours = moment(`${theirs.toPlainDateTime()}@${zone}`)
        // An hour that the clock shows twice is taken for the first of the two.
        const first = theirs.toPlainDateTime().toZonedDateTime(zone)
        fc.pre(first.epochMilliseconds === theirs.epochMilliseconds)
        assert.equal(ours.offset, Math.round(theirs.offsetNanoseconds / 1e9))
        assert.equal(ours.plusSeconds(Decimal.of(by))!.toString(), `${later.toPlainDateTime()}@${zone}`)
      },
    ),
    { numRuns: 1500 },
  ))

test('moments are compared as moments, local times as clocks, and never one with the other', () => {
  const order = (a: string, b: string) => moment(a).compare(moment(b))
  assert.equal(order('2018-10-08T00:00:00+02:00', '2018-10-08T00:00:00@Europe/Paris'), 0)
  assert.equal(order('2018-12-08T00:00:00+02:00', '2018-12-08T00:00:00@Europe/Paris'), -1)
  assert.equal(order('2002-04-02T12:00:00-01:00', '2002-04-02T17:00:00+04:00'), 0)
  assert.equal(order('2002-04-02T23:00:00-04:00', '2002-04-03T01:59:59-01:00'), 1)
  assert.equal(order('2026-01-01T00:00:00', '2026-01-02T00:00:00'), -1)
  assert.ok(Number.isNaN(order('2026-01-01T00:00:00', '2026-01-01T00:00:00Z')))
  assert.equal(order('2026-01-01T00:00:00.1', '2026-01-01T00:00:00.2'), 0)
})

test('an hour that a zone skips is the moment that the clock before the turn would have shown', () => {
  assert.equal(moment('2026-03-29T02:30:00@Europe/Paris').compare(moment('2026-03-29T01:30:00Z')), 0)
  assert.equal(moment('2026-10-25T02:30:00@Europe/Paris').compare(moment('2026-10-25T00:30:00Z')), 0)
})

test('zones have their rules in every year, as far as there are years', () => {
  assert.equal(moment('999999999-07-01T00:00:00@Europe/Paris').offset, 7200)
  assert.equal(moment('999999999-01-01T00:00:00@Europe/Paris').offset, 3600)
  assert.equal(moment('-999999999-01-01T00:00:00@Europe/Paris').offset, 561)
  const last = moment('999999999-12-31T23:59:59.999999999@Europe/Paris')
  assert.equal(last.plusSeconds(Decimal.one), undefined)
  assert.equal(last.plusSeconds(decimal('-31557600'))?.toString(), '999999998-12-31T17:59:59.999999999@Europe/Paris')
  const span = moment('999999999-12-31T23:59:59').since(moment('-999999999-01-01T00:00:00'))
  assert.equal(span?.toString(), '63113903968377599')
})

test('24:00 is the midnight that ends the day', () => {
  assert.equal(moment('2021-01-01T24:00:00').toString(), '2021-01-02T00:00:00')
  assert.equal(FeelTime.parse('24:00:00')?.toString(), '00:00:00')
})

test('times and offsets are shown as they are written', () => {
  const texts = [
    '10:30:00',
    '10:30:00.000000000001',
    '23:59:59Z',
    '11:59:45+02:45:55',
    '11:59:45-18:00',
    '00:00:00@Etc/UTC',
  ]
  for (const text of texts) assert.equal(FeelTime.parse(text)?.toString(), text)
  assert.equal(FeelTime.parse('10:30:00-00:00')?.toString(), '10:30:00Z')
  assert.equal(FeelTime.parse('10:30:00.500')?.toString(), '10:30:00.5')
  assert.equal(FeelTime.parse('10:30:00@europe/paris')?.toString(), '10:30:00@Europe/Paris')
  assert.equal(moment('2012-12-24').toString(), '2012-12-24T00:00:00')
})

test('what is no time is not read as one', () => {
  const texts = [
    '',
    '7:00:00',
    '07:1:00',
    '07:01:2',
    '07:20',
    '25:00:00',
    '24:00:01',
    '00:60:00',
    '00:00:60',
    '13:20:00+5',
  ]
  const zoned = [
    '13:20:00+19:00',
    '13:20:00+05:0',
    '13:20:00@xyz/abc',
    '13:20:00+02:00@Europe/Paris',
    '13:20:00@+02:00',
  ]
  for (const text of [...texts, ...zoned, '11:30:00T', '11:30:00.', `11:30:00.${'1'.repeat(31)}`]) {
    assert.equal(FeelTime.parse(text), undefined, text)
    assert.equal(FeelDateTime.parse(`2026-01-01T${text}`), undefined, text)
  }
  for (const text of ['2011-12-0310:15:30', '11:00:00', '2026-02-30T00:00:00', '2026-01-01t00:00:00', 'T00:00:00']) {
    assert.equal(FeelDateTime.parse(text), undefined, text)
  }
})

test('times of fixed offsets are compared at the same moment, others by the clock of the same zone alone', () => {
  const order = (a: string, b: string) => FeelTime.parse(a)!.compare(FeelTime.parse(b)!)
  assert.equal(order('10:00:00+02:00', '08:00:00Z'), 0)
  assert.equal(order('10:00:00@Europe/Paris', '11:00:00@Europe/Paris'), -1)
  assert.ok(Number.isNaN(order('10:00:00@Europe/Paris', '10:00:00@Asia/Dhaka')))
  assert.ok(Number.isNaN(order('10:00:00', '10:00:00Z')))
  assert.equal(order('10:00:00.9', '10:00:00.1'), 0)
})
