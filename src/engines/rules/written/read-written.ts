import type { Node } from '../graph/node.ts'
import type { Service } from '../graph/service.ts'
import type { Graph } from '../graph.ts'
import type { Model } from '../model.ts'
import { attribute, child, childrenOf, descriptionOf } from '../reading.ts'
import type { Element } from '../xml.ts'
import { functionOf, logicIn } from './read-logic.ts'
import { named, textIn, typeIn } from './wording.ts'
import type {
  WrittenDecision,
  WrittenKnowledge,
  WrittenModel,
  WrittenService,
  WrittenSource,
  WrittenType,
} from './written.ts'

interface Read {
  readonly definitions: Element
  readonly graph: Graph
  /** Those that it may import, by their namespaces. */
  readonly models: ReadonlyMap<string, Model>
}

/** Puts a model together as something to read, from what was read of it. */
export function readWritten({ definitions, graph, models }: Read): WrittenModel {
  const sources = new Map(childrenOf(definitions, 'knowledgeSource').map((each) => [attribute(each, 'id'), each]))
  const parts = partsOf(definitions, graph, sources)
  return {
    name: attribute(definitions, 'name') ?? '',
    description: descriptionOf(definitions),
    types: childrenOf(definitions, 'itemDefinition').map(typeOf),
    inputs: parts('inputData').map(({ element, node }) => ({
      ...{ ...named(element), name: node.name, id: node.id },
      ...{ type: typeIn(child(element, 'variable')), allowed: node.allowed },
    })),
    decisions: parts('decision').map(decisionOf),
    knowledge: parts('businessKnowledgeModel').map(knowledgeOf),
    services: parts('decisionService').map(serviceOf),
    sources: [...sources.values()].map(sourceOf),
    imports: childrenOf(definitions, 'import').flatMap((each) => importOf(each, models)),
  }
}

interface Part {
  readonly element: Element
  readonly node: Node
  readonly sources: readonly WrittenSource[]
}

/** The parts of one kind, each with what it is bound to, and the law that it answers to. */
function partsOf(definitions: Element, { nodes }: Graph, known: ReadonlyMap<string | undefined, Element>) {
  return (kind: string): Part[] =>
    childrenOf(definitions, kind).flatMap((element) => {
      const node = nodes.get(attribute(element, 'id') ?? nameOf(element))
      return node ? [{ element, node, sources: sourcesIn(element, known) }] : []
    })
}

const nameOf = (element: Element) =>
  attribute(child(element, 'variable') ?? element, 'name') ?? attribute(element, 'name') ?? ''

function sourcesIn(element: Element, known: ReadonlyMap<string | undefined, Element>): WrittenSource[] {
  return childrenOf(element, 'authorityRequirement').flatMap((requirement) => {
    const authority = child(requirement, 'requiredAuthority')
    const source = authority && known.get((attribute(authority, 'href') ?? '').replace(/^.*#/, ''))
    return source ? [sourceOf(source)] : []
  })
}

const sourceOf = (element: Element): WrittenSource => ({
  ...named(element),
  id: attribute(element, 'id') ?? '',
  link: attribute(element, 'locationURI') || undefined,
})

const common = ({ element, node, sources }: Part) => ({
  ...{ ...named(element), name: node.name, id: node.id, sources },
  type: typeIn(child(element, 'variable')),
  needs: node.needs.map(({ name, kind, namespace }) => ({ name, kind, namespace })),
})

const decisionOf = (part: Part): WrittenDecision => ({
  ...common(part),
  question: child(part.element, 'question')?.text.trim() || undefined,
  answers: child(part.element, 'allowedAnswers')?.text.trim() || undefined,
  logic: logicIn(part.element),
})

function knowledgeOf(part: Part): WrittenKnowledge {
  const logic = child(part.element, 'encapsulatedLogic')
  return { ...common(part), logic: logic ? functionOf(logic) : { kind: 'missing' } }
}

function serviceOf({ element, node }: Part): WrittenService {
  const { inputs, outputs } = node as Service
  const names = (nodes: readonly Node[]) => nodes.map(({ name }) => name)
  return { ...named(element), name: node.name, id: node.id, takes: names(inputs), gives: names(outputs) }
}

function typeOf(element: Element): WrittenType {
  const constraint = child(element, 'allowedValues') ?? child(element, 'typeConstraint')
  return {
    ...named(element),
    type: typeIn(element),
    isList: attribute(element, 'isCollection') === 'true',
    allowed: textIn(constraint) || undefined,
    components: childrenOf(element, 'itemComponent').map(typeOf),
  }
}

function importOf(element: Element, models: ReadonlyMap<string, Model>) {
  const model = models.get(attribute(element, 'namespace') ?? '')
  return model ? [{ name: attribute(element, 'name') ?? '', model }] : []
}
