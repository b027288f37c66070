import { identical } from '../values/compare.ts'
import type { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import { FeelError } from '../values/error.ts'
import type { Builtin, During, Result, Value } from '../values/types.ts'
import { any, builtin, form, of, optional } from './define.ts'
import { wholeNumber } from './whole.ts'

/* DMN 1.5 §10.3.4.6 (is), §10.3.4.9 (temporal) and §10.3.4.12 (now and today). */

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Of a date, or of the date of a date and time. */
function ofDay(
  name: string,
  gives: 'number' | 'string',
  example: Builtin['example'],
  work: (date: FeelDate) => Value,
): Builtin {
  return builtin(
    name,
    '10.3.4.9',
    example,
    form([of<FeelDate>('date', 'date')], gives, ([date]) => work(date)),
    form([of<FeelDateTime>('date', 'date and time')], gives, ([moment]) => work(moment.date)),
  )
}

function now({ now }: During): FeelDateTime | FeelError {
  return now ?? new FeelError('no-clock', 'Nothing here may depend on the moment at which it is worked out.')
}

function today(during: During): Result {
  const moment = now(during)
  return moment instanceof FeelDateTime ? moment.date : moment
}

export const dates: readonly Builtin[] = [
  builtin(
    'is',
    '10.3.4.6',
    ['is(@"23:00:50Z", @"23:00:50")', 'false'],
    // The TCK leaves one out and is given false: what is left out is null.
    form([optional(any('value1')), optional(any('value2'))], 'boolean', ([a = null, b = null], during) =>
      identical(a, b, during),
    ),
  ),
  ofDay('day of year', 'number', ['day of year(date(2019, 9, 17))', '260'], (date) => wholeNumber(date.dayOfYear)),
  ofDay(
    'day of week',
    'string',
    ['day of week(date(2019, 9, 17))', '"Tuesday"'],
    (date) => weekdays[date.weekday - 1]!,
  ),
  ofDay(
    'month of year',
    'string',
    ['month of year(date(2019, 9, 17))', '"September"'],
    (date) => months[date.month - 1]!,
  ),
  ofDay('week of year', 'number', ['week of year(date(2005, 1, 1))', '53'], (date) => wholeNumber(date.weekOfYear)),
  builtin(
    'now',
    '10.3.4.12',
    ['now( ) instance of date and time', 'true'],
    form([], 'date and time', (_, during) => now(during)),
  ),
  builtin(
    'today',
    '10.3.4.12',
    ['today( ) = date(now( ))', 'true'],
    form([], 'date', (_, during) => today(during)),
  ),
]
