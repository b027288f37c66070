import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { FeelError } from './error.ts'
import { FeelFunction } from './function.ts'
import { isContext, isList, kindOf, nameOfKind } from './kind.ts'
import { FeelRange } from './range.ts'
import type { During, Form, Result, SimpleType, Type, Value } from './types.ts'

/** Pays for what is looked at inside a value: one whose parts are shared can take far longer than it is large. */
type Budget = Pick<During, 'spend'>
type FunctionType = Extract<Type, { readonly function: unknown }>

/** The narrowest type of a value. */
export function typeOf(value: Value): Type {
  if (isList(value)) return { list: commonType(value.map(typeOf)) }
  if (isContext(value)) return { context: new Map([...value].map(([name, entry]) => [name, typeOf(entry)])) }
  if (value instanceof FeelRange) return { range: commonType([typeOf(value.start), typeOf(value.end)]) }
  if (value instanceof FeelFunction) {
    return { function: { takes: value.parameters.map(({ type }) => type), gives: value.gives } }
  }
  return kindOf(value) as Exclude<Type, object>
}

function commonType(types: readonly Type[]): Type {
  let common: Type = 'null'
  for (const type of types) {
    if (conforms(type, common)) continue
    if (!conforms(common, type)) return 'any'
    common = type
  }
  return common
}

/** Whether every value of `type` is one of `wanted` (DMN 1.5 §10.3.2.9.2): null is of every type. */
export function conforms(type: Type, wanted: Type): boolean {
  if (type === wanted || wanted === 'any' || type === 'null') return true
  if (typeof type === 'string') return false
  if (wanted === 'function') return 'function' in type
  if (wanted === 'range') return 'range' in type
  return typeof wanted === 'object' && sameShape(type, wanted)
}

function sameShape(type: Exclude<Type, string>, wanted: Exclude<Type, string>): boolean {
  if ('list' in type && 'list' in wanted) return conforms(type.list, wanted.list)
  if ('range' in type && 'range' in wanted) return conforms(type.range, wanted.range)
  if ('context' in type && 'context' in wanted) return hasEntries(type.context, wanted.context)
  if (!('function' in type && 'function' in wanted)) return false
  const [own, asked] = [type.function, wanted.function]
  if (own.takes.length !== asked.takes.length || !conforms(own.gives, asked.gives)) return false
  return own.takes.every((parameter, i) => conforms(asked.takes[i]!, parameter))
}

const answers = new WeakMap<object, WeakMap<object, boolean>>()

/** Types may share their parts, and would be gone through again and again: what is known of two contexts is kept. */
function hasEntries(own: ReadonlyMap<string, Type>, asked: ReadonlyMap<string, Type>): boolean {
  const known = answers.get(own)?.get(asked)
  if (known !== undefined) return known
  const answer = hasEach(own, asked)
  if (!answers.has(own)) answers.set(own, new WeakMap())
  answers.get(own)!.set(asked, answer)
  return answer
}

function hasEach(own: ReadonlyMap<string, Type>, asked: ReadonlyMap<string, Type>): boolean {
  for (const [name, type] of asked) if (!own.has(name) || !conforms(own.get(name)!, type)) return false
  return true
}

/** FEEL's `instance of`: null is an instance of Null and of Any alone, but may stand inside a list or context of any type. */
export function isInstance(value: Value, type: Type, budget?: Budget): boolean {
  return value === null ? type === 'null' || type === 'any' : fits(value, type, budget)
}

/** The three kinds that nearly every value is of are told apart without looking their names up. */
function isOfKind(value: Value, kind: SimpleType): boolean {
  if (kind === 'number') return value instanceof Decimal
  if (kind === 'string') return typeof value === 'string'
  return kind === 'boolean' ? typeof value === 'boolean' : kindOf(value) === kind
}

