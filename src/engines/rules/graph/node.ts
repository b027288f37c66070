import type { Type, Value } from '#engines/feel'
import type { DefinitionFault, Place } from '#ground/source'
import type { Direct } from '../boxed/boxed.ts'
import type { Item } from '../items.ts'
import type { Evaluation } from './evaluation.ts'

/** A part of a model that has a value: input data, a decision, a business knowledge model or a decision service. */
export interface Node {
  readonly kind: 'input' | 'decision' | 'knowledge' | 'service'
  readonly name: string
  readonly id: string
  readonly at: Place
  readonly type: Type
  readonly description: string | undefined
  /** The names of the knowledge sources it answers to. */
  readonly sources: readonly string[]
  /** The namespace of its model. */
  readonly namespace: string
  /** Its name in full, `namespace#name`: two models may have one of the same name. */
  readonly fullName: string
  /** Its model as it was read, and its number there. */
  readonly home: object
  readonly slot: number
  /** What it rests on directly. */
  readonly needs: readonly Node[]
  /** What is wrong inside it, where the model is read all the same. */
  readonly faults: readonly DefinitionFault[]
  /** What its value must be, where its variable says so. */
  readonly item?: Item | undefined
  /** The values an input may have, as they are written. */
  readonly allowed?: string | undefined
  work(evaluation: Evaluation): Value
  /** A decision's logic as direct code, over what it needs in that order. */
  readonly direct?: Direct | undefined
}
