import type { Result, Run, Value } from '#engines/feel'
import { add, compare, distinct, equal, FeelError } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { Match, Output, Policy, Verdict } from './parts.ts'

type Spending = Pick<Run, 'spend'>

/* DMN 1.5 §8.2.11. */

/** What one rule gives: a value, or a context where the table has several outputs. */
function resultOf({ outputs: values }: Match, outputs: readonly Output[]): Value {
  if (outputs.length === 1) return values[0]!
  return new Map(outputs.map(({ name }, index): [string, Value] => [name ?? '', values[index]!]))
}

const oneOf = (match: Match, outputs: readonly Output[]): Verdict => ({
  value: resultOf(match, outputs),
  chosen: [match],
})

const troubled = (matches: readonly Match[], trouble: string): Verdict => ({ value: null, chosen: matches, trouble })

const MOST_NAMED = 10

const numbers = (matches: readonly Match[]) => {
  const named = matches.slice(0, MOST_NAMED).map(({ rule }) => rule.number)
  return [...named, ...(matches.length > MOST_NAMED ? ['others'] : [])].join(' and ')
}

const unique: Policy = {
  name: 'U',
  judge: (matches, outputs) =>
    matches.length === 1
      ? oneOf(matches[0]!, outputs)
      : troubled(matches, `Only one rule may match, and rules ${numbers(matches)} do.`),
}

const any: Policy = {
  name: 'A',
  judge(matches, outputs, run) {
    const value = resultOf(matches[0]!, outputs)
    const agreed = matches.every((match) => equal(resultOf(match, outputs), value, run) === true)
    return agreed
      ? { value, chosen: matches }
      : troubled(matches, `Rules ${numbers(matches)} match and give different values.`)
  },
}

const first: Policy = { name: 'F', first: true, judge: (matches, outputs) => oneOf(matches[0]!, outputs) }

/** The weight of a value: its position among the output values; one that is not there comes last. */
function weight(value: Value, { values }: Output, run?: Spending): number {
  if (!values) return Number.MAX_SAFE_INTEGER
  const position = positionOf(value, values, run)
  return position < 0 ? Number.MAX_SAFE_INTEGER : position
}

const positions = new WeakMap<readonly Value[], ReadonlyMap<Value, number>>()

/** Texts, as most are, by a look; others one by one. */
function positionOf(value: Value, values: readonly Value[], run?: Spending): number {
  if (typeof value === 'string') return textsOf(values).get(value) ?? -1
  run?.spend(values.length >> 3)
  return values.findIndex((each) => equal(each, value, run) === true)
}

function textsOf(values: readonly Value[]): ReadonlyMap<Value, number> {
  const known = positions.get(values)
  if (known) return known
  const made = new Map(values.map((value, index): [Value, number] => [value, index]).reverse())
  positions.set(values, made)
  return made
}

interface Weighed {
  readonly match: Match
  readonly weights: readonly number[]
}

const weighed = (match: Match, outputs: readonly Output[], run?: Spending): Weighed => ({
  match,
  weights: outputs.map((output, index) => weight(match.outputs[index]!, output, run)),
})

function order(a: Weighed, b: Weighed): number {
  const differs = a.weights.findIndex((each, index) => each !== b.weights[index])
  return differs < 0 ? 0 : a.weights[differs]! - b.weights[differs]!
}

/** Those of most weight first; of the same weight in their order. */
const sorted = (matches: readonly Match[], outputs: readonly Output[], run?: Spending): Weighed[] =>
  matches.map((match) => weighed(match, outputs, run)).sort(order)

export const byWeight = (matches: readonly Match[], outputs: readonly Output[]): Match[] =>
  sorted(matches, outputs).map(({ match }) => match)

const priority: Policy = {
  name: 'P',
  judge(matches, outputs, run) {
    const all = sorted(matches, outputs, run)
    const best = all[0]!
    const chosen = new Set(all.filter((each) => order(each, best) === 0).map(({ match }) => match))
    return { value: resultOf(best.match, outputs), chosen: matches.filter((match) => chosen.has(match)) }
  },
}

const all = (matches: readonly Match[], outputs: readonly Output[]): Verdict => ({
  value: matches.map((match) => resultOf(match, outputs)),
  chosen: matches,
})

const ruleOrder: Policy = { name: 'R', judge: all }
const collect: Policy = { name: 'C', judge: all }
const outputOrder: Policy = {
  name: 'O',
  judge: (matches, outputs, run) =>
    all(
      sorted(matches, outputs, run).map(({ match }) => match),
      outputs,
    ),
}

type Fold = (values: readonly Value[], run: Run) => Result

function collecting(name: string, fold: Fold): Policy {
  return {
    name,
    judge(matches, _outputs, run) {
      const value = fold(
        matches.map(({ outputs }) => outputs[0]!),
        run,
      )
      return value instanceof FeelError ? troubled(matches, value.message) : { value, chosen: matches }
    },
  }
}

const sum: Fold = (values) =>
  values.reduce<Result>((total, value) => (total instanceof FeelError ? total : add(total, value)), Decimal.of(0))

/** The value that no other comes before, in the order of the sign. */
const extreme =
  (sign: 1 | -1): Fold =>
  (values) =>
    values.reduce<Result>((best, value) => {
      if (best instanceof FeelError) return best
      const order = compare(value, best)
      if (Number.isNaN(order)) return new FeelError('not-comparable', 'The values that were collected have no order.')
      return order === sign ? value : best
    }, values[0] ?? null)

/** How many different values there are. */
const count: Fold = (values, run) => Decimal.of(distinct(values, run).length)

export const policies: ReadonlyMap<string, Policy> = new Map([
  ['UNIQUE', unique],
  ['ANY', any],
  ['PRIORITY', priority],
  ['FIRST', first],
  ['RULE ORDER', ruleOrder],
  ['OUTPUT ORDER', outputOrder],
  ['COLLECT', collect],
  ['COLLECT SUM', collecting('C+', sum)],
  ['COLLECT MIN', collecting('C<', extreme(-1))],
  ['COLLECT MAX', collecting('C>', extreme(1))],
  ['COLLECT COUNT', collecting('C#', count)],
])
