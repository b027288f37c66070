import type { Type, Value } from '#engines/feel'
import { Scope } from '#engines/feel'
import type { Reading } from '../reading.ts'
import type { Evaluation } from './evaluation.ts'
import type { Node } from './node.ts'

/** A name that a decision's logic can use, and where its value comes from. */
export interface Need {
  readonly name: string
  readonly type: Type
  /** The part of the model that it is, where it is one alone. */
  readonly node?: Node
  value(evaluation: Evaluation): Value
}

/** The name by which an import is known, by the namespace it imports. */
export type ImportNames = ReadonlyMap<string, string>

/** What a node requires, as names: its own model's by their names, those of an import as entries of that import. */
export function needsOf(required: readonly Node[], namespace: string, imports: ImportNames): Need[] {
  const own = required.filter((node) => node.namespace === namespace || !imports.get(node.namespace))
  const needs = own.map(
    (node): Need => ({ name: node.name, type: node.type, node, value: (each) => each.valueOf(node) }),
  )
  const foreign = Map.groupBy(
    required.filter((node) => !own.includes(node)),
    (node) => imports.get(node.namespace)!,
  )
  return [...needs, ...[...foreign].map(([name, nodes]) => entriesOf(name, nodes))]
}

const entriesOf = (name: string, nodes: readonly Node[]): Need => ({
  name,
  type: { context: new Map(nodes.map((node) => [node.name, node.type])) },
  value: (evaluation) => new Map(nodes.map((node): [string, Value] => [node.name, evaluation.valueOf(node)])),
})

export function scopeOf(needs: readonly Need[], { requirements, analysis }: Reading): Scope {
  const names = needs.map(({ name, type }): [string, Type] => [name, type])
  const scope = new Scope(undefined, names, undefined, requirements)
  analysis?.meant.set(scope, new Map(needs.flatMap(({ name, node }) => (node ? [[name, { node }] as const] : []))))
  return scope
}

export const slotsOf = (needs: readonly Need[], evaluation: Evaluation): Value[] =>
  needs.map((need) => need.value(evaluation))
