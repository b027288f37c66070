import { Frame } from '#engines/feel'
import type { TableTrace } from '../trace.ts'
import { askOf, heldByAll, rulesIn } from './explain/held.ts'
import { keeperOf } from './explain/kept.ts'
import { ruleTelling } from './explain/rule-traces.ts'
import type { Match, Rule } from './parts.ts'
import type { Table } from './run.ts'
import type { TracedFrame } from './traced-frame.ts'

type Explain = (frame: TracedFrame) => TableTrace

/**
 * What every cell of every rule says, in a frame in which the table was worked out: by columns that were put together beforehand, as
 * far as there are any, and the other cells by asking, which is told to nobody. All that is needed for it is made when it is first asked for.
 */
export function explainTable(table: Table): Explain {
  let explain: Explain | undefined
  return (frame) => {
    explain ??= explaining(table)
    return explain(frame)
  }
}

function explaining({ inputs, rules, policy, outputs }: Table): Explain {
  const ask = askOf(rules, inputs.length)
  const keep = keeperOf(rules, policy.first === true)
  const telling = ruleTelling(rules, outputs, inputs.length)
  const steps = (rules.length * (1 + inputs.length)) >> 4
  return ({ slots, run, worked }) => {
    const { values, chosen, matches: found } = worked!
    const frame = new Frame(slots.slice(), run.again())
    frame.run.spend(steps)
    const held = ask(values, frame)
    const matched = rulesIn(heldByAll(held, rules.length))
    const matches = matched.map((rule, index) => found[index] ?? matchOf(rules[rule]!, frame))
    const { rules: kept, leftOut } = keep({ values, held, matched })
    const isChosen = chosen.length > 1 ? new Set(chosen) : undefined
    let next = 0
    const told = kept.map((rule) => {
      while (matched[next]! < rule) next++
      if (matched[next] !== rule) return telling.failed(rule, held)
      const match = matches[next]!
      return telling.matched(rule, isChosen ? isChosen.has(match) : chosen[0] === match, match.outputs)
    })
    const columns = inputs.map(({ text, label }, index) => ({ text, label, value: values[index]! }))
    const same = { hitPolicy: policy.name, inputs: columns, rules: told }
    return leftOut === undefined ? same : { ...same, leftOut }
  }
}

/** A rule that holds too, behind the first one. */
const matchOf = (rule: Rule, frame: Frame): Match => ({
  rule,
  outputs: rule.outputs.map((output) => output.code(frame)),
})
