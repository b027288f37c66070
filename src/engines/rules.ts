/**
 * The law as DMN decisions: read once with every fault at its place, run any number of times, explained on request.
 * Same inputs, same outcome: no clock, no database, no global.
 */

export { wayTo } from './rules/inputs/misfit.ts'
export type { NotAllowed } from './rules/inputs/not-allowed.ts'
export { notAllowed } from './rules/inputs/not-allowed.ts'
export type { Given, InputProblem } from './rules/inputs.ts'
export { digitsIn, readInputs } from './rules/inputs.ts'
export { mostCharacters as mostCharactersOfModel } from './rules/limits.ts'
export type { DecideOptions, DecisionInfo, InputInfo, Inputs, Model, Outcome } from './rules/model.ts'
export { readModel } from './rules/read.ts'
export type { NearRule } from './rules/trace/nearest.ts'
export { isChosen, nearestRules } from './rules/trace/nearest.ts'
export type { ReasonTelling } from './rules/trace/reasons.ts'
export { reasonsOf } from './rules/trace/reasons.ts'
export { errorsBegun, withoutRule } from './rules/trace/silent.ts'
export type { ToldDecision, ToldRule, ToldTable } from './rules/trace/told.ts'
export { toldOf } from './rules/trace/told.ts'
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
