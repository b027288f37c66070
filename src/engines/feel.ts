/**
 * FEEL, the one language for a condition, a computed value or a rule anywhere in Publica (DMN 1.5 §10.3).
 * Names are bound when an expression is read; running it takes no clock, no database and no global.
 */
export { BudgetExceeded } from './feel/budget.ts'
export type { Expression, UnaryTests, Where } from './feel/compile.ts'
export { compileExpression, compileUnaryTests } from './feel/compile.ts'
export type { EvaluationError } from './feel/errors.ts'
export { isName, slugOf } from './feel/names.ts'
export { FeelDate } from './feel/values/date.ts'
export { FeelDateTime } from './feel/values/date-time.ts'
export { DaysDuration, MonthsDuration, parseDuration } from './feel/values/duration.ts'
export { FeelFunction } from './feel/values/function.ts'
export { fromJson, toJson } from './feel/values/json.ts'
export { FeelRange } from './feel/values/range.ts'
export { showValue } from './feel/values/text.ts'
export { FeelTime } from './feel/values/time.ts'
export type { Json, Type, Value } from './feel/values/types.ts'
