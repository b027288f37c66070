import { builtins } from './functions/builtins.ts'

// DMN 1.5 §10.3.1.2, grammar rules 27 to 29.
const START =
  '?A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const PART = `${START}0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`

const word = new RegExp(`[${START}][${PART}]*`, 'uy')
const parts = new RegExp(`[${PART}]+`, 'uy')
const space = /[\s\u0085\u180E\u200B\uFEFF]+/uy

/** Words that may follow a name, and so end one whose extent no scope tells: "a and b" would be a name or two. */
const JOINING = new Set('and or in between then else return satisfies instance'.split(' '))
/** Words that begin something, and so never follow a name: "use of the home" is one name, "if married" might be none. */
const BEGINNING = new Set('if for some every function external not of true false null'.split(' '))

const matchAt = (pattern: RegExp, text: string, from: number): string | undefined => {
  pattern.lastIndex = from
  return pattern.exec(text)?.[0]
}

/** The word that begins a name here, if one does. */
export const wordAt = (text: string, from: number) => matchAt(word, text, from)
/** The run of letters and digits that goes on here, if one does. */
export const partsAt = (text: string, from: number) => matchAt(parts, text, from)
export const spaceAt = (text: string, from: number) => matchAt(space, text, from)
export const endsName = (word: string) => JOINING.has(word)
export const isKeyword = (word: string) => JOINING.has(word) || BEGINNING.has(word)

/** A name with its white space made one, as two spellings of it are compared. */
export const normalName = (name: string) => name.trim().replace(/[\s\u0085\u180E\u200B\uFEFF]+/gu, ' ')

/** Whether a question may be called this: letters, digits and single spaces, no keyword where it could be one, no built-in's name. */
export function isName(text: string): boolean {
  const spelled = /^\p{L}[\p{L}\p{M}\p{N}]*( [\p{L}\p{M}\p{N}]+)*$/u.test(text)
  const words = text.split(' ')
  return spelled && !isKeyword(words[0] ?? '') && !words.some(endsName) && !builtins.has(text)
}

/** A name as a field's id and address: 'partner income' is 'partner-income'. */
export function slugOf(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(' ', '-')
}
