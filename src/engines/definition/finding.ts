import type { Json, Value } from '#engines/feel'
import type { Currency, Sentence } from '#engines/form'
import type { Trace } from '#engines/rules'
import type { Decimal } from '#ground/decimal'
import type { Definition, Step } from './model.ts'

/** What the rules work out from answers, with the reasons. */
export interface Finding {
  /** One of the process's outcomes; null where the rules give no sure answer, and then the route is an officer's step. */
  readonly outcome: string | null
  readonly amount?: Decimal
  /** Every decision that was worked out, `outcome` and `amount` too. */
  readonly values: ReadonlyMap<string, Value>
  /** In the order in which an applicant should read them. */
  readonly reasons: readonly Reason[]
  readonly trace: Trace
  /** The first step of the process whose `when` holds. */
  readonly route: Step
}

export interface Reason {
  readonly decision: string
  readonly rule?: string
  readonly id: string
  /** Filled, per language. */
  readonly words: Sentence
  readonly law?: Sentence
}

/** Runs the decisions that the process names over a walk's values. */
export function findFor(
  _definition: Definition,
  _values: ReadonlyMap<string, Value>,
  _options: { currency?: Currency } = {},
): Finding {
  throw new Error('not built yet')
}

/** A finding as it is stored with the case: readable without the engine that made it. */
export function findingToJson(_finding: Finding): Json {
  throw new Error('not built yet')
}
