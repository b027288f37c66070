import type { EvaluationError } from './errors.ts'
import type { Type, Value } from './values/types.ts'

/** Where the text stands in its file: the place of its first character. */
export interface Where {
  file: string
  line: number
  column: number
  /** The type the expression must give. */
  expects?: Type
}

/** An expression that was read, checked and bound; run it as often as you like. */
export interface Expression {
  readonly text: string
  readonly type: Type
  /** The free names it reads. */
  readonly uses: ReadonlySet<string>
  /** A FEEL error is null and is told to `errors`; throws only BudgetExceeded. */
  run(values: ReadonlyMap<string, Value>, errors?: (error: EvaluationError) => void): Value
}

/** The tests of a decision table's cell, or an item's allowed values, over one input. */
export interface UnaryTests {
  readonly text: string
  readonly uses: ReadonlySet<string>
  run(input: Value, values: ReadonlyMap<string, Value>, errors?: (error: EvaluationError) => void): boolean
}

/** Reads and binds an expression; throws DefinitionFaults with every fault of it at its place. */
export function compileExpression(_text: string, _names: ReadonlyMap<string, Type>, _where: Where): Expression {
  throw new Error('not built yet')
}

/** Reads and binds unary tests over an input of the given type; throws DefinitionFaults. */
export function compileUnaryTests(
  _text: string,
  _names: ReadonlyMap<string, Type>,
  _where: Where & { input: Type },
): UnaryTests {
  throw new Error('not built yet')
}
