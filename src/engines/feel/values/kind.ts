import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { FeelFunction } from './function.ts'
import { FeelRange } from './range.ts'
import { FeelTime } from './time.ts'
import type { Value } from './types.ts'

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context'

const kinds: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  [Decimal, 'number'],
  [FeelDate, 'date'],
  [FeelTime, 'time'],
  [FeelDateTime, 'date and time'],
  [DaysDuration, 'days and time duration'],
  [MonthsDuration, 'years and months duration'],
  [FeelRange, 'range'],
  [FeelFunction, 'function'],
  [Array, 'list'],
  [Map, 'context'],
])

export function kindOf(value: Value): Kind {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return kinds.get(value.constructor)!
}

/** "a number", "null", "a list": how a message speaks of a value without repeating it. */
export function nameOfKind(value: Value): string {
  const kind = kindOf(value)
  return kind === 'null' ? 'null' : `a ${kind}`
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

export function isContext(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map
}
