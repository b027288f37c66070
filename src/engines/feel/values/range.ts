import type { Value } from './types.ts'

export type RangeOperator = '<' | '<=' | '>' | '>=' | '=' | '!='

/**
 * An interval such as `[1..5)`, or a comparison such as `(> 5)`, which is open for ever at its other end and says its operator:
 * `(<= 10)` is not equal to `(null..10]`, and nothing is known to be in the latter.
 */
export class FeelRange {
  readonly start: Value
  readonly end: Value
  readonly startIncluded: boolean
  readonly endIncluded: boolean
  readonly operator: RangeOperator | undefined

  constructor(startIncluded: boolean, start: Value, end: Value, endIncluded: boolean, operator?: RangeOperator) {
    this.start = start
    this.end = end
    this.startIncluded = startIncluded
    this.endIncluded = endIncluded
    this.operator = operator
  }

  /** `(> 5)`, `(= 5)`, `(!= 5)`. */
  static unary(operator: RangeOperator, value: Value): FeelRange {
    const start = operator === '<' || operator === '<=' ? null : value
    const end = operator === '>' || operator === '>=' ? null : value
    const included = operator === '=' || operator === '<=' || operator === '>='
    return new FeelRange(included && start !== null, start, end, included && end !== null, operator)
  }
}
