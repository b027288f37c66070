import type { Decimal } from '#ground/decimal'
import type { FeelDate } from './date.ts'
import type { FeelDateTime } from './date-time.ts'
import type { DaysDuration, MonthsDuration } from './duration.ts'
import type { FeelError } from './error.ts'
import type { FeelFunction } from './function.ts'
import type { FeelRange } from './range.ts'
import type { FeelTime } from './time.ts'

/*
 * The convention for what goes wrong: whatever can fail returns `Result`, that is a value or an instance of `FeelError`
 * (`error.ts`: code and message). Nothing throws for a fault in an expression or its data, and nothing returns null for
 * one: the evaluator, which knows the place, reports the error and goes on with null. A FeelError never stands inside a
 * list, a context or a range.
 */
export type Result = Value | FeelError

/** A context is a Map, so that no name in it can reach a prototype. */
export type Value =
  | null
  | boolean
  | string
  | Decimal
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | FeelRange
  | FeelFunction
  | readonly Value[]
  | ReadonlyMap<string, Value>

export type SimpleType =
  | 'any'
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'function'
  | 'range'

/** 'function' and 'range' are those of any kind; a context type with no entries is any context; `{ list: 'any' }` any list. */
export type Type =
  | SimpleType
  | { readonly list: Type }
  | { readonly context: ReadonlyMap<string, Type> }
  | { readonly range: Type }
  | {
      readonly function: {
        readonly takes: readonly Type[]
        readonly gives: Type
        /** What its parameters are called, where that is known: for the checker alone. */
        readonly names?: readonly string[]
      }
    }

/** What a running evaluation lends to a built-in. */
export interface During {
  /** The moment of the evaluation, where whoever runs it allows FEEL’s `now` and `today`. */
  readonly now: FeelDateTime | undefined
  /** Pays for work in steps of the budget; throws when it is used up. */
  spend(steps: number): void
}

export interface Parameter {
  readonly name: string
  readonly type: Type
  /** May be left out; only the last ones can be. */
  readonly optional?: true
  /** null is handed on to the built-in; elsewhere null is a wrong argument (parameters of type 'any' take it always). */
  readonly nullable?: true
  /** Takes all the arguments that are left, at least one, as one list; always the last. */
  readonly variadic?: true
}

/** One way to call a built-in. */
export interface Form {
  readonly takes: readonly Parameter[]
  /** How many arguments it takes. */
  readonly least: number
  readonly most: number
  readonly gives: Type
  /** `args` in the order of `takes`, checked and coerced to their types; what was left out is undefined. */
  run(args: readonly (Value | undefined)[], during: During): Result
}

/** By how many numbers there are. */
export interface OfNumbers {
  readonly one?: (a: Decimal) => Result
  readonly two?: (a: Decimal, b: Decimal) => Result
}

export interface Builtin {
  readonly name: string
  /** Where DMN 1.5 says so: "10.3.4.3". */
  readonly clause: string
  /** FEEL text and the FEEL text of what it comes to; run as a test. */
  readonly example: readonly [expression: string, value: string]
  /** The first form that the arguments fit is taken. */
  readonly forms: readonly Form[]
  /** What that form comes to for numbers and nothing else: most calls in a law are such. */
  readonly ofNumbers?: OfNumbers
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
