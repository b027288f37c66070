import type { Type, Value } from '#engines/feel'
import { Frame, settle } from '#engines/feel'
import type { DefinitionFault, Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { boxingOf } from './boxed.ts'
import type { ModelError } from './graph/evaluation.ts'
import { Evaluation } from './graph/evaluation.ts'
import type { Node } from './graph/node.ts'
import type { Service } from './graph/service.ts'
import { callService } from './graph/service.ts'
import type { Graph } from './graph.ts'
import { readGraph } from './graph.ts'
import type { Item } from './items.ts'
import { readItems } from './items.ts'
import type { Reading } from './reading.ts'
import { attribute, childrenOf, fault } from './reading.ts'
import type { Trace } from './trace.ts'
import type { Element } from './xml.ts'
import { readXml } from './xml.ts'

/** A decision model, read, checked and compiled. */
export interface Model {
  readonly name: string
  readonly namespace: string
  readonly inputs: ReadonlyMap<string, InputInfo>
  readonly decisions: ReadonlyMap<string, DecisionInfo>
  /** The decision services, by name: what each takes, in that order. */
  readonly services: ReadonlyMap<string, { readonly name: string; readonly takes: readonly string[] }>
  /** What an author should look at, though the model runs. */
  readonly warnings: readonly DefinitionFault[]
  /** Works out one decision, and those it rests on. What the inputs hold is never thrown for; a used-up budget is, as BudgetExceeded. */
  decide(name: string, inputs: Inputs, options?: DecideOptions): Outcome
  /** Calls a decision service by name. */
  call(service: string, inputs: Inputs, options?: DecideOptions): Outcome
}

type Inputs = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>

interface DecideOptions {
  explain?: boolean
  /** Most steps the evaluation may take. */
  budget?: number
}

export interface InputInfo {
  readonly name: string
  readonly type: Type
  readonly at: Place
  readonly description?: string | undefined
  /** The values it may have, as the model's author wrote them. */
  readonly allowed?: string | undefined
}

export interface DecisionInfo {
  readonly name: string
  readonly id: string
  readonly type: Type
  /** The input data it rests on, through other decisions too. */
  readonly inputs: ReadonlySet<string>
  readonly at: Place
  readonly description?: string | undefined
  /** The names of its knowledge sources: the law. */
  readonly sources: readonly string[]
  /** What is wrong with it or with what it rests on, where the model was read tolerantly all the same. */
  readonly faults: readonly DefinitionFault[]
}

export interface Outcome {
  readonly value: Value
  readonly errors: readonly ModelError[]
  readonly trace?: Trace
}

export interface ReadOptions {
  /** The path that places are told with. */
  file?: string
  /** The models it may import, by their namespaces. */
  imports?: ReadonlyMap<string, Model>
  /** What is wrong inside a decision is a warning, and null, told, at run time, as the standard says: for models of others. */
  tolerant?: boolean
}

const DMN = /^https?:\/\/www\.omg\.org\/spec\/DMN\/[0-9]{8}\/(?:MODEL\/|dmn\.xsd)$/

/** Reads a model; throws DefinitionFaults with every fault of it at once. */
export function readModel(xml: string, options: ReadOptions = {}): Model {
  const definitions = onlyDmn(readXml(xml, options.file ?? 'rules.dmn'))
  const reading: Reading = { types: new Map(), items: new Map(), faults: [], tolerant: options.tolerant ?? false }
  mustBeDmn(definitions, reading)
  const imports = readImports(definitions, options.imports ?? new Map(), reading)
  readItems(definitions, reading)
  const graph = readGraph(definitions, boxingOf(reading), imports.names, imports.nodes)
  const warnings = reading.faults.filter(({ severity }) => severity === 'warning')
  if (warnings.length < reading.faults.length) throw new DefinitionFaults(reading.faults)
  const model = modelOf(definitions, graph, warnings)
  readings.set(model, { graph, items: reading.items })
  return model
}

/** What editors add in namespaces of their own is none of the model. */
function onlyDmn(element: Element): Element {
  const children = element.children.filter((each) => DMN.test(each.namespace)).map(onlyDmn)
  return { ...element, children }
}

function mustBeDmn(definitions: Element, reading: Reading): void {
  if (definitions.name === 'definitions' && DMN.test(definitions.namespace)) return
  const remedy = 'Begin the file with <definitions> in a namespace of DMN 1.1 to 1.5.'
  fault(reading, definitions.at, 'not-dmn', 'This is no DMN model.', remedy)
}

const readings = new WeakMap<Model, { graph: Graph; items: ReadonlyMap<string, Item> }>()

interface Imports {
  readonly names: ReadonlyMap<string, string>
  readonly nodes: ReadonlyMap<string, Node>
}

/** The imported models' parts by reference, and their types by the import's name. */
function readImports(definitions: Element, models: ReadonlyMap<string, Model>, reading: Reading): Imports {
  const names = new Map<string, string>()
  const nodes = new Map<string, Node>()
  for (const element of childrenOf(definitions, 'import')) {
    const namespace = attribute(element, 'namespace') ?? ''
    const name = attribute(element, 'name') ?? ''
    const imported = readingOf(models.get(namespace))
    if (!imported) unknownImport(reading, element, namespace)
    names.set(namespace, name)
    for (const [type, item] of imported?.items ?? []) keepItem(name ? `${name}.${type}` : type, item, reading)
  }
  for (const [namespace, model] of models)
    for (const [id, node] of readingOf(model)?.graph.nodes ?? []) nodes.set(`${namespace}#${id}`, node)
  return { names, nodes }
}

function keepItem(name: string, item: Item, { items, types }: Reading): void {
  items.set(name, item)
  types.set(name, item.type)
}

const readingOf = (model: Model | undefined) => model && readings.get(model)

function unknownImport(reading: Reading, element: Element, namespace: string): void {
  const remedy = 'Put the imported model beside this one.'
  fault(reading, element.at, 'unknown-import', `The model with the namespace "${namespace}" was not found.`, remedy)
}

function modelOf(definitions: Element, graph: Graph, warnings: readonly DefinitionFault[]): Model {
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
  inputs: new Set(inputsOf(node)),
  at: node.at,
  description: node.description,
  sources: node.sources,
  faults: [...new Set(faultsOf(node))],
})

