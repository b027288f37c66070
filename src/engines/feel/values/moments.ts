import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { FeelError, orTooLarge } from './error.ts'
import { FeelTime, splitSeconds } from './time.ts'
import type { Result, Value } from './types.ts'

/** A date, time or date and time moved by a duration; undefined where the two are something else. */
export function shifted(moment: Value, by: Value, sign: 1 | -1): Result | undefined {
  if (by instanceof DaysDuration) {
    const seconds = sign > 0 ? by.seconds : by.seconds.negated()
    return orTooLarge(() => shiftedBySeconds(moment, seconds))
  }
  if (!(by instanceof MonthsDuration)) return undefined
  if (moment instanceof FeelDate || moment instanceof FeelDateTime) {
    return moment.plusMonths(sign * by.months) ?? beyondYears()
  }
  return undefined
}

function shiftedBySeconds(moment: Value, seconds: Decimal): Result | undefined {
  if (moment instanceof FeelDateTime) return moment.plusSeconds(seconds) ?? beyondYears()
  if (moment instanceof FeelTime) return turnedClock(moment, seconds)
  if (!(moment instanceof FeelDate)) return undefined
  const days = splitSeconds(seconds)?.days
  return (days === undefined ? undefined : moment.plusDays(days)) ?? beyondYears()
}

/** A time goes round: an hour after 23:30 is 00:30. */
function turnedClock(time: FeelTime, seconds: Decimal): Result {
  const split = splitSeconds(time.seconds.plus(seconds))
  return split ? new FeelTime(split.secondOfDay, split.fraction, time.zone) : beyondYears()
}

const secondsOfADay = Decimal.of(86_400)

/** The duration between two dates, times or dates and times; undefined where the two are something else. */
export function difference(a: Value, b: Value): Result | undefined {
  if (a instanceof FeelDate && b instanceof FeelDate) {
    return new DaysDuration(Decimal.of(a.epochDay - b.epochDay).times(secondsOfADay))
  }
  if (a instanceof FeelTime && b instanceof FeelTime) return betweenTimes(a, b)
  const [later, earlier] = [asDateTime(a), asDateTime(b)]
  if (later === undefined || earlier === undefined) return undefined
  const seconds = later.since(earlier)
  return seconds === undefined ? zonesApart() : new DaysDuration(seconds)
}

function asDateTime(value: Value): FeelDateTime | undefined {
  if (value instanceof FeelDateTime) return value
  return value instanceof FeelDate ? FeelDateTime.midnight(value) : undefined
}

function betweenTimes(a: FeelTime, b: FeelTime): Result {
  const clocks = a.seconds.minus(b.seconds)
  if (a.zone?.name === b.zone?.name) return new DaysDuration(clocks)
  if (a.zone?.offset === undefined || b.zone?.offset === undefined) return zonesApart()
  return new DaysDuration(clocks.minus(Decimal.of(a.zone.offset - b.zone.offset)))
}

function zonesApart(): FeelError {
  return new FeelError('not-comparable', 'One of the two times has a zone or offset that the other does not tell.')
}

function beyondYears(): FeelError {
  return new FeelError('out-of-range', 'The date is beyond the years -999,999,999 to 999,999,999.')
}
