/* Direct code: what a syntax tree comes to where all values are there and are numbers, texts and truths. */
export { Draft, gaveUp, NotDirect } from './direct/draft.ts'
export type { Standing } from './direct/expression.ts'
export { directExpression } from './direct/expression.ts'
export type { Part, Plain } from './direct/part.ts'
export { constantPart, nearOf, ofKind, plain } from './direct/part.ts'
export { directTests } from './direct/tests.ts'
