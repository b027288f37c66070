import type { Value } from '#engines/feel'
import type { RuleTrace } from '../../trace.ts'
import type { Output, Rule } from '../parts.ts'
import type { Held } from './held.ts'
import { isIn } from './held.ts'

/** How the rules of one table are told. What is the same for every case is put together once, and stands in the traces of all of them. */
export interface RuleTelling {
  matched(rule: number, chosen: boolean, given: readonly Value[]): RuleTrace
  failed(rule: number, held: readonly Held[]): RuleTrace
}

/** So many different failures of a table's rules are kept: some megabytes. With more columns or rules each is put together anew. */
const mostKept = 32_768

export function ruleTelling(rules: readonly Rule[], outputs: readonly Output[], columns: number): RuleTelling {
  const names = outputs.map(({ name }) => name ?? '')
  const marks: Marks[] = []
  const marksOf = (rule: number) => (marks[rule] ??= marksFor(rules[rule]!))
  const failures = 2 ** columns
  const size = rules.length * failures
  const known = size <= mostKept ? Array.from<RuleTrace | undefined>({ length: size }) : undefined

  function made(rule: number, held: readonly Held[]): RuleTrace {
    const { number, id, annotations } = rules[rule]!
    const tests = testsOf(marksOf(rule), rule, held)
    return { number, id, matched: false, chosen: false, tests, outputs: none, annotations }
  }

  return {
    failed(rule, held) {
      if (!known) return made(rule, held)
      const place = rule * failures + failuresOf(rule, held)
      const told = known[place] ?? made(rule, held)
      known[place] = told
      return told
    },
    matched(rule, chosen, given) {
      const { number, id, annotations } = rules[rule]!
      const told = names.map((name, index) => ({ name, value: given[index]! }))
      return { number, id, matched: true, chosen, tests: marksOf(rule).held, outputs: told, annotations }
    },
  }
}

const none: RuleTrace['outputs'] = []

/** A bit for each column that fails. */
function failuresOf(rule: number, held: readonly Held[]): number {
  let failures = 0
  for (let column = 0; column < held.length; column++) if (!isIn(held[column]!, rule)) failures |= 1 << column
  return failures
}

type Tests = RuleTrace['tests']

/** The cells of a rule as they look when they hold and when they do not. */
interface Marks {
  readonly held: Tests
  readonly failed: Tests
}

const marksFor = ({ cells }: Rule): Marks => ({
  held: cells.map((text) => ({ text, held: true })),
  failed: cells.map((text) => ({ text, held: false })),
})

function testsOf(marks: Marks, rule: number, held: readonly Held[]): Tests {
  const tests = marks.held.slice()
  for (const column of held) if (!isIn(column, rule)) tests[column.input] = marks.failed[column.input]!
  return tests
}
