/** Where people ask the state for something: find a service, try it, apply, and see what became of it. */
export { applyPages } from './apply/pages.ts'
// How an application reads is the same on both sides of the counter.
export { sayAmount } from './apply/showing/amounts.ts'
export { answersList, pagesAnswered } from './apply/showing/answers.view.ts'
export { formAsking } from './apply/showing/asking.ts'
export { sayDay, sayDayOf, sayDuration, sayMoment } from './apply/showing/days.ts'
export { explanationShown, givenShown, sentencesFor, sentencesShown } from './apply/showing/explained.view.ts'
export type { Reading, WordedRules } from './apply/showing/naming.ts'
export { inWords, isMoney, readable, translated } from './apply/showing/naming.ts'
export type { StoredValue } from './apply/showing/naming.view.ts'
export {
  columnShown,
  decisionNamed,
  formulaShown,
  isNamed,
  nameShown,
  testText,
  valueNamed,
} from './apply/showing/naming.view.ts'
export { lineShown, phraseShown } from './apply/showing/phrase.view.ts'
export { problemSummary } from './apply/showing/problems.view.ts'
export { decisionCalled, reasonsList } from './apply/showing/reasons.view.ts'
export { referenceShown } from './apply/showing/reference.view.ts'
export { rulesPath } from './apply/showing/rule-address.ts'
export { speakingOf, speakingOfSent, todayOf } from './apply/showing/speaking.ts'
export { languageName } from './apply/showing/spoken.ts'
export type { StoredDecision, StoredRule, StoredTable } from './apply/showing/trace.ts'
export { filler, readTrace } from './apply/showing/trace.ts'
