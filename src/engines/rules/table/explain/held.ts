import type { Frame, Passes, Value } from '#engines/feel'
import type { Column } from '../columns.ts'
import { columnsOf, setOf } from '../columns.ts'
import type { Rule } from '../parts.ts'

/** Of a column that some rule asks something of: the rules whose cells hold for its value, a bit each. A dash always holds. */
export interface Held {
  /** The number of the column. */
  readonly input: number
  /** A set of them begins at the word `from`; others may lie around it. */
  readonly sets: Int32Array
  readonly from: number
}

/** For the values of all columns, those that ask something in their order: every cell's answer. */
export type Ask = (values: readonly Value[], frame: Frame) => readonly Held[]

/** Looks up what can be known beforehand, and asks only the other cells. */
export function askOf(rules: readonly Rule[], inputs: number): Ask {
  const known = new Map(columnsOf(rules, inputs).map(({ input, column }) => [input, column]))
  const columns = Array.from({ length: inputs }, (_, input) => askingColumn(rules, input, known.get(input)))
  const asking = columns.filter((column) => column !== undefined)
  return (values, frame) => asking.map((column) => column.held(values[column.input]!, frame))
}

/** All of the first so many rules. */
export function allRules(count: number): Int32Array {
  const set = new Int32Array((count + 31) >>> 5).fill(-1, 0, count >>> 5)
  if ((count & 31) !== 0) set[count >>> 5] = (1 << (count & 31)) - 1
  return set
}

export const isIn = ({ sets, from }: Held, rule: number): boolean =>
  ((sets[from + (rule >>> 5)]! >>> (rule & 31)) & 1) === 1

/** Of the first so many rules those of which every cell holds. */
export function heldByAll(held: readonly Held[], count: number): Int32Array {
  const all = allRules(count)
  for (const { sets, from } of held)
    for (let word = 0; word < all.length; word++) all[word] = all[word]! & sets[from + word]!
  return all
}

/** The rules of a set in their order. */
export function rulesIn(set: Int32Array): number[] {
  const rules: number[] = []
  for (const [word, all] of set.entries())
    for (let bits = all; bits !== 0; bits &= bits - 1) rules.push(word * 32 + 31 - Math.clz32(bits & -bits))
  return rules
}

interface Cell {
  readonly rule: number
  readonly passes: Passes
}

interface AskingColumn {
  readonly input: number
  held(value: Value, frame: Frame): Held
}

function askingColumn(rules: readonly Rule[], input: number, column: Column | undefined): AskingColumn | undefined {
  const cells = rules.flatMap(({ tests }, rule) =>
    tests.flatMap((test): Cell[] => (test.input === input ? [{ rule, passes: test.passes }] : [])),
  )
  if (cells.length === 0) return undefined
  const every = { input, sets: allRules(rules.length), from: 0 }
  const words = every.sets.length
  if (!column) return { input, held: (value, frame) => asked(every, words, cells, value, frame) }
  const { constant = [], other = [] } = Object.groupBy(cells, ({ passes }) => (passes.points ? 'constant' : 'other'))
  let ofNull: Held | undefined
  return {
    input,
    held(value, frame) {
      const set = setOf(column, value)
      if (set >= 0) return asked({ input, sets: column.sets, from: set * words }, words, other, value, frame)
      if (value !== null) return asked(every, words, cells, value, frame)
      // What looks at constants alone says the same of null every time.
      ofNull ??= asked(every, words, constant, null, frame)
      return asked(ofNull, words, other, null, frame)
    },
  }
}

/** Those for which these cells hold, too. */
function asked(known: Held, words: number, cells: readonly Cell[], value: Value, frame: Frame): Held {
  if (cells.length === 0) return known
  const { input, sets, from } = known
  const left = sets.slice(from, from + words)
  for (const { rule, passes } of cells)
    if (passes(value, frame) !== true) left[rule >>> 5] = left[rule >>> 5]! & ~(1 << (rule & 31))
  return { input, sets: left, from: 0 }
}
