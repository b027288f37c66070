/**
 * A service as data, read as a compiler reads: every fault with file, line, column and remedy, all of them at once.
 * What comes out is bound and compiled, and works out findings with their reasons.
 */
export { runExamples } from './definition/examples.ts'
export type { Finding, FindOptions, Reason } from './definition/finding.ts'
export { findFor, findingToJson } from './definition/finding.ts'
export { withLaws } from './definition/laws.ts'
export { leftOver } from './definition/left-over.ts'
export type { Definition, Example, Files, OutcomeInfo, Process, ServiceInfo, Step } from './definition/model.ts'
export type { ReadDefinition } from './definition/read.ts'
export { readDefinition, readPublished } from './definition/read.ts'
export type { Law } from './definition/read-law.ts'
export { readLaw, readPublishedLaw, runLawExamples } from './definition/read-law.ts'
export type { JsonSchema, SchemaKind } from './definition/schemas.ts'
export { schemaOf } from './definition/schemas.ts'
export { yamlFaults } from './definition/yaml.ts'
