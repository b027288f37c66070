/**
 * FEEL, the one language for a condition, a computed value or a rule anywhere in Publica (DMN 1.5 §10.3).
 * Names are bound when an expression is read; running it takes no clock, no database and no global.
 */

/* For engines that put many expressions together over one frame of values. */
export type { Binding, KnownTests, Piece } from './feel/assembly.ts'
export {
  analyseTests,
  assembleExpression,
  assembleFilter,
  assembleFor,
  assembleQuantified,
  assembleTests,
} from './feel/assembly.ts'
export { BudgetExceeded, guarded, isOutOfStack, withinBudget } from './feel/budget.ts'
export { mayBe } from './feel/check.ts'
export type { Expression, UnaryTests, Where } from './feel/compile.ts'
export { compileExpression, compileUnaryTests } from './feel/compile.ts'
/* For engines that run many of them as one function. */
export type { Part, Plain, Standing } from './feel/direct.ts'
export {
  constantPart,
  Draft,
  directExpression,
  directTests,
  gaveUp,
  NotDirect,
  nearOf,
  ofKind,
  plain,
} from './feel/direct.ts'
export { distanceFrom } from './feel/distance.ts'
export type { EvaluationError } from './feel/errors.ts'
export { externalFunction } from './feel/external.ts'
export { distinct } from './feel/functions/distinct.ts'
export { callFunction } from './feel/generate/calls.ts'
export type { Constant } from './feel/generate/constants.ts'
export type { Passes } from './feel/generate/tests.ts'
export type { Compared } from './feel/look.ts'
export { comparedIn, pathIn, resultsOf, troublesIn, troublesInTests } from './feel/look.ts'
export { isName, slugOf } from './feel/names.ts'
export { misfit } from './feel/parse/call.ts'
export { namedType } from './feel/parse/type.ts'
export type { Code } from './feel/run.ts'
export { Frame, Run, settle } from './feel/run.ts'
export { Scope } from './feel/scope.ts'
export type { Text } from './feel/text.ts'
export { add } from './feel/values/arithmetic.ts'
export { compare, equal } from './feel/values/compare.ts'
export { coerce, showType, typeOf } from './feel/values/conform.ts'
export { FeelDate } from './feel/values/date.ts'
export { FeelDateTime } from './feel/values/date-time.ts'
export { DaysDuration, MonthsDuration, parseDuration } from './feel/values/duration.ts'
export { FeelError } from './feel/values/error.ts'
export { FeelFunction } from './feel/values/function.ts'
export { fromJson, JsonRoom, toJson } from './feel/values/json.ts'
export { FeelRange } from './feel/values/range.ts'
export { showValue } from './feel/values/text.ts'
export { FeelTime } from './feel/values/time.ts'
export type { Json, Result, Type, Value } from './feel/values/types.ts'
/* What people read instead of FEEL. */
export type { FeelWords } from './feel/wording/feel-words.ts'
export type { Line, Phrase, Run as WordedRun } from './feel/wording/line.ts'
export { fill as fillLine, plainLine, strung as strungLines } from './feel/wording/line.ts'
export type { Speech } from './feel/wording/saying.ts'
export type { FeelInWords } from './feel/wording.ts'
export { openWording } from './feel/wording.ts'
