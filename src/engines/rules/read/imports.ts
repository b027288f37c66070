import { nameOf } from '../graph/decision.ts'
import type { Node } from '../graph/node.ts'
import type { Graph } from '../graph.ts'
import type { Item } from '../items.ts'
import type { Model, ReadOptions } from '../model.ts'
import type { Reading } from '../reading.ts'
import { attribute, childrenOf, fault } from '../reading.ts'
import type { Element } from '../xml.ts'

/** What reading a model leaves for those who import it. */
interface Kept {
  readonly graph: Graph
  readonly items: ReadonlyMap<string, Item>
}

const kept = new WeakMap<Model, Kept>()

export const keepReading = (model: Model, reading: Kept) => kept.set(model, reading)

/** What was read of a model. */
export const readingOf = (model: Model | undefined) => model && kept.get(model)

interface Imports {
  readonly names: ReadonlyMap<string, string>
  readonly nodes: ReadonlyMap<string, Node>
}

/** The imported models' parts by reference, and their types by the import's name. */
export function readImports(
  definitions: Element,
  { imports: models = new Map(), circular }: ReadOptions,
  reading: Reading,
): Imports {
  const names = new Map<string, string>()
  const nodes = new Map<string, Node>()
  for (const element of childrenOf(definitions, 'import')) {
    const namespace = attribute(element, 'namespace') ?? ''
    const name = attribute(element, 'name') ?? ''
    const imported = readingOf(models.get(namespace))
    if (circular?.has(namespace)) circularImport(reading, element, namespace)
    else if (!imported) unknownImport(reading, element, namespace)
    names.set(namespace, name)
    for (const [type, item] of imported?.items ?? []) keepItem(name ? `${name}.${type}` : type, item, reading)
  }
  mustDiffer(definitions, reading)
  readPrefixes(definitions, names, reading)
  for (const [namespace, model] of models)
    for (const [id, node] of readingOf(model)?.graph.nodes ?? []) nodes.set(`${namespace}#${id}`, node)
  return { names, nodes }
}

/** DMN 1.5 §6.3.3: whoever reads the name must know whose parts are meant. */
function mustDiffer(definitions: Element, reading: Reading): void {
  if (reading.asPublished) return
  const taken = new Set(definitions.children.filter(({ name }) => name !== 'import').map(nameOf))
  for (const element of childrenOf(definitions, 'import')) {
    const name = attribute(element, 'name') ?? ''
    if (name !== '' && taken.has(name)) {
      const message = `The import is called "${name}", and so is something else of this model.`
      fault(reading, element.at, 'name-twice', message, 'Give each import its own name.')
    }
    taken.add(name)
  }
}

const FEEL = /^https?:\/\/www\.omg\.org\/spec\/(?:FEEL\/|DMN\/[0-9]{8}\/FEEL\/)/

/** The prefixes that the model's root declares for itself, for FEEL and for what it imports. */
function readPrefixes({ attributes }: Element, names: ReadonlyMap<string, string>, { prefixes }: Reading): void {
  for (const [attribute, namespace] of attributes) {
    if (!attribute.startsWith('xmlns:')) continue
    const own = FEEL.test(namespace) || namespace === attributes.get('namespace')
    const name = own ? '' : names.get(namespace)
    if (name !== undefined) prefixes.set(attribute.slice('xmlns:'.length), name && `${name}.`)
  }
}

function keepItem(name: string, item: Item, { items, types }: Reading): void {
  items.set(name, item)
  types.set(name, item.type)
}

function unknownImport(reading: Reading, element: Element, namespace: string): void {
  const remedy = 'Put the imported model beside this one, or into laws/ if it is a law for several services.'
  fault(reading, element.at, 'unknown-import', `The model with the namespace "${namespace}" was not found.`, remedy)
}

function circularImport(reading: Reading, element: Element, namespace: string): void {
  const message = `The model with the namespace "${namespace}" rests on this one in turn.`
  fault(reading, element.at, 'circular', message, 'Put what both need into a third model, and let both import that.')
}
