/**
 * The law as DMN decisions: read once with every fault at its place, run any number of times, explained on request.
 * Same inputs, same outcome: no clock, no database, no global.
 */

export type { Given, InputProblem } from './rules/inputs.ts'
export { digitsIn, readInputs } from './rules/inputs.ts'
export { mostCharacters as mostCharactersOfModel } from './rules/limits.ts'
export { wayTo } from './rules/misfit.ts'
export type { DecisionInfo, InputInfo, Model, Outcome } from './rules/model.ts'
export type { NearRule } from './rules/nearest.ts'
export { isChosen, nearestRules } from './rules/nearest.ts'
export type { NotAllowed } from './rules/not-allowed.ts'
export { notAllowed } from './rules/not-allowed.ts'
export { readModel } from './rules/read.ts'
export { reasonsOf } from './rules/reasons.ts'
export { errorsBegun, withoutRule } from './rules/silent.ts'
export type { ToldDecision, ToldRule, ToldTable } from './rules/told.ts'
export { toldOf } from './rules/told.ts'
export type { DecisionTrace, RuleTrace, TableTrace, Trace } from './rules/trace.ts'
export { traceToJson } from './rules/trace.ts'
export type { EntryLogic, FunctionLogic, Logic, RuleLogic, TableLogic } from './rules/written/logic.ts'
export type {
  WrittenDecision,
  WrittenKnowledge,
  WrittenModel,
  WrittenSource,
  WrittenType,
} from './rules/written/written.ts'
export { mustBeSmall, textOfModel } from './rules/xml/bytes.ts'
export type { Element } from './rules/xml.ts'
export { readXml } from './rules/xml.ts'
