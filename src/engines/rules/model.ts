import type { FeelDateTime, Type, Value } from '#engines/feel'
import type { DefinitionFault, Place } from '#ground/source'
import type { ModelError } from './graph/evaluation.ts'
import type { Trace } from './trace.ts'
import type { WrittenModel } from './written/written.ts'

/** A decision model, read, checked and compiled. */
export interface Model {
  readonly name: string
  readonly namespace: string
  /** The language of what it says itself, where it tells (`xml:lang`): a language tag. */
  readonly language?: string | undefined
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
  /** The model as something to read, every rule and formula as it is written. Put together when it is first asked for. */
  written(): WrittenModel
}

export type Inputs = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>

export interface DecideOptions {
  /** Gives a trace besides. `decide(model, name, inputs, { explain: true })` of #engines/definition gives it with its sentences. */
  explain?: boolean
  /** Most steps the evaluation may take. */
  budget?: number
  /** What FEEL's `now` and `today` say; without it, a model that asks for them is told that nothing depends on the moment. */
  now?: FeelDateTime
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
  /** Namespaces of models that there are, but that import this one in turn. */
  circular?: ReadonlySet<string>
  /** What is wrong inside a decision is a warning, and null, told, at run time, as the standard says: for models of others. */
  tolerant?: boolean
  /** What was published runs on, however much more a checker learns: only what cannot be run is a fault. */
  asPublished?: boolean
  /** Looks through its tables too, for its author: rules that can hold together, that never count, and that are missing. */
  analyse?: boolean
  /** How often a decision is worked out by closures before direct code is made for it; 20 times where nothing is said. */
  directAfter?: number
}
