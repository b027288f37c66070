import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { isContext, isList, kindOf } from './kind.ts'
import { FeelRange } from './range.ts'
import { FeelTime } from './time.ts'
import type { During, Value } from './types.ts'

/** Pays for what takes longer than a glance. */
type Budget = Pick<During, 'spend'>

/** Texts from this length on are paid for when they are compared. */
const LONG = 256

/** -1, 0 or 1; NaN where the two have no order: other kinds, null, a moment beside a local time. Allocates nothing. */
export function compare(a: Value, b: Value, budget?: Budget): number {
  if (a instanceof Decimal) return b instanceof Decimal ? a.compare(b) : Number.NaN
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b, budget) : Number.NaN
  if (a instanceof FeelDate) return b instanceof FeelDate ? a.compare(b) : Number.NaN
  if (a instanceof FeelDateTime) return b instanceof FeelDateTime ? a.compare(b) : Number.NaN
  if (a instanceof FeelTime) return b instanceof FeelTime ? a.compare(b) : Number.NaN
  if (a instanceof DaysDuration) return b instanceof DaysDuration ? a.seconds.compare(b.seconds) : Number.NaN
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? Math.sign(a.months - b.months) : Number.NaN
  return Number.NaN
}

/** By code points: UTF-16 puts the characters from U+E000 to U+FFFF behind those beyond, which are written as surrogates. */
function compareText(a: string, b: string, budget?: Budget): number {
  const shorter = Math.min(a.length, b.length)
  if (shorter >= LONG) budget?.spend(shorter >> 7)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? Math.sign(rank(x) - rank(y)) : x < y ? -1 : 1
  }
  return Math.sign(a.length - b.length)
}

function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000
}

/**
 * FEEL's `=` (DMN 1.5 §10.3.2.13): null where the two are of kinds that cannot be compared. Nothing but null is equal to null; a
 * moment and a local time are not equal; inside lists and contexts, what cannot be compared is not equal. Values that share their
 * parts can take far longer than they are large: a budget pays for what is looked at inside.
 */
export function equal(a: Value, b: Value, budget?: Budget): boolean | null {
  if (a === null || b === null) return a === b
  if (a instanceof Decimal) return b instanceof Decimal ? a.equals(b) : null
  if (typeof a === 'string') return typeof b === 'string' ? sameText(a, b, budget) : null
  if (a === b) return true
  if (typeof a === 'boolean') return typeof b === 'boolean' ? false : null
  if (isList(a)) return isList(b) ? sameItems(a, b, budget) : null
  if (isContext(a)) return isContext(b) ? sameEntries(a, b, budget) : null
  if (a instanceof FeelRange) return b instanceof FeelRange ? sameRange(a, b) : null
  return kindOf(a) === kindOf(b) ? compare(a, b) === 0 : null
}

function sameText(a: string, b: string, budget?: Budget): boolean {
  if (a.length !== b.length) return false
  if (a.length >= LONG) budget?.spend(a.length >> 9)
  return a === b
}

function sameItems(a: readonly Value[], b: readonly Value[], budget?: Budget): boolean {
  if (a.length !== b.length) return false
  budget?.spend(a.length)
  for (let i = 0; i < a.length; i++) if (equal(a[i]!, b[i]!, budget) !== true) return false
  return true
}

function sameEntries(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>, budget?: Budget): boolean {
  if (a.size !== b.size) return false
  budget?.spend(a.size)
  for (const [name, value] of a) {
    const other = b.get(name)
    if (other === undefined || equal(value, other, budget) !== true) return false
  }
  return true
}

function sameRange(a: FeelRange, b: FeelRange): boolean {
  if (a.operator !== b.operator || a.startIncluded !== b.startIncluded || a.endIncluded !== b.endIncluded) return false
  return equal(a.start, b.start) === true && equal(a.end, b.end) === true
}

/** FEEL's `is`: the same kind and the same in every part of it, not only at the same point in time. */
export function identical(a: Value, b: Value, budget?: Budget): boolean {
  if (a instanceof FeelTime && b instanceof FeelTime) return sameTime(a, b)
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) {
    return a.date.epochDay === b.date.epochDay && sameTime(a.time, b.time)
  }
  return equal(a, b, budget) === true
}

function sameTime(a: FeelTime, b: FeelTime): boolean {
  return a.secondOfDay === b.secondOfDay && a.fraction.equals(b.fraction) && a.zone?.name === b.zone?.name
}

/** Whether the value is in the range; null where that cannot be known. */
export function inRange(value: Value, range: FeelRange, budget?: Budget): boolean | null {
  const { operator } = range
  if (operator === '=') return equal(value, range.start, budget)
  if (operator === '!=') return opposite(equal(value, range.start, budget))
  const fromStart = operator === '<' || operator === '<=' ? 1 : compare(value, range.start, budget)
  const toEnd = operator === '>' || operator === '>=' ? 1 : compare(range.end, value, budget)
  if (Number.isNaN(fromStart) || Number.isNaN(toEnd)) return null
  return (
    (fromStart > 0 || (fromStart === 0 && range.startIncluded)) && (toEnd > 0 || (toEnd === 0 && range.endIncluded))
  )
}

function opposite(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth
}
