/**
 * A form: its pages, questions and the path that answers take through them. What people type is read once, here,
 * into plain stored answers; a problem with it is a value, never an exception. No clock: `today` is handed in.
 */
export type { Answers, Posted, Problem, ProblemCode, Stored } from './form/answers.ts'
export { problemCodes } from './form/answers.ts'
export type { FormChange } from './form/changes.ts'
export { changeSince } from './form/changes.ts'
export type { FieldType, Limits, Speaking } from './form/fields/field-type.ts'
export { fieldTypes } from './form/fields.ts'
export {
  showDate,
  showDayOfYear,
  showDuration,
  showExactly,
  showFigure,
  showMoment,
  showMoney,
  showNumber,
  within,
} from './form/formats.ts'
export type { Computed, FieldTypeName, Form, FormPage, Option, Question, Sentence } from './form/questions.ts'
export { say } from './form/questions.ts'
export type { JsonContext, PageContext, Read } from './form/reading.ts'
export { carryForward, readAnswers, readPage } from './form/reading.ts'
export type { QuestionShown } from './form/showing.ts'
export { sayProblem, showAnswer, showQuestion } from './form/showing.ts'
export type { Walk, WalkOptions, WalkProblem } from './form/walk.ts'
export { walk } from './form/walk.ts'
export type { Blank, Telling, Wording } from './form/wording.ts'
export { tell, Worded } from './form/wording.ts'
export type { Currency, FieldWords } from './form/words.ts'
