/**
 * The law as DMN decisions: read once with every fault at its place, run any number of times, explained on request.
 * Same inputs, same outcome: no clock, no database, no global.
 */

export type { Given, InputProblem } from './rules/inputs.ts'
export { digitsIn, readInputs } from './rules/inputs.ts'
export { wayTo } from './rules/misfit.ts'
export type { DecisionInfo, InputInfo, Model, Outcome } from './rules/model.ts'
export { readModel } from './rules/read.ts'
export { reasonsOf } from './rules/reasons.ts'
export type { DecisionTrace, RuleTrace, TableTrace, Trace } from './rules/trace.ts'
export { traceToJson } from './rules/trace.ts'
export type { Element } from './rules/xml.ts'
export { readXml } from './rules/xml.ts'
