import type { Code, Value } from '#engines/feel'
import { Frame, Run } from '#engines/feel'
import type { Place } from '#ground/source'
import type { RuleTrace, TableTrace } from '../trace.ts'
import type { Input, Match, Output, Policy, Rule, Verdict } from './parts.ts'

export interface Table {
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly rules: readonly Rule[]
  readonly policy: Policy
  readonly at: Place
}

/** A table as code: inputs once, then the rules in their order, each cell by cell until one does not hold. */
export function runTable(table: Table): Code {
  const { inputs, rules, policy, outputs, at } = table
  const text = { text: '', place: () => at }
  return (frame) => {
    const values = inputs.map((input) => input.code(frame))
    const matches: Match[] = []
    for (const rule of rules) {
      if (!holds(rule, values, frame)) continue
      matches.push({ rule, outputs: rule.outputs.map((output) => output(frame)) })
      if (policy.first) break
    }
    if (matches.length === 0) return otherwise(outputs, frame)
    const { value, trouble } = policy.judge(matches, outputs)
    return trouble === undefined ? value : frame.run.report('rules-disagree', trouble, text, 0)
  }
}

function holds({ tests }: Rule, values: readonly Value[], frame: Frame): boolean {
  for (const { input, passes } of tests) if (passes(values[input]!, frame) !== true) return false
  return true
}

/** What the table gives where no rule matches: the outputs' defaults, or null. */
function otherwise(outputs: readonly Output[], frame: Frame): Value {
  if (!outputs.some((output) => output.otherwise)) return null
  const values = outputs.map((output) => (output.otherwise ? output.otherwise(frame) : null))
  if (values.length === 1) return values[0]!
  return new Map(outputs.map(({ name }, index): [string, Value] => [name ?? '', values[index]!]))
}

/** Works the table out once more and keeps what every cell of every rule said. */
export function explainTable(table: Table): (frame: Frame) => TableTrace {
  const { inputs, rules, policy, outputs } = table
  return (asked) => {
    const frame = new Frame(asked.slots.slice(), new Run())
    const values = inputs.map((input) => input.code(frame))
    const matches = rules
      .filter((rule) => holds(rule, values, frame))
      .map((rule): Match => ({ rule, outputs: rule.outputs.map((output) => output(frame)) }))
    const verdict = matches.length > 0 ? policy.judge(matches, outputs) : undefined
    return {
      hitPolicy: policy.name,
      inputs: inputs.map(({ text, label }, index) => ({ text, label, value: values[index]! })),
      rules: rules.map((rule) => traceOf(rule, table, values, matches, verdict, frame)),
    }
  }
}

function traceOf(
  rule: Rule,
  { outputs }: Table,
  values: readonly Value[],
  matches: readonly Match[],
  verdict: Verdict | undefined,
  frame: Frame,
): RuleTrace {
  const match = matches.find((each) => each.rule === rule)
  const failed = new Set(
    rule.tests.filter(({ input, passes }) => passes(values[input]!, frame) !== true).map(({ input }) => input),
  )
  return {
    number: rule.number,
    id: rule.id,
    matched: match !== undefined,
    chosen: match !== undefined && (verdict?.chosen.includes(match) ?? false),
    tests: rule.cells.map((text, input) => ({ text, held: !failed.has(input) })),
    outputs: match ? outputs.map(({ name }, index) => ({ name: name ?? '', value: match.outputs[index]! })) : [],
    annotations: rule.annotations,
  }
}
