import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { FeelError } from './error.ts'
import { isContext, nameOfKind } from './kind.ts'
import { FeelRange } from './range.ts'
import { FeelTime } from './time.ts'
import type { Result, Type, Value } from './types.ts'

/* DMN 1.5 §10.3.2.6.1 and table 65: what stands behind a dot. */

type Read<T> = (value: T) => Value

const days: Record<string, Read<FeelDate>> = {
  year: (date) => Decimal.of(date.year),
  month: (date) => Decimal.of(date.month),
  day: (date) => Decimal.of(date.day),
  weekday: (date) => Decimal.of(date.weekday),
}
const clocks: Record<string, Read<FeelTime>> = {
  hour: (time) => Decimal.of(time.hour),
  minute: (time) => Decimal.of(time.minute),
  second: (time) => Decimal.of(time.second),
  'time offset': (time) => offsetOf(time.zone?.offset),
  timezone: ({ zone }) => (zone === undefined || zone.offset !== undefined ? null : zone.name),
}
const daysDurations: Record<string, Read<DaysDuration>> = {
  days: (duration) => duration.parts().days,
  hours: (duration) => duration.parts().hours,
  minutes: (duration) => duration.parts().minutes,
  seconds: (duration) => duration.parts().seconds,
}
const monthsDurations: Record<string, Read<MonthsDuration>> = {
  years: ({ months }) => Decimal.of(Math.trunc(months / 12)),
  months: ({ months }) => Decimal.of(months % 12),
}
const ranges: Record<string, Read<FeelRange>> = {
  start: (range) => range.start,
  end: (range) => range.end,
  'start included': (range) => range.startIncluded,
  'end included': (range) => range.endIncluded,
}

function offsetOf(seconds: number | undefined): Value {
  return seconds === undefined ? null : new DaysDuration(Decimal.of(seconds))
}

/** `value.name` for contexts, temporal values, durations and ranges. Lists are the evaluator's to walk. */
export function property(value: Value, name: string): Result {
  if (isContext(value)) {
    const entry = value.get(name)
    return entry === undefined ? noSuch(value, name) : entry
  }
  if (value instanceof FeelDate) return read(days, value, value, name)
  if (value instanceof FeelTime) return read(clocks, value, value, name)
  if (value instanceof FeelDateTime) return ofDateTime(value, name)
  if (value instanceof DaysDuration) return read(daysDurations, value, value, name)
  if (value instanceof MonthsDuration) return read(monthsDurations, value, value, name)
  if (value instanceof FeelRange) return read(ranges, value, value, name)
  return noSuch(value, name)
}

function ofDateTime(value: FeelDateTime, name: string): Result {
  if (name === 'time offset') return offsetOf(value.offset)
  return Object.hasOwn(days, name) ? read(days, value.date, value, name) : read(clocks, value.time, value, name)
}

function read<T>(properties: Record<string, Read<T>>, part: T, whole: Value, name: string): Result {
  return Object.hasOwn(properties, name) ? properties[name]!(part) : noSuch(whole, name)
}

function noSuch(value: Value, name: string): FeelError {
  return new FeelError('no-such-entry', `There is no ${name} in ${nameOfKind(value)}.`)
}

function typed(names: string, type: Type): [string, Type][] {
  return names.split(',').map((name) => [name, type])
}

const ofDays = typed('year,month,day,weekday', 'number')
const ofClocks: [string, Type][] = [
  ...typed('hour,minute,second', 'number'),
  ['time offset', 'days and time duration'],
  ['timezone', 'string'],
]
const types: ReadonlyMap<Type, ReadonlyMap<string, Type>> = new Map<Type, ReadonlyMap<string, Type>>([
  ['date', new Map(ofDays)],
  ['time', new Map(ofClocks)],
  ['date and time', new Map([...ofDays, ...ofClocks])],
  ['days and time duration', new Map(typed('days,hours,minutes,seconds', 'number'))],
  ['years and months duration', new Map(typed('years,months', 'number'))],
  ['range', new Map([...typed('start,end', 'any'), ...typed('start included,end included', 'boolean')])],
])

/** What the properties of a type are called. */
export const propertyNames = (type: Type): Iterable<string> =>
  types.get(typeof type === 'object' && 'range' in type ? 'range' : type)?.keys() ?? []

/** The type of a property, for the checker: undefined where values of the type have none of that name. */
export function propertyType(type: Type, name: string): Type | undefined {
  if (typeof type === 'string') return types.get(type)?.get(name)
  if ('context' in type) return type.context.get(name)
  if (!('range' in type)) return undefined
  return name === 'start' || name === 'end' ? type.range : types.get('range')!.get(name)
}
