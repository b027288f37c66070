import type { Type, Value } from '#engines/feel'
import { coerce, FeelError } from '#engines/feel'

/** Steps into a value: names of entries, and places in lists from 0. */
export type Way = readonly (string | number)[]

/** What in a value is not as its type wants it. */
export interface Misfit {
  readonly within: Way
  readonly code: 'wrong-type' | 'unknown-entry' | 'too-many-digits'
  readonly type: Type
  readonly numeral?: string
}

/**
 * The first part of a value that is not of its type, or a name that its type does not have: in FEEL a context may hold more than
 * is asked of it, but what somebody gives under such a name was meant for another.
 */
export function misfitIn(value: Value, type: Type, within: Way = []): Misfit | undefined {
  if (type === 'any') return undefined
  if (Array.isArray(value)) return inList(value, type, within)
  const shape = oneOf(type)
  if (value instanceof Map && typeof shape === 'object' && 'context' in shape && shape.context.size > 0)
    return inContext(value, shape, within)
  return coerce(value, type) instanceof FeelError ? { within, code: 'wrong-type', type } : undefined
}

function inList(items: readonly Value[], type: Type, within: Way): Misfit | undefined {
  const isList = typeof type === 'object' && 'list' in type
  if (!isList && items.length !== 1) return { within, code: 'wrong-type', type }
  const item = isList ? type.list : type
  for (const [index, value] of items.entries()) {
    const found = misfitIn(value, item, [...within, index])
    if (found) return found
  }
  return undefined
}

/** What one alone is of, where a list is wanted: it stands for a list of itself. */
export const oneOf = (type: Type): Type => (typeof type === 'object' && 'list' in type ? type.list : type)

interface ContextType {
  readonly context: ReadonlyMap<string, Type>
}

function inContext(entries: ReadonlyMap<string, Value>, type: ContextType, within: Way): Misfit | undefined {
  for (const [name, value] of entries) {
    const wanted = type.context.get(name)
    if (wanted === undefined) return { within: [...within, name], code: 'unknown-entry', type }
    const found = misfitIn(value, wanted, [...within, name])
    if (found) return found
  }
  return undefined
}

/** As FEEL writes it, which counts from 1: children[2].claim start. */
export const wayTo = (input: string, within: Way): string =>
  within.reduce<string>((way, step) => (typeof step === 'number' ? `${way}[${step + 1}]` : `${way}.${step}`), input)
