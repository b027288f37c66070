import type { Boxing } from './boxed/boxed.ts'
import { nameOf } from './graph/decision.ts'
import type { ImportNames } from './graph/needs.ts'
import type { Node } from './graph/node.ts'
import { localId, readNode } from './graph/read-node.ts'
import { sourcesIn } from './graph/sources.ts'
import { longestChain } from './limits.ts'
import type { Reading } from './reading.ts'
import { attribute, fault } from './reading.ts'
import type { Element } from './xml.ts'

/** Everything of a model that has a value, in the order in which it is written. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, Node>
}

/** The models that a model may refer to: nodes by `namespace#id`. */
export type Foreign = ReadonlyMap<string, Node>

const KINDS = new Set(['inputData', 'decision', 'businessKnowledgeModel', 'decisionService'])

/** Reads every node, each when it is first required, so that what it rests on is known before it. */
export function readGraph(definitions: Element, boxing: Boxing, imports: ImportNames, foreign: Foreign): Graph {
  const { reading } = boxing
  const namespace = attribute(definitions, 'namespace') ?? ''
  const elements = indexById(definitions, reading)
  const sourcesOf = sourcesIn(definitions)
  const nodes = new Map<string, Node>()
  const home = {}
  let slots = 0
  const pending: string[] = []
  const depths = new Map<Node, number>()

  const ask = (href: string, at: Element): Node | undefined => {
    const id = localId(href, namespace)
    if (id === undefined) return foreign.get(href) ?? unknownPart(reading, at, href)
    const known = nodes.get(id)
    const element = elements.get(id)
    if (known || !element) return known ?? unknownPart(reading, at, href)
    if (pending.includes(id)) {
      circular(reading, at, pending.slice(pending.indexOf(id)), elements)
      return standIn(element, { id, namespace, home })
    }
    pending.push(id)
    const sources = sourcesOf(element)
    const node = readNode(element, { id, namespace, home, slot: slots++, boxing, imports, ask, sources })
    pending.pop()
    nodes.set(id, node)
    mustBeShallow(node, depths, reading)
    return node
  }
  for (const [id, element] of elements) ask(`#${id}`, element)
  mustDiffer([...nodes.values()], reading)
  return {
    nodes: new Map([...elements.keys()].flatMap((id) => (nodes.has(id) ? [[id, nodes.get(id)!] as const] : []))),
  }
}

/** What rests on a chain of parts is worked out through all of them, and the machine's stack has an end. */
function mustBeShallow(node: Node, depths: Map<Node, number>, reading: Reading): void {
  const depth = 1 + node.needs.reduce((deepest, need) => Math.max(deepest, depths.get(need) ?? 0), 0)
  depths.set(node, depth)
  if (depth !== longestChain + 1) return
  const message = `"${node.name}" rests on a chain of more than ${longestChain} parts.`
  fault(reading, node.at, 'too-deep', message, 'Work out more in one decision.')
}

function indexById(definitions: Element, reading: Reading): Map<string, Element> {
  const elements = new Map<string, Element>()
  for (const element of definitions.children.filter(({ name }) => KINDS.has(name))) {
    const id = attribute(element, 'id') ?? nameOf(element)
    const isTaken = elements.has(id)
    if (isTaken) fault(reading, element.at, 'id-twice', `The id "${id}" is there twice.`, 'Give each its own id.')
    // The second is read all the same, for what else is wrong in it.
    elements.set(isTaken ? `${id} at ${element.at.line}:${element.at.column}` : id, element)
    reading.requirements.set(nameOf(element), requirementOf(element, id))
  }
  return elements
}

function requirementOf({ name }: Element, id: string): string {
  const [kind, part] = REQUIRED[name] ?? ['knowledgeRequirement', 'requiredKnowledge']
  return `Add <${kind}><${part} href="#${id}"/></${kind}> to what uses it.`
}

const REQUIRED: Readonly<Record<string, readonly [string, string]>> = {
  inputData: ['informationRequirement', 'requiredInput'],
  decision: ['informationRequirement', 'requiredDecision'],
}

/** Decisions and inputs are asked for by their names. */
function mustDiffer(nodes: readonly Node[], reading: Reading): void {
  for (const [name, alike] of Map.groupBy(nodes, (node) => node.name)) {
    const second = alike[1]
    if (!second || name === '') continue
    fault(reading, second.at, 'name-twice', `The name "${name}" is there twice.`, 'Give each part its own name.')
  }
}

function unknownPart(reading: Reading, at: Element, href: string): undefined {
  const remedy = 'Write the id of a part of this model, or of one it imports.'
  fault(reading, at.at, 'unknown-reference', `Nothing has the id "${href}".`, remedy)
}

function circular(reading: Reading, at: Element, ids: readonly string[], elements: ReadonlyMap<string, Element>): void {
  const names = [...ids, ids[0]!].map((id) => `"${nameOf(elements.get(id)!)}"`).join(' → ')
  const message = `What is worked out here rests on itself: ${names}.`
  fault(reading, at.at, 'circular', message, 'Take one of these requirements out.')
}

/** For a part that cannot be read because it rests on itself: what names it is told of that alone. */
function standIn(element: Element, known: Pick<Node, 'id' | 'namespace' | 'home'>): Node {
  const name = nameOf(element)
  const common = {
    ...known,
    name,
    fullName: `${known.namespace}#${name}`,
    at: element.at,
    slot: 0,
    description: undefined,
  }
  return { ...common, kind: 'decision', type: 'any', sources: [], needs: [], faults: [], work: () => null }
}
