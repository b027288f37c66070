import type { Code, Value } from '#engines/feel'
import { Frame } from '#engines/feel'
import type { Place } from '#ground/source'
import type { RuleTrace, TableTrace } from '../trace.ts'
import { finderOf } from './find.ts'
import { keptRules, missedBy } from './kept.ts'
import type { Input, Match, Output, Policy, Rule } from './parts.ts'

export interface Table {
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly rules: readonly Rule[]
  readonly policy: Policy
  readonly at: Place
}

/** A table as code: inputs once, then the rules that hold in their order, as far as the policy wants them. */
export function runTable(table: Table): Code {
  const { inputs, rules, policy, outputs, at } = table
  const text = { text: '', place: () => at }
  const find = finderOf(inputs, rules)
  return (frame) => {
    const values = inputs.map((input) => input.code(frame))
    const matches: Match[] = []
    find(values, frame, (rule) => {
      matches.push({ rule, outputs: rule.outputs.map((output) => output.code(frame)) })
      return !policy.first
    })
    if (matches.length === 0) return otherwise(outputs, frame)
    const { value, trouble } = policy.judge(matches, outputs, frame.run)
    return trouble === undefined ? value : frame.run.report('rules-disagree', trouble, text, 0)
  }
}

/** What the table gives where no rule matches: the outputs' defaults, or null. */
function otherwise(outputs: readonly Output[], frame: Frame): Value {
  if (!outputs.some((output) => output.otherwise)) return null
  const values = outputs.map((output) => (output.otherwise ? output.otherwise.code(frame) : null))
  if (values.length === 1) return values[0]!
  return new Map(outputs.map(({ name }, index): [string, Value] => [name ?? '', values[index]!]))
}

/** Works the table out once more and keeps what every cell of every rule said. */
export function explainTable({ inputs, rules, policy, outputs }: Table): (frame: Frame) => TableTrace {
  let cells: ReturnType<typeof markedCells>[] | undefined
  return (asked) => {
    cells ??= rules.map(markedCells)
    const marked = cells
    const frame = new Frame(asked.slots.slice(), asked.run.again())
    frame.run.spend((rules.length * (1 + inputs.length)) >> 4)
    const values = inputs.map((input) => input.code(frame))
    const tests = rules.map((rule, index) => testsOf(rule, marked[index]!, values, frame))
    const matches = rules.map((rule, index): Match | undefined =>
      tests[index] === marked[index]!.held
        ? { rule, outputs: rule.outputs.map((output) => output.code(frame)) }
        : undefined,
    )
    const matched = matches.filter((match) => match !== undefined)
    const taken = new Set(matched.length > 0 ? policy.judge(matched, outputs, frame.run).chosen : [])
    return {
      hitPolicy: policy.name,
      inputs: inputs.map(({ text, label }, index) => ({ text, label, value: values[index]! })),
      ...keptRules(
        rules.map((rule, index) => traceOf(rule, tests[index]!, matches[index], taken, outputs)),
        (rule, column) => missedBy(values[column], pointsOf(rules[rule - 1]!, column)),
        policy.first === true,
      ),
    }
  }
}

const pointsOf = ({ tests }: Rule, column: number) => tests.find(({ input }) => input === column)?.passes.points

type Tests = RuleTrace['tests']

/** The cells of a rule as they look when they hold and when they do not: the same for every case. */
const markedCells = ({ cells }: Rule) => ({
  held: cells.map((text) => ({ text, held: true })),
  failed: cells.map((text) => ({ text, held: false })),
})

/** What each cell said; the very list of those that hold, where all do. */
function testsOf(
  { tests }: Rule,
  { held, failed }: ReturnType<typeof markedCells>,
  values: readonly Value[],
  frame: Frame,
): Tests {
  let said = held
  for (const { input, passes } of tests) {
    if (passes(values[input]!, frame) === true) continue
    if (said === held) said = held.slice()
    said[input] = failed[input]!
  }
  return said
}

const traceOf = (
  { number, id, annotations }: Rule,
  tests: Tests,
  match: Match | undefined,
  chosen: ReadonlySet<Match>,
  outputs: readonly Output[],
): RuleTrace => ({
  number,
  id,
  matched: match !== undefined,
  chosen: match !== undefined && chosen.has(match),
  tests,
  outputs: match ? outputs.map(({ name }, index) => ({ name: name ?? '', value: match.outputs[index]! })) : [],
  annotations,
})
