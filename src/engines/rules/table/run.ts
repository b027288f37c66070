import type { Code, Frame, Value } from '#engines/feel'
import type { Place } from '#ground/source'
import { finderOf } from './find.ts'
import type { Input, Match, Output, Policy, Rule } from './parts.ts'
import { TracedFrame } from './traced-frame.ts'

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
    if (matches.length === 0) {
      if (frame instanceof TracedFrame) frame.worked = { values, matches, chosen: matches }
      return otherwise(outputs, frame)
    }
    const { value, trouble, chosen } = policy.judge(matches, outputs, frame.run)
    if (frame instanceof TracedFrame) frame.worked = { values, matches, chosen }
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
