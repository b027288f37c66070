import type { Value } from '#engines/feel'
import { Frame, guarded, settle } from '#engines/feel'
import type { DefinitionFault } from '#ground/source'
import { Evaluation } from './graph/evaluation.ts'
import type { Node } from './graph/node.ts'
import type { Service } from './graph/service.ts'
import { callService } from './graph/service.ts'
import type { Graph } from './graph.ts'
import type { DecideOptions, DecisionInfo, InputInfo, Inputs, Model, Outcome } from './model.ts'
import { attribute } from './reading.ts'
import type { Element } from './xml.ts'

/** A model of the parts that were read. */
export function modelOf(definitions: Element, graph: Graph, warnings: readonly DefinitionFault[]): Model {
  const nodes = [...graph.nodes.values()]
  const namespace = attribute(definitions, 'namespace') ?? ''
  const ofKind = (kind: Node['kind']) => nodes.filter((node) => node.kind === kind)
  const decisions = byName(ofKind('decision'))
  const services = byName(ofKind('service')) as Map<string, Service>
  return {
    name: attribute(definitions, 'name') ?? '',
    namespace,
    warnings,
    inputs: mapValues(byName(ofKind('input')), inputInfo),
    decisions: mapValues(decisions, decisionInfo),
    services: mapValues(services, ({ name, inputs }) => ({ name, takes: inputs.map((input) => input.name) })),
    decide: (name, inputs, options = {}) => decide(decisions, name, inputs, options),
    call: (name, inputs, options = {}) => call(services, name, inputs, options),
  }
}

const byName = (nodes: readonly Node[]) => new Map(nodes.map((node) => [node.name, node]))
const mapValues = <A, B>(map: ReadonlyMap<string, A>, to: (value: A) => B): Map<string, B> =>
  new Map([...map].map(([key, value]) => [key, to(value)]))

const inputInfo = ({ name, type, at, description, allowed }: Node): InputInfo => ({
  name,
  type,
  at,
  description,
  allowed,
})

const decisionInfo = (node: Node): DecisionInfo => ({
  name: node.name,
  id: node.id,
  type: node.type,
  inputs: inputsOf(node),
  at: node.at,
  description: node.description,
  sources: node.sources,
  faults: faultsOf(node),
})

const inputsOf = (node: Node): ReadonlySet<string> =>
  new Set([...restedOn(node)].filter(({ kind }) => kind === 'input').map(({ name }) => name))

const faultsOf = (node: Node): DefinitionFault[] => [...restedOn(node)].flatMap(({ faults }) => faults)

/** A part and all it rests on, each once: two ways to the same part must not be walked twice. */
function restedOn(node: Node, seen = new Set<Node>()): ReadonlySet<Node> {
  if (seen.has(node)) return seen
  seen.add(node)
  for (const need of node.needs) restedOn(need, seen)
  return seen
}

/** An input by its name, or, where two models have one of that name, by its full one. */
function given(inputs: Inputs): (node: Node) => Value | undefined {
  if (inputs instanceof Map) return ({ name, fullName }) => inputs.get(fullName) ?? inputs.get(name)
  const record = inputs as Readonly<Record<string, Value>>
  return ({ name, fullName }) => own(record, fullName) ?? own(record, name)
}

/** What every object has besides its own is a function, or the way to its prototype: looking twice is only for those. */
function own(inputs: Readonly<Record<string, Value>>, name: string): Value | undefined {
  const value = inputs[name]
  if (value === undefined || (typeof value !== 'function' && name !== '__proto__')) return value
  return Object.hasOwn(inputs, name) ? value : undefined
}

function decide(decisions: ReadonlyMap<string, Node>, name: string, inputs: Inputs, options: DecideOptions): Outcome {
  const node = decisions.get(name)
  if (!node) throw new RangeError(`There is no decision called "${name}".`)
  const evaluation = Evaluation.begin(node, given(inputs), options)
  return outcomeOf(
    evaluation,
    guarded(() => evaluation.valueOf(node)),
  )
}

function call(services: ReadonlyMap<string, Service>, name: string, inputs: Inputs, options: DecideOptions): Outcome {
  const service = services.get(name)
  if (!service) throw new RangeError(`There is no decision service called "${name}".`)
  const evaluation = Evaluation.begin(service, given(inputs), options)
  const args = service.inputs.map((input) => evaluation.given(input) ?? null)
  const gives = typeof service.type === 'object' && 'function' in service.type ? service.type.function.gives : 'any'
  const value = guarded(() => callService(evaluation, service.inputs, service.outputs, args, gives))
  const text = { text: '', place: () => service.at }
  return outcomeOf(evaluation, settle(value, new Frame([], evaluation.run), text, 0))
}

function outcomeOf({ record }: Evaluation, value: Value): Outcome {
  const { errors, trace } = record
  return trace ? { value, errors, trace: { decisions: trace } } : { value, errors }
}
