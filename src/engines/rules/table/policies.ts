import type { Result, Value } from '#engines/feel'
import { add, compare, equal, FeelError } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { Match, Output, Policy, Verdict } from './parts.ts'

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

const numbers = (matches: readonly Match[]) => matches.map(({ rule }) => rule.number).join(' and ')

const unique: Policy = {
  name: 'U',
  judge: (matches, outputs) =>
    matches.length === 1
      ? oneOf(matches[0]!, outputs)
      : troubled(matches, `Only one rule may match, and rules ${numbers(matches)} do.`),
}

const any: Policy = {
  name: 'A',
  judge(matches, outputs) {
    const value = resultOf(matches[0]!, outputs)
    const agreed = matches.every((match) => equal(resultOf(match, outputs), value) === true)
    return agreed
      ? { value, chosen: matches }
      : troubled(matches, `Rules ${numbers(matches)} match and give different values.`)
  },
}

const first: Policy = { name: 'F', first: true, judge: (matches, outputs) => oneOf(matches[0]!, outputs) }

/** The weight of a value: its position among the output values; one that is not there comes last. */
function weight(value: Value, { values }: Output): number {
  const position = values?.findIndex((each) => equal(each, value) === true) ?? -1
  return position < 0 ? Number.MAX_SAFE_INTEGER : position
}

function byWeight(a: Match, b: Match, outputs: readonly Output[]): number {
  for (const [index, output] of outputs.entries()) {
    const difference = weight(a.outputs[index]!, output) - weight(b.outputs[index]!, output)
    if (difference !== 0) return difference
  }
  return 0
}

const priority: Policy = {
  name: 'P',
  judge(matches, outputs) {
    const best = matches.toSorted((a, b) => byWeight(a, b, outputs))[0]!
    return { value: resultOf(best, outputs), chosen: matches.filter((match) => byWeight(match, best, outputs) === 0) }
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
  judge: (matches, outputs) =>
    all(
      matches.toSorted((a, b) => byWeight(a, b, outputs)),
      outputs,
    ),
}

type Fold = (values: readonly Value[]) => Result

function collecting(name: string, fold: Fold): Policy {
  return {
    name,
    judge(matches) {
      const value = fold(matches.map(({ outputs }) => outputs[0]!))
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
const count: Fold = (values) =>
  Decimal.of(
    values.filter((value, index) => !values.slice(0, index).some((other) => equal(other, value) === true)).length,
  )

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
