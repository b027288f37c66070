/**
 * A service as data, read as a compiler reads: every fault with file, line, column and remedy, all of them at once.
 * What comes out is bound and compiled, and works out findings with their reasons.
 */
export type { ExplainedOutcome, ToldTrace } from './definition/decide.ts'
export { decide } from './definition/decide.ts'
export { runExamples } from './definition/examples.ts'
export type { ExplainedText, ExplainOptions } from './definition/explain.ts'
export { explain, explainInParts } from './definition/explain.ts'
export { givenByRules } from './definition/explained/outputs.ts'
export type { ExplainTelling, ToldSentence } from './definition/explained/telling.ts'
export { textOfSentence } from './definition/explained/telling.ts'
export type { ExplainedWords } from './definition/explained/words.ts'
export { sentencesOf } from './definition/explained.ts'
export type { Finding, FindOptions, Reason } from './definition/finding.ts'
export { findFor, findingToJson } from './definition/finding.ts'
export { reasonsTold } from './definition/law/reasons-told.ts'
export { isOfLaw, withLaws } from './definition/laws.ts'
export { leftOver } from './definition/left-over.ts'
export type {
  Definition,
  Example,
  Files,
  LawWords,
  OutcomeInfo,
  Process,
  ServiceInfo,
  Step,
} from './definition/model.ts'
export type { ReadDefinition } from './definition/read.ts'
export { readDefinition, readPublished } from './definition/read.ts'
export type { Law } from './definition/read-law.ts'
export { readLaw, readPublishedLaw, rulesOfLaw, runLawExamples } from './definition/read-law.ts'
export { wordsOfRule } from './definition/rule-words.ts'
export type { RulesToWord, RuleTelling } from './definition/rules-in-words/naming.ts'
export { partsInOrder } from './definition/rules-in-words/naming.ts'
export type { RulesInWords } from './definition/rules-in-words.ts'
export { wordRules } from './definition/rules-in-words.ts'
export type { JsonSchema, SchemaKind } from './definition/schemas.ts'
export { schemaOf } from './definition/schemas.ts'
export { yamlFaults } from './definition/source/yaml/yaml-faults.ts'
export { spaced } from './definition/spoken/spaced.ts'
export { languagesOfRules, spokenIn } from './definition/spoken.ts'
