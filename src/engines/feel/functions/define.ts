import type { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import type { FeelFunction } from '../values/function.ts'
import type { FeelRange } from '../values/range.ts'
import type { Builtin, During, Form, OfNumbers, Parameter, Result, Type, Value } from '../values/types.ts'

/* How a built-in is written down. What a parameter is handed to `run` as follows from how it is declared. */

interface Of<T> extends Parameter {
  /** For the compiler alone: never there. */
  readonly gives?: T
}
type Given<Takes extends readonly Of<unknown>[]> = {
  readonly [I in keyof Takes]: Takes[I] extends Of<infer T> ? T : never
}

export function form<const Takes extends readonly Of<unknown>[]>(
  takes: Takes,
  gives: Type,
  run: (args: Given<Takes>, during: During) => Result,
): Form {
  const parameters: readonly Parameter[] = takes
  const optional = parameters.findIndex((parameter) => parameter.optional)
  const least = optional < 0 ? takes.length : optional
  const most = parameters.at(-1)?.variadic ? Number.POSITIVE_INFINITY : takes.length
  return { takes, least, most, gives, run: run as Form['run'] }
}

export function builtin(name: string, clause: string, example: Builtin['example'], ...forms: Form[]): Builtin {
  return { name, clause, example, forms }
}

/** The same built-in, with a way of its own for numbers alone. */
export const quick = (builtin: Builtin, ofNumbers: OfNumbers): Builtin => ({ ...builtin, ofNumbers })

export const any = (name: string): Of<Value> => ({ name, type: 'any' })
export const number = (name: string): Of<Decimal> => ({ name, type: 'number' })
export const text = (name: string): Of<string> => ({ name, type: 'string' })
export const truth = (name: string): Of<boolean> => ({ name, type: 'boolean' })
export const range = (name: string): Of<FeelRange> => ({ name, type: 'range' })
export const callable = (name: string): Of<FeelFunction> => ({ name, type: 'function' })
export const list = (name: string, of: Type = 'any'): Of<readonly Value[]> => ({ name, type: { list: of } })
export const numbers = (name: string): Of<readonly (Decimal | null)[]> => ({ name, type: { list: 'number' } })
export const context = (name: string): Of<ReadonlyMap<string, Value>> => ({ name, type: { context: new Map() } })
export const of = <T extends Value>(name: string, type: Type): Of<T> => ({ name, type })

export const optional = <T>(parameter: Of<T>): Of<T | undefined> =>
  ({ ...parameter, optional: true }) as Of<T | undefined>
export const nullable = <T>(parameter: Of<T>): Of<T | null> => ({ ...parameter, nullable: true }) as Of<T | null>
export const rest = <T>(parameter: Of<T>): Of<readonly T[]> => ({ ...parameter, variadic: true }) as Of<readonly T[]>

export function wrong(message: string): FeelError {
  return new FeelError('wrong-argument', message)
}

export function outOfRange(message: string): FeelError {
  return new FeelError('out-of-range', message)
}
