import type { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import { outOfRange } from './define.ts'
import { indexOf, wholeOf } from './whole.ts'

/** The part that substring and sublist ask for; an error where it would begin or end outside (DMN 1.5 tables 74 and 75, domains). */
export function sliceOf(
  length: number,
  start: Decimal,
  wanted: Decimal | undefined,
): { from: number; to: number } | FeelError {
  const from = indexOf(start, length)
  if (from instanceof FeelError) return from
  if (wanted === undefined) return { from, to: length }
  const count = wholeOf(wanted) ?? Number.POSITIVE_INFINITY
  if (count < 1 || from + count > length) return outOfRange(`Only 1 to ${length - from} can be taken from there.`)
  return { from, to: from + count }
}
