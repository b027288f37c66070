import { Decimal } from '#ground/decimal'
import type { Value } from '../values/types.ts'
import type { Draft } from './draft.ts'
import { NotDirect, numeral } from './draft.ts'

/** What stands for a value in direct code: never null, and of one kind for certain. */
export type Part = Plain | ContextPart

export interface Plain {
  readonly kind: 'number' | 'string' | 'boolean'
  /** The name of what holds it. */
  readonly js: string
  /** Of a number: its double, where that is the number exactly. */
  readonly near?: string
  /** All that it can be, where that is known beforehand. */
  readonly choices?: readonly Value[]
}

interface ContextPart {
  readonly kind: 'context'
  readonly entries: ReadonlyMap<string, Part>
}

/** A constant; NotDirect where it is of no kind that direct code knows. */
export function constantPart(value: Value, draft: Draft): Plain {
  const choices = [value]
  if (typeof value === 'boolean') return { kind: 'boolean', js: String(value), choices }
  if (typeof value === 'string') return { kind: 'string', js: draft.constant(value), choices }
  if (!(value instanceof Decimal)) throw new NotDirect()
  const near = value.exactDouble
  const js = draft.constant(value)
  return { kind: 'number', js, choices, ...(!Number.isNaN(near) && { near: numeral(near) }) }
}

export function plain(part: Part): Plain {
  if (part.kind === 'context') throw new NotDirect()
  return part
}

export function ofKind(part: Part, kind: Plain['kind']): Plain {
  if (part.kind !== kind) throw new NotDirect()
  return part
}

/** The exact double of a number; gives up, when it runs, on one that has none. */
export function nearOf(part: Plain, draft: Draft): string {
  if (part.near !== undefined) return part.near
  const near = draft.local(`${part.js}.exactDouble`)
  draft.unless(`${near} === ${near}`)
  return near
}
