import type { Frame, Value } from '#engines/feel'
import { columnsOf, setOf } from './columns.ts'
import type { Input, Rule } from './parts.ts'

/** Finds the rules that hold for the values of the columns, in their order, until `found` has enough of them. */
export type Find = (values: readonly Value[], frame: Frame, found: (rule: Rule) => boolean) => void

/** A table of few rules is gone through as fast as it is looked up. */
const fewest = 4

/**
 * Rule by rule, cell by cell, until one does not hold; in a longer table by columns that were worked out beforehand, at its first use,
 * and only what they leave to the cells.
 */
export function finderOf(inputs: readonly Input[], rules: readonly Rule[]): Find {
  const everyRule: Find = (values, frame, found) => {
    frame.run.spend(rules.length >> 3)
    for (const rule of rules) if (holds(rule.tests, values, frame) && !found(rule)) return
  }
  if (rules.length < fewest) return everyRule
  let byColumns: Find | undefined
  return (values, frame, found) => {
    byColumns ??= findByColumns(inputs, rules, everyRule)
    byColumns(values, frame, found)
  }
}

type Tests = Rule['tests']

function holds(tests: Tests, values: readonly Value[], frame: Frame): boolean {
  for (const { input, passes } of tests) if (passes(values[input]!, frame) !== true) return false
  return true
}

function findByColumns(inputs: readonly Input[], rules: readonly Rule[], everyRule: Find): Find {
  const columns = columnsOf(rules, inputs.length)
  if (columns.length === 0) return everyRule
  const looked = new Set(columns.map(({ input }) => input))
  const left = rules.map(({ tests }) => tests.filter(({ input, passes }) => !looked.has(input) || !passes.points))
  return (values, frame, found) => {
    const begins: number[] = []
    let [from, to] = [0, Number.POSITIVE_INFINITY]
    for (const { input, column } of columns) {
      const set = setOf(column, values[input]!)
      if (set < 0) return everyRule(values, frame, found)
      begins.push(set * column.words)
      from = Math.max(from, column.spans[set * 2]!)
      to = Math.min(to, column.spans[set * 2 + 1]!)
    }
    if (to > from) frame.run.spend(((to - from) * columns.length) >> 4)
    for (let word = from; word < to; word++) {
      let bits = -1
      for (let index = 0; index < begins.length; index++) bits &= columns[index]!.column.sets[begins[index]! + word]!
      for (; bits !== 0; bits &= bits - 1) {
        const rule = word * 32 + (31 - Math.clz32(bits & -bits))
        if (holds(left[rule]!, values, frame) && !found(rules[rule]!)) return
      }
    }
  }
}
