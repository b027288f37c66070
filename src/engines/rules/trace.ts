import type { Json, Value } from '#engines/feel'
import { JsonRoom, toJson, withinBudget } from '#engines/feel'

/** How a value came about: every decision in the order in which it was worked out. */
export interface Trace {
  readonly decisions: readonly DecisionTrace[]
}

export interface DecisionTrace {
  readonly decision: string
  readonly id: string
  readonly kind: string
  readonly value: Value
  /** The FEEL of a literal expression. */
  readonly text?: string
  /** The knowledge sources it answers to: the law. */
  readonly sources: readonly string[]
  readonly description?: string
  readonly inputs: readonly { name: string; value: Value; from: 'input' | 'decision' }[]
  readonly table?: TableTrace
}

export interface TableTrace {
  readonly hitPolicy: string
  readonly inputs: readonly { text: string; label: string; value: Value }[]
  readonly rules: readonly RuleTrace[]
  /** How many rules of a long table are not among them; none where it is missing. */
  readonly leftOut?: number
}

export interface RuleTrace {
  readonly number: number
  readonly id: string
  /** All its cells held. */
  readonly matched: boolean
  /** What the table gave came of it: the first of several, those of most weight, all that were collected. */
  readonly chosen: boolean
  readonly tests: readonly { text: string; held: boolean }[]
  readonly outputs: readonly { name: string; value: Value }[]
  readonly annotations: Readonly<Record<string, string>>
}

/** A trace as plain JSON, values exact, readable without the engine that made it. */
export function traceToJson(trace: Trace): Json {
  const show = shower()
  return { decisions: trace.decisions.map((each) => decisionToJson(each, show)) }
}

type Show = (value: Value) => Json

/** A value for which there is no room is an ellipsis: the same long list may stand in the trace of a hundred decisions. */
function shower(): Show {
  const room = new JsonRoom()
  return (value) => withinBudget(() => toJson(value, room), '…')
}

const decisionToJson = ({ value, inputs, table, ...rest }: DecisionTrace, show: Show): Json => ({
  ...plain(rest),
  value: show(value),
  inputs: inputs.map((input) => ({ name: input.name, value: show(input.value), from: input.from })),
  ...(table && { table: tableToJson(table, show) }),
})

const tableToJson = ({ hitPolicy, inputs, rules, leftOut }: TableTrace, show: Show): Json => ({
  hitPolicy,
  inputs: inputs.map((input) => ({ text: input.text, label: input.label, value: show(input.value) })),
  rules: rules.map((rule) => ruleToJson(rule, show)),
  ...(leftOut !== undefined && { leftOut }),
})

const ruleToJson = ({ number, id, matched, chosen, tests, outputs, annotations }: RuleTrace, show: Show): Json => ({
  number,
  id,
  matched,
  chosen,
  tests: tests.map(({ text, held }) => ({ text, held })),
  outputs: outputs.map((output) => ({ name: output.name, value: show(output.value) })),
  annotations: { ...annotations },
})

const plain = (rest: Omit<DecisionTrace, 'value' | 'inputs' | 'table'>) => ({
  decision: rest.decision,
  id: rest.id,
  kind: rest.kind,
  sources: [...rest.sources],
  ...(rest.text !== undefined && { text: rest.text }),
  ...(rest.description !== undefined && { description: rest.description }),
})
