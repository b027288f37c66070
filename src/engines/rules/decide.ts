import type { Value } from '#engines/feel'
import { Frame, gaveUp, guarded, settle } from '#engines/feel'
import type { DefinitionFault } from '#ground/source'
import { Quick } from './direct/quick.ts'
import { Evaluation } from './graph/evaluation.ts'
import type { Node } from './graph/node.ts'
import { restedOn } from './graph/rested-on.ts'
import type { Service } from './graph/service.ts'
import { callService } from './graph/service.ts'
import type { Graph } from './graph.ts'
import type { DecideOptions, DecisionInfo, InputInfo, Inputs, Model, Outcome } from './model.ts'
import { attribute } from './reading.ts'
import type { WrittenModel } from './written/written.ts'
import type { Element } from './xml.ts'

/** A model of the parts that were read. */
export function modelOf(
  definitions: Element,
  graph: Graph,
  warnings: readonly DefinitionFault[],
  written: () => WrittenModel,
  directAfter?: number,
): Model {
  const nodes = [...graph.nodes.values()]
  const namespace = attribute(definitions, 'namespace') ?? ''
  const ofKind = (kind: Node['kind']) => nodes.filter((node) => node.kind === kind)
  const decisions = byName(ofKind('decision'))
  const ask = asking(
    mapValues(decisions, (node) => ({
      name: node.name,
      node,
      object: new Quick(node, 'object', directAfter),
      map: new Quick(node, 'map', directAfter),
    })),
  )
  const services = byName(ofKind('service')) as Map<string, Service>
  return {
    name: attribute(definitions, 'name') ?? '',
    namespace,
    language: attribute(definitions, 'xml:lang'),
    warnings,
    inputs: mapValues(byName(ofKind('input')), inputInfo),
    decisions: mapValues(decisions, decisionInfo),
    services: mapValues(services, ({ name, inputs }) => ({ name, takes: inputs.map((input) => input.name) })),
    decide: (name, inputs, options) => decide(ask(name), inputs, options),
    call: (name, inputs, options = {}) => call(services, name, inputs, options),
    written: once(written),
  }
}

function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
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

/** What it rests on is looked up when somebody asks: of thousands of decisions on thousands of others, that takes its time for each. */
function decisionInfo(node: Node): DecisionInfo {
  const [inputs, faults] = [once(() => inputsOf(node)), once(() => faultsOf(node))]
  return {
    name: node.name,
    id: node.id,
    type: node.type,
    get inputs() {
      return inputs()
    },
    at: node.at,
    description: node.description,
    sources: node.sources,
    get faults() {
      return faults()
    },
  }
}

const inputsOf = (node: Node): ReadonlySet<string> =>
  new Set([...restedOn(node)].filter(({ kind }) => kind === 'input').map(({ name }) => name))

const faultsOf = (node: Node): DefinitionFault[] => [...restedOn(node)].flatMap(({ faults }) => faults)

/** An input by its name, or by its full one; where another model has one of that name too, that one goes by its full name first. */
function given(inputs: Inputs, home: object): (node: Node) => Value | undefined {
  const record = inputs as Readonly<Record<string, Value>>
  const get =
    inputs instanceof Map ? (name: string): Value | undefined => inputs.get(name) : (name: string) => own(record, name)
  return ({ name, fullName, home: its }) => (its === home ? (get(name) ?? get(fullName)) : (get(fullName) ?? get(name)))
}

/** What an object has from another is none of what is given. */
const own = (inputs: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(inputs, name) ? inputs[name] : undefined

/** A decision by its name; most are asked for many times in a row. */
function asking(decisions: ReadonlyMap<string, Asked>): (name: string) => Asked {
  let last: Asked | undefined
  return (name) => {
    if (last?.name === name) return last
    last = decisions.get(name)
    if (!last) throw new RangeError(`There is no decision called "${name}".`)
    return last
  }
}

interface Asked {
  readonly name: string
  readonly node: Node
  readonly object: Quick
  readonly map: Quick
}

function decide(asked: Asked, inputs: Inputs, options?: DecideOptions): Outcome {
  if (!options || (!options.explain && options.budget === undefined)) {
    const value = (inputs instanceof Map ? asked.map : asked.object).run(inputs)
    if (value !== gaveUp) return { value, errors: none }
  }
  return decideByClosures(asked.node, inputs, options ?? {})
}

const none: Outcome['errors'] = Object.freeze([])

function decideByClosures(node: Node, inputs: Inputs, options: DecideOptions): Outcome {
  const evaluation = Evaluation.begin(node, given(inputs, node.home), options)
  return outcomeOf(
    evaluation,
    guarded(() => evaluation.valueOf(node)),
  )
}

function call(services: ReadonlyMap<string, Service>, name: string, inputs: Inputs, options: DecideOptions): Outcome {
  const service = services.get(name)
  if (!service) throw new RangeError(`There is no decision service called "${name}".`)
  const evaluation = Evaluation.begin(service, given(inputs, service.home), options)
  const args = service.inputs.map((input) => evaluation.given(input) ?? null)
  const gives = typeof service.type === 'object' && 'function' in service.type ? service.type.function.gives : 'any'
  const value = guarded(() => callService(evaluation, service, args, gives, true))
  const text = { text: '', place: () => service.at }
  return outcomeOf(evaluation, settle(value, new Frame([], evaluation.run), text, 0))
}

function outcomeOf({ record }: Evaluation, value: Value): Outcome {
  const { errors, trace } = record
  return trace ? { value, errors, trace: { decisions: trace } } : { value, errors }
}
