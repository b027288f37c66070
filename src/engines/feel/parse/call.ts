import { common, isList, itemOf, mayBe } from '../check.ts'
import { formByNames } from '../functions/builtins.ts'
import type { Scope } from '../scope.ts'
import type { Node } from '../tree.ts'
import { showType } from '../values/conform.ts'
import type { Builtin, Form, Type } from '../values/types.ts'
import { near } from './nearest.ts'
import type { Parser } from './parser.ts'

/** The arguments of a call, by position or by the parameters' names, checked against what the function takes. */
export function readCall(p: Parser, scope: Scope, callee: Node): Node {
  p.expect('(')
  const names: string[] = []
  const args: Node[] = []
  while (!p.take(')')) {
    if (args.length > 0) p.expect(',')
    const name = readArgumentName(p)
    if (name !== undefined) names.push(name)
    if (names.length > 0 && name === undefined) p.unexpected('a parameter’s name and ":"')
    args.push(p.expression(scope))
    if (names.length > 0 && names.length < args.length)
      p.unexpected('a call with names for all its arguments or for none')
  }
  const named = names.length > 0 ? names : undefined
  return { kind: 'call', at: callee.at, type: typeOfCall(p, callee, args, named), callee, args, names: named }
}

const readArgumentName = (p: Parser) =>
  p.attempt(() => {
    const name = p.words()
    return name !== '' && p.take(':') ? name : undefined
  })

function typeOfCall(p: Parser, callee: Node, args: readonly Node[], names: readonly string[] | undefined): Type {
  const found = asBuiltin(callee)
  if (found) return typeOfBuiltin(p, found, callee.at, args, names)
  if (typeof callee.type === 'object' && 'function' in callee.type) {
    const { gives } = callee.type.function
    const fault = misfit(callee.type.function, args, names)
    if (fault) p.fault(callee.at, 'wrong-call', `${calledName(callee)} ${fault.message}`, fault.remedy)
    return gives
  }
  if (!mayBe(callee.type, 'function') && !isList(callee.type)) {
    p.fault(callee.at, 'not-a-function', `This is a ${showType(callee.type)} and cannot be called.`, 'Call a function.')
  }
  return 'any'
}

const calledName = (callee: Node) => (callee.kind === 'name' ? callee.name : 'This function')

type Taking = Extract<Type, { readonly function: unknown }>['function']

/** Why a function cannot be called with these arguments, by position or by names; undefined where it can. */
export function misfit(
  { takes, names: known }: Taking,
  args: readonly { readonly type: Type }[],
  names?: readonly string[],
): { message: string; remedy: string } | undefined {
  const remedy = `It takes (${takes.map((type, index) => (known ? `${known[index]}: ${showType(type)}` : showType(type))).join(', ')}).`
  if (!names) {
    const given = args.length === 0 ? 'nothing' : args.map(({ type }) => showType(type)).join(', ')
    return fits(args, takes) ? undefined : { message: `cannot be called with ${given}.`, remedy }
  }
  if (!known) return undefined
  const stranger = names.find((name) => !known.includes(name))
  if (stranger !== undefined)
    return { message: `has no parameter called "${stranger}".`, remedy: near(stranger, known) ?? remedy }
  const missing = known.find((name) => !names.includes(name))
  if (missing !== undefined) return { message: `is not given its "${missing}".`, remedy }
  const wrong = names.findIndex((name, index) => !mayBe(args[index]!.type, takes[known.indexOf(name)]!))
  if (wrong < 0) return undefined
  const wanted = showType(takes[known.indexOf(names[wrong]!)]!)
  return {
    message: `is given a ${showType(args[wrong]!.type)} for "${names[wrong]}", and a ${wanted} is needed.`,
    remedy,
  }
}

const asBuiltin = (callee: Node): Builtin | undefined => (callee.kind === 'builtin' ? callee.builtin : undefined)

const fits = (args: readonly { readonly type: Type }[], takes: readonly Type[]) =>
  args.length === takes.length && args.every((arg, index) => mayBe(arg.type, takes[index]!))

function typeOfBuiltin(
  p: Parser,
  builtin: Builtin,
  at: number,
  args: readonly Node[],
  names?: readonly string[],
): Type {
  if (names) return typeOfNamed(p, builtin, at, args, names)
  const forms = builtin.forms.filter((form) => formFits(form, args))
  if (forms.length === 0) wrongCall(p, { at, name: builtin.name }, args, builtin.forms.map(showForm))
  return common(forms.map((form) => form.gives)) ?? 'any'
}

function typeOfNamed(p: Parser, builtin: Builtin, at: number, args: readonly Node[], names: readonly string[]): Type {
  const found = formByNames(builtin, names)
  if (!found || !builtin.forms.some((form) => takesNamed(form, args, names)))
    wrongCall(p, { at, name: builtin.name }, args, builtin.forms.map(showForm))
  return found?.form.gives ?? 'any'
}

function formFits({ takes }: Form, args: readonly Node[]): boolean {
  const variadic = takes.at(-1)?.variadic === true
  const fewest = takes.filter((parameter) => !parameter.optional).length
  if (args.length < fewest || (!variadic && args.length > takes.length)) return false
  return args.every((arg, index) => {
    const { type, variadic: rest } = takes[Math.min(index, takes.length - 1)]!
    return mayBe(arg.type, rest ? itemOf(type) : type)
  })
}

/** Of several forms with the same names, one whose types go with the arguments is enough. */
const takesNamed = ({ takes }: Form, args: readonly Node[], names: readonly string[]) =>
  names.every((name, index) => {
    const parameter = takes.find((each) => each.name === name)
    return parameter !== undefined && mayBe(args[index]!.type, parameter.type)
  })

const showForm = ({ takes }: Form) =>
  `(${takes.map(({ name, type, optional }) => `${name}: ${showType(type)}${optional ? ', or left out' : ''}`).join(', ')})`

interface Called {
  at: number
  name: string
}

function wrongCall(p: Parser, callee: Called, args: readonly Node[], forms: readonly string[]): void {
  const given = args.length === 0 ? 'nothing' : args.map((arg) => showType(arg.type)).join(', ')
  const message = `${callee.name} cannot be called with ${given}.`
  p.fault(callee.at, 'wrong-call', message, `It takes ${forms.join(' or ')}.`)
}
