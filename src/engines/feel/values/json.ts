import { Decimal } from '#ground/decimal'
import { BudgetExceeded } from '../budget.ts'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration, parseDuration } from './duration.ts'
import { isContext, isList } from './kind.ts'
import { showValue } from './text.ts'
import { FeelTime } from './time.ts'
import type { Json, SimpleType, Type, Value } from './types.ts'

/** Exact: throws BudgetExceeded where it would be too long. Numbers become their decimal text, temporal values their ISO text, a range or function the text FEEL shows for it. */
export function toJson(value: Value, room: JsonRoom = new JsonRoom()): Json {
  return written(value, room, 0)
}

/** Lists and contexts that share their parts can be far longer, written out, than they are large. */
export class JsonRoom {
  #left = 500_000

  take(parts: number): void {
    this.#left -= parts
    if (this.#left < 0) throw new BudgetExceeded('The answer is longer than it is allowed.')
  }
}

/** Deeper than any answer, and less deep than the machine's stack. */
const deepest = 500

function written(value: Value, room: JsonRoom, depth: number): Json {
  if (value === null || typeof value === 'boolean') return value
  if (depth > deepest) throw new BudgetExceeded('The answer nests deeper than it is allowed.')
  if (typeof value === 'string') room.take(1 + (value.length >> 5))
  else room.take(1)
  if (isList(value)) return value.map((item) => written(item, room, depth + 1))
  // fromEntries defines each entry as the object's own, "__proto__" too.
  if (isContext(value))
    return Object.fromEntries([...value].map(([name, entry]) => [name, written(entry, room, depth + 1)]))
  return showValue(value)
}

/**
 * Reads what `toJson` gave; text becomes a number, date … where the type asks for it, and a JSON number always a number. What
 * cannot be read as the type stays the text it was, for `coerce` to refuse.
 */
export function fromJson(json: Json, type: Type = 'any'): Value {
  if (json === null || typeof json === 'boolean') return json
  if (typeof json === 'string') return fromText(json, type)
  if (typeof json === 'number') return Decimal.parse(String(json)) ?? null
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => fromJson(item, itemType(type)))
  return new Map(Object.entries(json).map(([name, entry]) => [name, fromJson(entry, entryType(type, name))]))
}

const readers: Partial<Record<SimpleType, (text: string) => Value | undefined>> = {
  number: Decimal.parse,
  date: FeelDate.parse,
  time: FeelTime.parse,
  'date and time': FeelDateTime.parse,
  'days and time duration': (text) => durationOf(text, DaysDuration),
  'years and months duration': (text) => durationOf(text, MonthsDuration),
}

function fromText(text: string, type: Type): Value {
  if (typeof type === 'object') return 'list' in type ? fromText(text, type.list) : text
  return readers[type]?.(text) ?? text
}

function durationOf<T>(text: string, kind: new (...args: never[]) => T): T | undefined {
  const duration = parseDuration(text)
  return duration instanceof kind ? duration : undefined
}

function itemType(type: Type): Type {
  return typeof type === 'object' && 'list' in type ? type.list : 'any'
}

function entryType(type: Type, name: string): Type {
  if (typeof type !== 'object') return 'any'
  if ('list' in type) return entryType(type.list, name)
  return 'context' in type ? (type.context.get(name) ?? 'any') : 'any'
}
