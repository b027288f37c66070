import type { Model, WrittenDecision, WrittenKnowledge } from '#engines/rules'

/** A decision or a function, and the model that it is written in: the one that is shown, or one that it imports. */
export interface Placed<T> {
  readonly part: T
  readonly model: Model
  readonly imported: boolean
}

export type PlacedPart = Placed<WrittenDecision | WrittenKnowledge>

export interface InOrder {
  readonly decisions: readonly Placed<WrittenDecision>[]
  readonly functions: readonly Placed<WrittenKnowledge>[]
}

/** Every decision of a model and what of others it rests on, each before all that it is made of: what people ask for comes first. */
export function inOrder(model: Model, decides: readonly string[]): InOrder {
  const models = withImports(model)
  const known = new Map<Model, ReturnType<typeof named>>()
  const namedIn = (home: Model) => known.getOrInsertComputed(home, named)
  const seen = new Set<string>()
  const decisions: Placed<WrittenDecision>[] = []
  const functions: Placed<WrittenKnowledge>[] = []

  // Walked from the end, so that turning it round leaves what stands first, first.
  function visit(namespace: string, name: string) {
    const key = `${namespace}#${name}`
    const home = models.get(namespace)
    if (seen.has(key) || !home) return
    seen.add(key)
    const placed = { model: home, imported: namespace !== model.namespace }
    const own = namedIn(home)
    const decision = own.decisions.get(name)
    const called = own.knowledge.get(name)
    for (const given of own.services.get(name)?.gives ?? []) visit(namespace, given)
    for (const need of (decision ?? called)?.needs.toReversed() ?? []) visit(need.namespace, need.name)
    if (decision) decisions.push({ part: decision, ...placed })
    if (called) functions.push({ part: called, ...placed })
  }

  const own = model.written()
  const first = new Set(decides)
  const rest = [...own.decisions, ...own.knowledge].map(({ name }) => name).filter((name) => !first.has(name))
  for (const name of [...decides, ...rest].toReversed()) visit(model.namespace, name)
  return { decisions: decisions.toReversed(), functions: functions.toReversed() }
}

/** The parts of a model by their names: there may be very many. */
function named(model: Model) {
  const { decisions, knowledge, services } = model.written()
  const byName = <T extends { readonly name: string }>(parts: readonly T[]) =>
    new Map(parts.map((part) => [part.name, part]))
  return { decisions: byName(decisions), knowledge: byName(knowledge), services: byName(services) }
}

function withImports(model: Model, found = new Map<string, Model>()): ReadonlyMap<string, Model> {
  if (found.has(model.namespace)) return found
  found.set(model.namespace, model)
  for (const { model: imported } of model.written().imports) withImports(imported, found)
  return found
}
