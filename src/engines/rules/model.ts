import type { EvaluationError, Type, Value } from '#engines/feel'
import type { DefinitionFault, Place } from '#ground/source'
import type { Trace } from './trace.ts'

/** A decision model, read, checked and compiled. */
export interface Model {
  readonly name: string
  readonly namespace: string
  readonly inputs: ReadonlyMap<string, InputInfo>
  readonly decisions: ReadonlyMap<string, DecisionInfo>
  /** What an author should look at, though the model runs. */
  readonly warnings: readonly DefinitionFault[]
  /** Works out one decision, and those it rests on; never throws for what the inputs hold, only BudgetExceeded. */
  decide(name: string, inputs: Inputs, options?: DecideOptions): Outcome
  /** Calls a decision service by name. */
  call(service: string, inputs: Inputs, options?: DecideOptions): Outcome
}

export type Inputs = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>

export interface DecideOptions {
  explain?: boolean
  /** Most steps the evaluation may take. */
  budget?: number
}

export interface InputInfo {
  readonly name: string
  readonly type: Type
  readonly at: Place
  readonly description?: string
  /** The values it may have, as the model's author wrote them. */
  readonly allowed?: string
}

export interface DecisionInfo {
  readonly name: string
  readonly id: string
  readonly type: Type
  /** The input data it rests on, through other decisions too. */
  readonly inputs: ReadonlySet<string>
  readonly at: Place
  readonly description?: string
  /** The names of its knowledge sources: the law. */
  readonly sources: readonly string[]
}

export interface Outcome {
  readonly value: Value
  readonly errors: readonly EvaluationError[]
  readonly trace?: Trace
}

export interface ReadOptions {
  file?: string
  imports?: ReadonlyMap<string, Model>
}

/** Reads a model; throws DefinitionFaults with every fault of it at once. */
export function readModel(_xml: string, _options: ReadOptions = {}): Model {
  throw new Error('not built yet')
}
