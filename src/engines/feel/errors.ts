import type { Place } from '#ground/source'

/** Why an expression gave null: FEEL's errors are values, but never silent ones. */
export interface EvaluationError {
  code: string
  message: string
  at: Place
  /** The rule of a table in whose cell it happened, by its id. */
  rule?: string | undefined
}
