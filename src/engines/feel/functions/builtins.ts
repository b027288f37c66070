import { FeelError } from '../values/error.ts'
import type { Builtin, During, Form, Result, Value } from '../values/types.ts'

/** Every built-in function of DMN 1.5 FEEL by its name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map()

/** Calls by position: the first form that fits, with the implicit conversions; a FeelError that says why where none does. */
export function callBuiltin(builtin: Builtin, args: readonly Value[], during: During): Result {
  return new FeelError('wrong-argument', `${builtin.name}${args.length}${during}`)
}

/** The form whose parameters have these names (in any order), and for each parameter the index in `names`, or -1 where it is left out. */
export function formByNames(
  builtin: Builtin,
  names: readonly string[],
): { form: Form; order: readonly number[] } | undefined {
  return names.length === 0 ? { form: builtin.forms[0]!, order: [] } : undefined
}

/** Calls one form; what was left out is undefined. */
export function callForm(builtin: Builtin, form: Form, args: readonly (Value | undefined)[], during: During): Result {
  return new FeelError('wrong-argument', `${builtin.name}${form}${args.length}${during}`)
}
