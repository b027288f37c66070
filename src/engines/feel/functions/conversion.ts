import { Decimal } from '#ground/decimal'
import { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import type { DaysDuration } from '../values/duration.ts'
import { MonthsDuration, parseDuration } from '../values/duration.ts'
import { FeelError } from '../values/error.ts'
import { textOf } from '../values/text.ts'
import { FeelTime } from '../values/time.ts'
import type { Builtin, During, Result, Value } from '../values/types.ts'
import { Zone } from '../values/zone.ts'
import { any, builtin, form, nullable, number, of, optional, outOfRange, text, wrong } from './define.ts'
import { readRange } from './range-text.ts'

/* DMN 1.5 §10.3.4.1. */

const clause = '10.3.4.1'
const longest = 10_000_000

const day = (name: string) => of<FeelDate>(name, 'date')
const moment = (name: string) => of<FeelDateTime>(name, 'date and time')
const from = text('from')

/** The message does not repeat the text: it may be somebody's answer, and messages are logged. */
function orUnreadable(value: Value | undefined, kind: string): Result {
  return value === undefined ? new FeelError('not-readable', `The text is no ${kind}.`) : value
}

function dateOf(year: Decimal, month: Decimal, day: Decimal): Result {
  const [y = Number.NaN, m = 0, d = 0] = [year.toSafeInteger(), month.toSafeInteger(), day.toSafeInteger()]
  return FeelDate.of(y, m, d) ?? outOfRange('There is no such day.')
}

function timeOf(hour: Decimal, minute: Decimal, second: Decimal, offset?: DaysDuration | null): Result {
  const zone = offset ? Zone.ofOffset(offset.seconds.toSafeInteger() ?? Number.NaN) : undefined
  if (offset && zone === undefined) return outOfRange('An offset is of whole seconds, up to 18 hours.')
  const time = FeelTime.of(hour.toSafeInteger() ?? -1, minute.toSafeInteger() ?? -1, second, zone)
  return time ?? outOfRange('There is no such time.')
}

type Separator = string | null | undefined

/** The text of a number as a country writes it. */
function numberOf(from: string, grouping: Separator, decimal: Separator): Result {
  if (grouping && ![' ', ',', '.'].includes(grouping))
    return wrong('The grouping separator must be a space, "," or ".".')
  if (decimal && ![',', '.'].includes(decimal)) return wrong('The decimal separator must be "," or ".".')
  if (grouping && grouping === decimal) return wrong('The two separators must be different.')
  if (grouping === '' || decimal === '') return wrong('A separator cannot be an empty text.')
  const digits = grouping ? from.replaceAll(grouping, '') : from
  const plain = decimal === ',' ? digits.replaceAll('.', '?').replace(',', '.') : digits
  return orUnreadable(Decimal.parse(plain), 'number')
}

function stringOf(value: Value, during: During): Result {
  if (value === null) return null
  return textOf(value, longest, during) ?? new FeelError('too-large', 'The text would be too long.')
}

/** Whole months, by the dates alone (TCK 1121). */
function monthsBetween(from: FeelDate, to: FeelDate): MonthsDuration {
  const months = (to.year - from.year) * 12 + to.month - from.month
  if (months > 0 && to.day < from.day) return new MonthsDuration(months - 1)
  return new MonthsDuration(months < 0 && to.day > from.day ? months + 1 : months)
}

export const conversions: readonly Builtin[] = [
  builtin(
    'date',
    clause,
    ['date(2017, 12, 31)', '@"2017-12-31"'],
    form([from], 'date', ([from]) => orUnreadable(FeelDate.parse(from), 'date')),
    form([day('from')], 'date', ([from]) => from),
    form([moment('from')], 'date', ([from]) => from.date),
    form([number('year'), number('month'), number('day')], 'date', ([year, month, day]) => dateOf(year, month, day)),
  ),
  builtin(
    'date and time',
    clause,
    ['date and time(@"2012-12-24", @"23:59:00")', '@"2012-12-24T23:59:00"'],
    form([from], 'date and time', ([from], during) => {
      // A time zone's offset is looked up.
      if (from.includes('@')) during.spend(16)
      return orUnreadable(FeelDateTime.parse(from), 'date and time')
    }),
    form([day('date'), of<FeelTime>('time', 'time')], 'date and time', ([date, time]) => new FeelDateTime(date, time)),
    form(
      [moment('date'), of<FeelTime>('time', 'time')],
      'date and time',
      ([moment, time]) => new FeelDateTime(moment.date, time),
    ),
  ),
  builtin(
    'time',
    clause,
    ['time(23, 59, 0, duration("-PT2H"))', '@"23:59:00-02:00"'],
    form([from], 'time', ([from]) => orUnreadable(FeelTime.parse(from), 'time')),
    form([of<FeelTime>('from', 'time')], 'time', ([from]) => from),
    form([moment('from')], 'time', ([from]) => from.time),
    form(
      [
        number('hour'),
        number('minute'),
        number('second'),
        optional(nullable(of<DaysDuration>('offset', 'days and time duration'))),
      ],
      'time',
      ([hour, minute, second, offset]) => timeOf(hour, minute, second, offset),
    ),
  ),
  builtin(
    'number',
    clause,
    ['number("1 000,0", " ", ",")', '1000'],
    form(
      [from, optional(nullable(text('grouping separator'))), optional(nullable(text('decimal separator')))],
      'number',
      ([from, grouping, decimal]) => numberOf(from, grouping, decimal),
    ),
  ),
  builtin(
    'string',
    clause,
    ['string([1.10, "a"])', '"[1.1, \\"a\\"]"'],
    form([any('from')], 'string', ([from], during) => stringOf(from, during)),
  ),
  builtin(
    'duration',
    clause,
    ['duration("P1DT24H")', '@"P2D"'],
    form([from], 'any', ([from]) => orUnreadable(parseDuration(from), 'duration')),
  ),
  builtin(
    'years and months duration',
    clause,
    ['years and months duration(@"2011-12-22", @"2013-08-24")', '@"P1Y8M"'],
    form([day('from'), day('to')], 'years and months duration', ([from, to]) => monthsBetween(from, to)),
    form([moment('from'), moment('to')], 'years and months duration', ([from, to]) =>
      monthsBetween(from.date, to.date),
    ),
  ),
  builtin(
    'range',
    clause,
    ['range("[18..21)")', '[18..21)'],
    form([from], 'range', ([from]) => orUnreadable(readRange(from), 'range')),
  ),
]
