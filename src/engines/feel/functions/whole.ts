import { Decimal } from '#ground/decimal'
import type { FeelError } from '../values/error.ts'
import { outOfRange } from './define.ts'

export function wholeNumber(value: number): Decimal {
  return Decimal.of(value)
}

/** The number without its fraction, as the TCK reads positions, lengths and scales. */
export function wholeOf(number: Decimal): number | undefined {
  return number.toSafeInteger() ?? number.round(0, 'down').toSafeInteger()
}

/** From a position as FEEL counts, 1 for the first and -1 for the last, to an index; an error outside of the length. */
export function indexOf(position: Decimal, length: number): number | FeelError {
  const whole = wholeOf(position)
  if (whole === undefined || whole === 0 || Math.abs(whole) > length) {
    return outOfRange(`There is no position ${whole ?? 'so far'} in what has ${length}.`)
  }
  return whole > 0 ? whole - 1 : length + whole
}
