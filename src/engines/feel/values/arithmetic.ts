import { Decimal } from '#ground/decimal'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { FeelError, orTooLarge, tooLarge } from './error.ts'
import { nameOfKind } from './kind.ts'
import { difference, shifted } from './moments.ts'
import type { Result, Value } from './types.ts'

/* The operators of DMN 1.5 §10.3.2.13, tables 57 to 61, over every pair of kinds they are defined for. */

const longestText = 10_000_000

export function add(a: Value, b: Value): Result {
  if (a instanceof Decimal && b instanceof Decimal) {
    try {
      return a.plus(b)
    } catch (error) {
      return tooLarge(error)
    }
  }
  if (typeof a === 'string' && typeof b === 'string') return joined(a, b)
  if (a instanceof DaysDuration && b instanceof DaysDuration) {
    return orTooLarge(() => new DaysDuration(a.seconds.plus(b.seconds)))
  }
  if (a instanceof MonthsDuration && b instanceof MonthsDuration) return monthsOf(a.months + b.months)
  return shifted(a, b, 1) ?? shifted(b, a, 1) ?? undefinedFor('+', a, b)
}

export function subtract(a: Value, b: Value): Result {
  if (a instanceof Decimal && b instanceof Decimal) {
    try {
      return a.minus(b)
    } catch (error) {
      return tooLarge(error)
    }
  }
  if (a instanceof DaysDuration && b instanceof DaysDuration) {
    return orTooLarge(() => new DaysDuration(a.seconds.minus(b.seconds)))
  }
  if (a instanceof MonthsDuration && b instanceof MonthsDuration) return monthsOf(a.months - b.months)
  return shifted(a, b, -1) ?? difference(a, b) ?? undefinedFor('-', a, b)
}

export function multiply(a: Value, b: Value): Result {
  if (a instanceof Decimal && b instanceof Decimal) {
    try {
      return a.times(b)
    } catch (error) {
      return tooLarge(error)
    }
  }
  if (a instanceof Decimal) return timesNumber(b, a) ?? undefinedFor('*', a, b)
  if (b instanceof Decimal) return timesNumber(a, b) ?? undefinedFor('*', a, b)
  return undefinedFor('*', a, b)
}

function timesNumber(duration: Value, factor: Decimal): Result | undefined {
  if (duration instanceof DaysDuration) return orTooLarge(() => new DaysDuration(duration.seconds.times(factor)))
  if (duration instanceof MonthsDuration) return wholeMonths(() => Decimal.of(duration.months).times(factor))
  return undefined
}

export function divide(a: Value, b: Value): Result {
  if (b instanceof Decimal) return b.sign === 0 && isScaled(a) ? divisionByZero() : dividedByNumber(a, b)
  if (a instanceof DaysDuration && b instanceof DaysDuration) return ratio(a.seconds, b.seconds)
  if (a instanceof MonthsDuration && b instanceof MonthsDuration)
    return ratio(Decimal.of(a.months), Decimal.of(b.months))
  return undefinedFor('/', a, b)
}

function isScaled(value: Value): boolean {
  return value instanceof Decimal || value instanceof DaysDuration || value instanceof MonthsDuration
}

function dividedByNumber(a: Value, divisor: Decimal): Result {
  if (a instanceof Decimal) {
    try {
      return a.dividedBy(divisor)
    } catch (error) {
      return tooLarge(error)
    }
  }
  if (a instanceof DaysDuration) return orTooLarge(() => new DaysDuration(a.seconds.dividedBy(divisor)))
  if (a instanceof MonthsDuration) return wholeMonths(() => Decimal.of(a.months).dividedBy(divisor))
  return undefinedFor('/', a, divisor)
}

function ratio(a: Decimal, b: Decimal): Result {
  return b.sign === 0 ? divisionByZero() : orTooLarge(() => a.dividedBy(b))
}

export function power(a: Value, b: Value): Result {
  if (!(a instanceof Decimal && b instanceof Decimal)) return undefinedFor('**', a, b)
  if (a.sign === 0 && b.sign < 0) return divisionByZero()
  if (a.sign < 0 && !b.isInteger())
    return new FeelError('out-of-range', 'A negative number has no power with a fraction.')
  return orTooLarge(() => a.power(b))
}

export function negate(a: Value): Result {
  if (a instanceof Decimal) return a.negated()
  if (a instanceof DaysDuration) return new DaysDuration(a.seconds.negated())
  if (a instanceof MonthsDuration) return monthsOf(-a.months)
  return new FeelError('wrong-type', `There is no negative of ${nameOfKind(a)}.`)
}

/** Months are whole: what a number leaves of one is dropped (DMN 1.5 §10.3.2.13, table 60). */
function wholeMonths(work: () => Decimal): Result {
  return orTooLarge(() => monthsOf(work().round(0, 'down').toSafeInteger() ?? Number.NaN))
}

function monthsOf(months: number): Result {
  if (!Number.isSafeInteger(months)) return new FeelError('too-large', 'The duration is too long.')
  return new MonthsDuration(months === 0 ? 0 : months)
}

function joined(a: string, b: string): Result {
  return a.length + b.length > longestText ? new FeelError('too-large', 'The text is too long.') : a + b
}

function divisionByZero(): FeelError {
  return new FeelError('division-by-zero', 'Nothing can be divided by zero.')
}

function undefinedFor(operator: string, a: Value, b: Value): FeelError {
  return new FeelError('wrong-type', `${operator} is not defined for ${nameOfKind(a)} and ${nameOfKind(b)}.`)
}
