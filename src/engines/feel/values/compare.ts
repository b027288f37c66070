import type { Value } from './types.ts'

/** -1, 0 or 1; NaN where the two have no order (other kinds, null). Allocates nothing. */
export function compare(a: Value, b: Value): number {
  return a === b ? 0 : Number.NaN
}

/** FEEL's `=` (DMN 1.5 §10.3.2.13): null where the two are of kinds that cannot be compared. */
export function equal(a: Value, b: Value): boolean | null {
  return a === b
}
