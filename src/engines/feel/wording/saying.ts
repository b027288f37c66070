import type { Node, Test } from '../tree.ts'
import type { Value } from '../values/types.ts'
import type { FeelWords } from './feel-words.ts'
import type { Line, Phrase } from './line.ts'
import { fill, lengthOf, strung } from './line.ts'

/** Who words: a language's table, and what names and values are called by whoever shows them. */
export interface Speech {
  readonly words: FeelWords
  /** What people call what goes by this name. */
  name(name: string): string
  /** What people call a part of what goes by the name `of`. */
  part(part: string, of: string | undefined): string
  /** A value as people read it; `about` is the name, or `name.part`, of what it is compared with or is; `numeral` a number as it is written. */
  value(value: Value, about: string | undefined, numeral?: string): string
  /** A day of no year: "6 April". */
  dayOfYear(month: number, day: number): string
}

/** Thrown where something has no words; whoever can shows it as it is written. */
export class Unwordable extends Error {}

/** How tightly what was worded holds together: what is looser than its place allows is set in brackets. */
export const LOOSE = 0
/** What was done to something is told after a comma: "…, rounded down, but not below 0". */
export const CHAIN = 1
export const OR = 2
export const AND = 3
export const STATEMENT = 4
export const SUM = 5
export const PRODUCT = 6
export const POWER = 7
export const ONE = 8

export interface Said {
  readonly line: Line
  readonly binds: number
  readonly lead?: Line
  readonly parts?: readonly Said[]
  readonly steps?: true
  readonly states?: true
  readonly excludes?: Said
}

/** What one expression is worded with. */
export interface Saying extends Speech {
  /** The whole text, for what has to be shown as it is written. */
  readonly text: string
  node(node: Node, about?: string): Said
  /** The same where it is true or false: a yes-or-no name says so. */
  condition(node: Node): Said
  tests(tests: readonly Test[], negated: boolean, about: string | undefined): Said
}

/** The line of what was said, in brackets where it holds together less than it must here. */
export const lineOf = ({ line, binds }: Said, atLeast: number, { words }: Saying): Line =>
  binds < atLeast ? fill(words.brackets, { a: line }) : line

export const say = (line: Line, binds: number = ONE): Said => ({ line, binds })

/** Longer lines are also given in parts. */
const LONG = 80

export function phraseOf({ line, lead, parts, steps, states, excludes }: Said): Phrase {
  const whole = {
    line,
    ...(states && { states }),
    ...(excludes && { excludes: phraseOf(excludes) }),
  }
  if (!parts || lengthOf(line) <= LONG) return whole
  return { ...whole, ...(lead && { lead }), parts: parts.map(phraseOf), ...(steps && { steps }) }
}

type Joining = 'and' | 'or'

/** Lines with commas, and "and" or "or" before the last. */
export const enumerate = (lines: readonly Line[], joining: Joining, { words: table }: Saying): Line =>
  strung(lines, table[`${joining}More`], table[joining])

/** Lines one after the other, with semicolons between them. */
export const sequence = (lines: readonly Line[], { words: table }: Saying): Line => strung(lines, table.semicolon)