function faultsOf(node: Node): DefinitionFault[] {
  return [...node.faults, ...node.needs.flatMap(faultsOf)]
}

function inputsOf(node: Node): string[] {
  return node.kind === 'input' ? [node.name] : node.needs.flatMap(inputsOf)
}

/** An input by its name, or, where two models have one of that name, by `namespace#name`. */
function given(inputs: Inputs): (node: Node) => Value | undefined {
  const get =
    inputs instanceof Map
      ? (name: string) => inputs.get(name)
      : (name: string) => own(inputs as Readonly<Record<string, Value>>, name)
  return ({ name, namespace }) => get(`${namespace}#${name}`) ?? get(name)
}

const own = (inputs: Readonly<Record<string, Value>>, name: string) =>
  Object.hasOwn(inputs, name) ? inputs[name] : undefined

function decide(decisions: ReadonlyMap<string, Node>, name: string, inputs: Inputs, options: DecideOptions): Outcome {
  const node = decisions.get(name)
  if (!node) throw new RangeError(`There is no decision called "${name}".`)
  const evaluation = Evaluation.begin(given(inputs), options)
  return outcomeOf(evaluation, evaluation.valueOf(node))
}

function call(services: ReadonlyMap<string, Service>, name: string, inputs: Inputs, options: DecideOptions): Outcome {
  const service = services.get(name)
  if (!service) throw new RangeError(`There is no decision service called "${name}".`)
  const evaluation = Evaluation.begin(given(inputs), options)
  const args = service.inputs.map((input) => evaluation.given(input) ?? null)
  const gives = typeof service.type === 'object' && 'function' in service.type ? service.type.function.gives : 'any'
  const value = callService(evaluation, service.inputs, service.outputs, args, gives)
  const text = { text: '', place: () => service.at }
  return outcomeOf(evaluation, settle(value, new Frame([], evaluation.run), text, 0))
}

function outcomeOf({ record }: Evaluation, value: Value): Outcome {
  const { errors, trace } = record
  return trace ? { value, errors, trace: { decisions: trace } } : { value, errors }
}
