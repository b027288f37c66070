import { Decimal } from '#ground/decimal'
import type { FeelError } from '../values/error.ts'
import type { Builtin, During, Form, Result, Type } from '../values/types.ts'
import { builtin, form, number, numbers, rest, wrong } from './define.ts'
import { wholeNumber } from './whole.ts'

/* DMN 1.5 §10.3.4.4: what is worked out from a list of numbers. Of no numbers there is no sum, mean or the like: null. */

const clause = '10.3.4.4'

type Work = (values: readonly Decimal[], during: During) => Result

/** Called with a list or with the numbers one by one. */
function over(gives: Type, work: Work): Form[] {
  return [
    form([numbers('list')], gives, ([values], during) => known(values, work, during)),
    form([number('n1'), rest(number('n'))], gives, ([first, others], during) => work([first, ...others], during)),
  ]
}

function known(values: readonly (Decimal | null)[], work: Work, during: During): Result | FeelError {
  const numbers = values.filter((value) => value !== null)
  return numbers.length < values.length ? wrong('A null in the list is not a number.') : work(numbers, during)
}

function sum(values: readonly Decimal[]): Decimal {
  let total = Decimal.zero
  for (const value of values) total = total.plus(value)
  return total
}

function mean(values: readonly Decimal[]): Decimal {
  return sum(values).dividedBy(wholeNumber(values.length))
}

function ascending(values: readonly Decimal[]): readonly Decimal[] {
  return values.toSorted((a, b) => a.compare(b))
}

function median(values: readonly Decimal[]): Decimal {
  const ordered = ascending(values)
  const middle = ordered.length >>> 1
  return ordered.length % 2 === 1 ? ordered[middle]! : mean([ordered[middle - 1]!, ordered[middle]!])
}

function modes(values: readonly Decimal[], during: During): readonly Decimal[] {
  during.spend(values.length)
  const runs: { value: Decimal; times: number }[] = []
  for (const value of ascending(values)) {
    const last = runs.at(-1)
    if (last?.value.equals(value)) last.times++
    else runs.push({ value, times: 1 })
  }
  const most = runs.reduce((greatest, { times }) => Math.max(greatest, times), 0)
  return runs.filter(({ times }) => times === most).map(({ value }) => value)
}

const orNull =
  (work: (values: readonly Decimal[]) => Decimal) =>
  (values: readonly Decimal[]): Result =>
    values.length === 0 ? null : work(values)

/** Of a sample: divided by one less than there are. */
function deviation(values: readonly Decimal[], during: During): Result {
  during.spend(4 * values.length)
  return values.length < 2 ? wrong('A deviation needs two numbers at least.') : Decimal.sampleDeviation(values)
}

function product(values: readonly Decimal[]): Decimal {
  return values.reduce((so, value) => so.times(value), Decimal.one)
}

export const statistics: readonly Builtin[] = [
  builtin('sum', clause, ['sum([1, 2, 3])', '6'], ...over('number', orNull(sum))),
  builtin('product', clause, ['product(2, 3, 4)', '24'], ...over('number', orNull(product))),
  builtin('mean', clause, ['mean([1, 2, 3])', '2'], ...over('number', orNull(mean))),
  builtin('median', clause, ['median(8, 2, 5, 3, 4)', '4'], ...over('number', orNull(median))),
  builtin(
    'stddev',
    clause,
    ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
    ...over('number', deviation),
  ),
  builtin('mode', clause, ['mode([6, 1, 9, 6, 1])', '[1, 6]'], ...over({ list: 'number' }, modes)),
]
