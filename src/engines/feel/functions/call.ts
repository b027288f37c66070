import { convert, showType } from '../values/conform.ts'
import { FeelError, orTooLarge } from '../values/error.ts'
import { isList, nameOfKind } from '../values/kind.ts'
import { FeelRange } from '../values/range.ts'
import type { Builtin, During, Form, Parameter, Result, Value } from '../values/types.ts'

type Given = readonly (Value | undefined)[]

/** Calls by position: the first form that fits, with the implicit conversions; a FeelError that says why where none does. */
export function callBuiltin(builtin: Builtin, args: readonly Value[], during: During): Result {
  for (const form of builtin.forms) {
    const given = fitted(form, args, during)
    if (given !== undefined) return run(form, given, during)
  }
  return misfit(builtin, args)
}

/** Calls a form, or another with the same parameters by name that the arguments fit; what was left out is undefined. */
export function callForm(builtin: Builtin, form: Form, args: Given, during: During): Result {
  const forms = builtin.forms.filter((other) => other === form || sameNames(other, form))
  for (const other of forms) {
    const given = fitted(other, args, during)
    if (given !== undefined) return run(other, given, during)
  }
  return misfit({ ...builtin, forms }, args)
}

function sameNames(a: Form, b: Form): boolean {
  return a.takes.length === b.takes.length && a.takes.every(({ name }, i) => name === b.takes[i]!.name)
}

/** The form whose parameters have these names, in any order, and for each parameter where it stands in `names`, or -1. */
export function formByNames(
  builtin: Builtin,
  names: readonly string[],
): { form: Form; order: readonly number[] } | undefined {
  for (const form of builtin.forms) {
    const order = form.takes.map(({ name }) => names.indexOf(name))
    const known = order.filter((index) => index >= 0).length === names.length
    if (known && form.takes.every(({ optional }, i) => optional || order[i]! >= 0)) return { form, order }
  }
  return undefined
}

function run(form: Form, given: Given, during: During): Result {
  for (const value of given) {
    if (typeof value === 'string') during.spend(value.length >>> 6)
    else if (Array.isArray(value)) during.spend(value.length)
    else if (value instanceof FeelRange) during.spend((lengthOf(value.start) + lengthOf(value.end)) >>> 6)
  }
  return orTooLarge(() => form.run(given, during))
}

const lengthOf = (end: Value) => (typeof end === 'string' ? end.length : 0)

function fitted(form: Form, args: Given, during: During): Given | undefined {
  if (!hasRoomFor(form, args.length)) return undefined
  const { takes } = form
  const given: (Value | undefined)[] = []
  for (let i = 0; i < takes.length; i++) {
    const parameter = takes[i]!
    if (parameter.variadic) {
      const others = fittedAll(parameter, args.slice(i), during)
      if (others === undefined) return undefined
      given.push(others)
    } else {
      const value = fittedOne(parameter, args[i], during)
      if (value === undefined && args[i] !== undefined) return undefined
      if (value === undefined && !parameter.optional) return undefined
      given.push(value)
    }
  }
  return given
}

function fittedAll(parameter: Parameter, args: Given, during?: During): readonly Value[] | undefined {
  const all: Value[] = []
  for (const arg of args) {
    const value = fittedOne(parameter, arg, during)
    if (value === undefined) return undefined
    all.push(value)
  }
  return all
}

function fittedOne({ type, nullable }: Parameter, arg: Value | undefined, during?: During): Value | undefined {
  const value = arg === undefined ? undefined : convert(arg, type, during)
  return value === null && !nullable && type !== 'any' ? undefined : value
}

const hasRoomFor = ({ least, most }: Form, count: number) => count >= least && count <= most

/** Says what is wrong with the arguments, of the form that they are the right number for. */
function misfit(builtin: Builtin, args: Given): FeelError {
  const form = builtin.forms.find((one) => hasRoomFor(one, args.length))
  if (form === undefined) {
    const message = `${builtin.name} cannot be called with ${args.length} arguments.`
    return new FeelError('wrong-number-of-arguments', message)
  }
  const index = form.takes.findIndex((parameter, i) => misses(parameter, args, i))
  const parameter = form.takes[index] ?? form.takes[0]!
  const culprit = args[index] ?? null
  const wanted = builtin.forms.length === 1 ? `, and a ${showType(parameter.type)} is needed` : ''
  const given = isList(culprit) ? 'a list that does not fit' : nameOfKind(culprit)
  return new FeelError('wrong-argument', `${builtin.name} is given ${given} for "${parameter.name}"${wanted}.`)
}

function misses(parameter: Parameter, args: Given, i: number): boolean {
  if (parameter.variadic) return fittedAll(parameter, args.slice(i)) === undefined
  return fittedOne(parameter, args[i]) === undefined && !(parameter.optional && args[i] === undefined)
}
