import { FeelError } from './error.ts'
import type { Result, Type, Value } from './types.ts'

/** `value.name` for contexts, temporal values, durations and ranges. Lists are the evaluator's to walk. */
export function property(value: Value, name: string): Result {
  return value === null ? new FeelError('no-such-entry', name) : null
}

/** The properties that values of a simple type have, for the checker: undefined where it has none of that name. */
export function propertyType(type: Type, name: string): Type | undefined {
  return name === '' ? type : undefined
}
