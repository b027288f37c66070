/**
 * FEEL, the one language for a condition, a computed value or a rule anywhere in Publica (DMN 1.5 §10.3).
 * Names are bound when an expression is read; running it takes no clock, no database and no global.
 */

/* For engines that put many expressions together over one frame of values. */
export type { Binding, Piece } from './feel/assembly.ts'
export {
  assembleExpression,
  assembleFilter,
  assembleFor,
  assembleQuantified,
  assembleTests,
} from './feel/assembly.ts'
export { BudgetExceeded, guarded } from './feel/budget.ts'
export type { Expression, UnaryTests, Where } from './feel/compile.ts'
export { compileExpression, compileUnaryTests } from './feel/compile.ts'
export type { EvaluationError } from './feel/errors.ts'
export { externalFunction } from './feel/external.ts'
export { callFunction } from './feel/generate/calls.ts'
export type { Passes } from './feel/generate/tests.ts'
export { isName, slugOf } from './feel/names.ts'
export { namedType } from './feel/parse/type.ts'
export type { Code } from './feel/run.ts'
export { Frame, Run, settle } from './feel/run.ts'
export { Scope } from './feel/scope.ts'
export type { Text } from './feel/text.ts'
export { add } from './feel/values/arithmetic.ts'
export { compare, equal } from './feel/values/compare.ts'
export { coerce, showType } from './feel/values/conform.ts'
export { FeelDate } from './feel/values/date.ts'
export { FeelDateTime } from './feel/values/date-time.ts'
export { DaysDuration, MonthsDuration, parseDuration } from './feel/values/duration.ts'
export { FeelError } from './feel/values/error.ts'
export { FeelFunction } from './feel/values/function.ts'
export { fromJson, toJson } from './feel/values/json.ts'
export { FeelRange } from './feel/values/range.ts'
export { showValue } from './feel/values/text.ts'
export { FeelTime } from './feel/values/time.ts'
export type { Json, Result, Type, Value } from './feel/values/types.ts'
