import type { Json, Value } from '#engines/feel'
import { toJson, withinBudget } from '#engines/feel'
import type { Currency, Sentence } from '#engines/form'
import type { DecisionTrace, Outcome, Trace } from '#engines/rules'
import { traceToJson } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { reasonsFor } from './finding/reasons.ts'
import type { Definition, Process, Step } from './model.ts'

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
  /** What went wrong on the way. */
  readonly errors: Outcome['errors']
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

export interface FindOptions {
  readonly currency?: Currency
  /** The languages that reasons are worded in; all of the service's where it is not given, as for what is kept. */
  readonly languages?: readonly string[]
}

/** Runs the decisions that the process names over a walk's values. */
export function findFor(
  definition: Definition,
  values: ReadonlyMap<string, Value>,
  options: FindOptions = {},
): Finding {
  const { process } = definition
  const { trace, errors, decided, failed } = decideAll(definition, values)
  const code = decided.get(process.finding.outcome) ?? null
  const { outcome, amount, lacksAmount } = concluded(process, { code, decided, failed })
  const known = new Map<string, Value>(decided).set('outcome', code).set('amount', amount ?? null)
  const said = { hasAmount: amount !== undefined, trace, values: joined(values, decided), ...options }
  return {
    outcome,
    amount,
    values: known,
    reasons: lacksAmount ? [] : reasonsFor(definition, said),
    ...{ trace, errors },
    route: routeOf(process, outcome, known),
  }
}

/** Works out the decisions that the process looks at, each once; what rests on an error is not sure. */
function decideAll({ rules, decides }: Definition, values: ReadonlyMap<string, Value>) {
  const decided = new Map<string, Value>()
  const decisions: DecisionTrace[] = []
  const failed = new Set<string>()
  const told: Outcome['errors'][number][] = []
  for (const name of decides) {
    if (decided.has(name)) continue
    const { value, trace, errors } = decideOne(rules, name, values)
    told.push(...(errors ?? []).filter((error) => isNew(error, told)))
    for (const decision of trace?.decisions ?? []) {
      if (decided.has(decision.decision)) continue
      decided.set(decision.decision, decision.value)
      decisions.push(decision)
    }
    decided.set(name, value)
    if (errors === undefined || errors.length > 0) failed.add(name)
  }
  return { decided, failed, errors: told, trace: { decisions } }
}

/** Two decisions may rest on one that goes wrong. */
const isNew = ({ decision, message }: Outcome['errors'][number], told: Outcome['errors']): boolean =>
  !told.some((other) => other.decision === decision && other.message === message)

/** Rules that take more steps than they are allowed have no answer, as those that end in an error: an officer decides. */
function decideOne(
  rules: Definition['rules'],
  name: string,
  values: ReadonlyMap<string, Value>,
): Partial<Outcome> & Pick<Outcome, 'value'> {
  return withinBudget(() => rules.decide(name, values, { explain: true }), { value: null })
}

function joined(values: ReadonlyMap<string, Value>, decided: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const all = new Map(values)
  for (const [name, value] of decided) all.set(name, value)
  return all
}

interface Decided {
  readonly code: Value
  readonly decided: ReadonlyMap<string, Value>
  readonly failed: ReadonlySet<string>
}

/** A code that nobody wrote words for is no outcome; and one that has an amount is none where nobody knows how much. */
function concluded({ finding, outcomes }: Process, { code, decided, failed }: Decided) {
  const known = typeof code === 'string' && !failed.has(finding.outcome) ? outcomes.get(code) : undefined
  if (!known?.hasAmount) return { outcome: known?.code ?? null, lacksAmount: false }
  const sum = finding.amount === undefined || failed.has(finding.amount) ? undefined : decided.get(finding.amount)
  return sum instanceof Decimal
    ? { outcome: known.code, amount: sum, lacksAmount: false }
    : { outcome: null, lacksAmount: true }
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
