import type { Json, Type, Value } from '#engines/feel'
import { coerce, FeelError, fromJson, guarded } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { Misfit, Way } from './inputs/misfit.ts'
import { misfitIn, oneOf } from './inputs/misfit.ts'
import type { Model } from './model.ts'

/** JSON whose numbers are decimals already: as doubles they would have lost digits. */
export type Given = null | boolean | string | Decimal | readonly Given[] | { readonly [name: string]: Given }

export interface InputProblem {
  readonly input: string
  /** Where in it, from outside in: names of entries, and places in lists from 0. */
  readonly within: Way
  readonly code: 'unknown-input' | 'missing-input' | 'unknown-entry' | 'wrong-type' | 'too-many-digits'
  /** What is wanted there. */
  readonly type: Type
  /** The numeral that has more digits than can be kept. */
  readonly numeral?: string
}

interface ReadInputs {
  readonly values: ReadonlyMap<string, Value>
  readonly problems: readonly InputProblem[]
}

/**
 * The inputs that decisions rest on, each as its type wants it: a text becomes a number or date, what a context leaves out is null.
 * An input that is not given is a problem, since an answer without it would be one to another question; null says that there is none.
 * So is a name that its context does not have, which would leave out what was meant.
 */
export function readInputs(model: Model, given: ReadonlyMap<string, Given>, decisions: readonly string[]): ReadInputs {
  const values = new Map<string, Value>()
  const problems: InputProblem[] = []
  for (const [input, json] of given) {
    const type = model.inputs.get(input)?.type ?? 'any'
    const read = guarded(() => readOne(json, type))
    if ('code' in read) problems.push({ input, ...read })
    else values.set(input, read.value)
    if (!isKnown(model, input)) problems.push({ input, within: [], code: 'unknown-input', type })
  }
  for (const input of missing(model, given, decisions))
    problems.push({ input, within: [], code: 'missing-input', type: model.inputs.get(input)?.type ?? 'any' })
  return { values, problems }
}

/** Where two models have an input of one name, it goes by its full one, which has a `#` in it. */
const isKnown = ({ inputs }: Model, name: string) => inputs.has(name) || inputs.size === 0 || name.includes('#')

function missing(model: Model, given: ReadonlyMap<string, Given>, decisions: readonly string[]): string[] {
  const there = new Set([...given.keys()].map((name) => name.slice(name.lastIndexOf('#') + 1)))
  const wanted = new Set(decisions.flatMap((name) => [...(model.decisions.get(name)?.inputs ?? [])]))
  return [...wanted].filter((name) => !there.has(name))
}

class TooLong {
  readonly numeral: string

  constructor(numeral: string) {
    this.numeral = numeral
  }
}

function readOne(json: Given, type: Type): { value: Value } | Misfit {
  try {
    const value = asValue(json, type)
    const misfit = misfitIn(value, type)
    if (misfit) return misfit
    const coerced = coerce(value, type)
    return coerced instanceof FeelError ? { within: [], code: 'wrong-type', type } : { value: coerced }
  } catch (reason) {
    if (reason instanceof TooLong) return { within: [], code: 'too-many-digits', type, numeral: reason.numeral }
    throw reason
  }
}

function asValue(json: Given, type: Type): Value {
  if (json instanceof Decimal) return json
  if (typeof json === 'string' && type === 'number') return exactNumber(json) ?? json
  if (json === null || typeof json !== 'object') return fromJson(json as Json, type)
  if (Array.isArray(json)) return (json as readonly Given[]).map((item) => asValue(item, itemOf(type)))
  const shape = oneOf(type)
  const types = typeof shape === 'object' && 'context' in shape ? shape.context : new Map<string, Type>()
  const left = [...types.keys()].map((name) => [name, null] as const)
  const entries = Object.entries(json).map(
    ([name, entry]) => [name, asValue(entry as Given, types.get(name) ?? 'any')] as const,
  )
  return new Map<string, Value>([...left, ...entries])
}

const itemOf = (type: Type): Type => (typeof type === 'object' && 'list' in type ? type.list : 'any')

/** A number as it is written; throws where it would have to be rounded. Undefined where the text is no number. */
function exactNumber(text: string): Decimal | undefined {
  if (digitsIn(text) > 34) throw new TooLong(text)
  return Decimal.parse(text)
}

/** How many digits of a numeral say something. */
export const digitsIn = (numeral: string): number =>
  numeral
    .replace(/[eE].*$/, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '').length