/** Whether the value can stand where the type is asked for; null can everywhere. */
function fits(value: Value, type: Type, budget?: Budget): boolean {
  if (value === null || type === 'any') return true
  if (typeof type === 'string') return isOfKind(value, type)
  if ('list' in type) return isList(value) && itemsFit(value, type.list, budget)
  if ('context' in type) return isContext(value) && entriesFit(value, type.context, budget)
  if ('range' in type) return value instanceof FeelRange && fits(value.start, type.range) && fits(value.end, type.range)
  return value instanceof FeelFunction && isFunctionOf(value, type)
}

/** A built-in is of every type that one of its forms is of. */
function isFunctionOf(value: FeelFunction, type: FunctionType): boolean {
  if (!value.builtin) return conforms(typeOf(value), type)
  return value.builtin.forms.some((form) => isFormOf(form, type.function))
}

function isFormOf({ takes, least, most, gives }: Form, asked: FunctionType['function']): boolean {
  const count = asked.takes.length
  if (count < least || count > most || !conforms(gives, asked.gives)) return false
  return asked.takes.every((type, i) => conforms(type, takes[Math.min(i, takes.length - 1)]!.type))
}

function itemsFit(items: readonly Value[], type: Type, budget?: Budget): boolean {
  if (type === 'any') return true
  budget?.spend(typeof type === 'string' ? items.length >> 4 : items.length)
  return items.every((item) => fits(item, type, budget))
}

function entriesFit(value: ReadonlyMap<string, Value>, types: ReadonlyMap<string, Type>, budget?: Budget): boolean {
  budget?.spend(types.size)
  for (const [name, type] of types) {
    const entry = value.get(name)
    if (entry === undefined || !fits(entry, type, budget)) return false
  }
  return true
}

/** The implicit conversions of DMN 1.5 §10.3.2.9.4: to and from a singleton list, date to date and time. */
export function coerce(value: Value, type: Type, budget?: Budget): Result {
  const converted = convert(value, type, budget)
  return converted === undefined
    ? new FeelError('wrong-type', `A ${showType(type)} is needed here, not ${nameOfKind(value)}.`)
    : converted
}

/** As `coerce`; undefined where there is no conversion. */
export function convert(value: Value, type: Type, budget?: Budget): Value | undefined {
  if (fits(value, type, budget)) return value
  if (value instanceof FeelDate && type === 'date and time') return FeelDateTime.midnight(value)
  if (typeof type === 'object' && 'list' in type) {
    return isList(value) || !fits(value, type.list, budget) ? undefined : [value]
  }
  const only = isList(value) && value.length === 1 ? value[0]! : undefined
  return only !== undefined && fits(only, type, budget) ? only : undefined
}

/** Longer than anybody reads: a type whose parts are shared may be far longer than it is large. */
const longestType = 300

/** "list<number>", "context<a: string>": the type as FEEL writes it, cut where it is very long. */
export function showType(type: Type): string {
  const pieces: string[] = []
  let room = longestType
  for (const piece of piecesOf(type)) {
    room -= piece.length
    if (room < 0) return `${pieces.join('')}…`
    pieces.push(piece)
  }
  return pieces.join('')
}

function* piecesOf(type: Type): Generator<string> {
  if (type === 'any') yield 'Any'
  else if (type === 'null') yield 'Null'
  else if (typeof type === 'string') yield type
  else if ('list' in type) yield* between('list<', [type.list], '>')
  else if ('range' in type) yield* between('range<', [type.range], '>')
  else if ('function' in type) {
    yield* between('function<', type.function.takes, '> -> ')
    yield* piecesOf(type.function.gives)
  } else if (type.context.size === 0) yield 'context'
  else yield* between('context<', type.context.values(), '>', [...type.context.keys()])
}

function* between(before: string, types: Iterable<Type>, after: string, names?: readonly string[]): Generator<string> {
  yield before
  let index = 0
  for (const type of types) {
    if (index > 0) yield ', '
    if (names) yield `${names[index]}: `
    index++
    yield* piecesOf(type)
  }
  yield after
}
