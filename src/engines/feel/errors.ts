import type { Place } from '#ground/source'

/** Why an expression gave null: FEEL's errors are values, but never silent ones. */
export interface EvaluationError {
  code: string
  message: string
  at: Place
}
