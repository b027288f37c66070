import type { Json, Value } from '#engines/feel'
import { toJson } from '#engines/feel'
import type { Currency, Sentence } from '#engines/form'
import type { DecisionTrace, Outcome, Trace } from '#engines/rules'
import { traceToJson } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { decisionsOf } from './bind-rules.ts'
import type { Definition, Process, Step } from './model.ts'
import { reasonsFor } from './reasons.ts'

/** What the rules work out from answers, with the reasons. */
export interface Finding {
  /** One of the process's outcomes; null where the rules give no sure answer, and then the route is an officer's step. */
  readonly outcome: string | null
  /** Where the outcome has one. */
  readonly amount?: Decimal
  /** Every decision that was worked out, with `outcome` (as the rules gave it) and `amount` (as it is due). */
  readonly values: ReadonlyMap<string, Value>
  /** In the order in which an applicant should read them: what follows, then how it was worked out. */
  readonly reasons: readonly Reason[]
  readonly trace: Trace
  /** The first step of the process whose `when` holds. */
  readonly route: Step
}

export interface Reason {
  readonly decision: string
  /** The id of the rule of a table that held. */
  readonly rule?: string
  /** What words files call it: the id of the rule, or of the decision. */
  readonly id: string
  /** Filled, per language. */
  readonly words: Sentence
  readonly law?: Sentence
}

/** Runs the decisions that the process names over a walk's values. */
export function findFor(
  definition: Definition,
  values: ReadonlyMap<string, Value>,
  { currency }: { currency?: Currency } = {},
): Finding {
  const { process, rules } = definition
  const inputs = new Map([...rules.inputs.keys()].map((name) => [name, values.get(name) ?? null]))
  const outcomes = decisionsOf(process, rules).map((name) => ({
    name,
    ...rules.decide(name, inputs, { explain: true }),
  }))
  const trace = { decisions: merged(outcomes) }
  const decided = new Map([
    ...trace.decisions.map(({ decision, value }): [string, Value] => [decision, value]),
    ...outcomes.map(({ name, value }): [string, Value] => [name, value]),
  ])
  const { outcome, amount } = concluded(process, decided, outcomes)
  const code = decided.get(process.finding.outcome) ?? null
  const known = new Map<string, Value>([...decided, ['outcome', code], ['amount', amount ?? null]])
  const reasons = reasonsFor(definition, {
    outcome,
    hasAmount: amount !== undefined,
    trace,
    values: new Map([...values, ...decided]),
    currency,
  })
  return { outcome, amount, values: known, reasons, trace, route: routeOf(process, outcome, known) }
}

/** Each decision once, in the order in which it was first worked out. */
function merged(outcomes: readonly Outcome[]): DecisionTrace[] {
  const all = outcomes.flatMap(({ trace }) => trace?.decisions ?? [])
  return [...new Map(all.map((decision): [string, DecisionTrace] => [decision.id, decision])).values()]
}

/** An outcome that nobody wrote words for, or that rests on an error, is no sure answer. */
function concluded(
  { finding, outcomes }: Process,
  decided: ReadonlyMap<string, Value>,
  runs: readonly (Outcome & { name: string })[],
) {
  const code = decided.get(finding.outcome)
  const sure = runs.every(({ name, errors }) => name !== finding.outcome || errors.length === 0)
  const outcome = sure && typeof code === 'string' && outcomes.has(code) ? code : null
  const sum = finding.amount === undefined ? undefined : decided.get(finding.amount)
  const amount = outcome !== null && outcomes.get(outcome)?.hasAmount && sum instanceof Decimal ? sum : undefined
  return { outcome, amount }
}

function routeOf({ steps }: Process, outcome: string | null, values: ReadonlyMap<string, Value>): Step {
  const open = outcome === null ? steps.filter(({ by }) => by === 'officer') : steps
  const route = open.find(({ when }) => !when || when.run(values) === true) ?? open.at(-1)
  if (!route) throw new Error('A process that was read has a step by an officer.')
  return route
}

/** A finding as it is stored with the case: readable without the engine that made it. */
export function findingToJson({ outcome, amount, values, reasons, trace, route }: Finding): Json {
  return {
    outcome,
    ...(amount && { amount: amount.toString() }),
    values: toJson(values),
    reasons: reasons.map(reasonToJson),
    trace: traceToJson(trace),
    route: { step: route.step, by: route.by, ...(route.within !== undefined && { within: route.within }) },
  }
}

const reasonToJson = ({ decision, rule, id, words, law }: Reason): Json => ({
  ...{ decision, id, words: Object.fromEntries(words) },
  ...(rule !== undefined && { rule }),
  ...(law && { law: Object.fromEntries(law) }),
})
