/**
 * Publica's own sentences, one typed table a language: a missing one does not compile. English is the type's source. Each web room
 * has a section, each section a file: `words/en/apply.ts`. A section holds sentences, and functions that fill a sentence.
 */
export { inLanguage } from './words/languages.ts'
export { noticeWords } from './words/notices.ts'
export { languagesSpoken, type Words, wordsIn } from './words/tables.ts'
