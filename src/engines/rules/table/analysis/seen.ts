import type { Scope } from '#engines/feel'
import type { Node } from '../../graph/node.ts'
import type { Item } from '../../items.ts'
import type { Element } from '../../xml.ts'
import type { Input, Output, Rule } from '../parts.ts'

/** What reading a model keeps for looking through its tables afterwards. */
export interface Analysis {
  readonly tables: Seen[]
  /** What the names of a scope stand for, where more is known of them than their types. */
  readonly meant: WeakMap<Scope, ReadonlyMap<string, Meant>>
  /** The slots of the names that are used, by the outermost scope. */
  readonly used: Map<Scope, Set<number>>
}

export const newAnalysis = (): Analysis => ({ tables: [], meant: new WeakMap(), used: new Map() })

/** Remembers which names of what is around a scope are used in it. */
export function noteUsed({ used }: Analysis, scope: Scope, slots: ReadonlySet<number>): void {
  let outermost = scope
  while (outermost.parent) outermost = outermost.parent
  const known = used.get(outermost) ?? new Set()
  for (const slot of slots) known.add(slot)
  used.set(outermost, known)
}

/** A table as it was read. */
export interface Seen {
  readonly element: Element
  readonly scope: Scope
  /** The hit policy, as the standard abbreviates it; '?' where there is no such one. */
  readonly policy: string
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly rules: readonly Rule[]
  /** The columns of which something was told that is wrong: nothing is known of their values. */
  readonly wrong: ReadonlySet<number>
  /** The decision, or the business knowledge model, that it stands in. */
  decision?: string | undefined
  /** It is all that its decision is. */
  whole?: boolean
}

/** A part of the model, or a parameter. */
export interface Meant {
  readonly node?: Node
  readonly item?: Item
}
