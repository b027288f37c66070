import type { Value } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { mostRulesTraced } from '../../limits.ts'
import type { Rule } from '../parts.ts'
import type { Held } from './held.ts'
import { allRules, isIn, rulesIn } from './held.ts'

/** What is known of a table's rules for some values. */
interface Asked {
  readonly values: readonly Value[]
  readonly held: readonly Held[]
  /** The rules of which every cell holds, in their order. */
  readonly matched: readonly number[]
}

/** The rules that a trace keeps, in their order, and how many it does not. */
interface Kept {
  readonly rules: readonly number[]
  readonly leftOut?: number
}

/**
 * Of a long table those rules that held, as far as there is room, and those that came nearest to it: what nobody reads need not lie
 * with every case. Where the `first` that holds settles it, nobody says of those behind it that they failed.
 */
export function keeperOf(rules: readonly Rule[], first: boolean): (asked: Asked) => Kept {
  const all = { rules: rules.map((_, index) => index) }
  if (rules.length <= mostRulesTraced) return () => all
  const missed = missing(rules)
  return (asked) => {
    const { matched } = asked
    const reached = first && matched.length > 0 ? matched[0]! : rules.length
    const set = new Int32Array((rules.length + 31) >>> 5)
    for (const rule of matched.slice(0, half)) put(rule, set)
    addNearest(set, asked, reached, missed)
    const kept = rulesIn(set)
    return { rules: kept, leftOut: rules.length - kept.length }
  }
}

const half = mostRulesTraced / 2

function put(rule: number, set: Int32Array): void {
  set[rule >>> 5] = set[rule >>> 5]! | (1 << (rule & 31))
}

/** Of the first so many rules those of which the fewest conditions failed, and of as many the ones whose numbers were missed by least. */
function addNearest(set: Int32Array, asked: Asked, reached: number, missed: Missed): void {
  let room = half
  for (const alike of byFailed(asked.held, reached).slice(1)) {
    const rules = rulesIn(alike)
    if (rules.length > room) addLeastMissed(set, rules, missed(rules, asked), room)
    else for (const rule of rules) put(rule, set)
    room -= rules.length
    if (room <= 0) break
  }
}

/** For each number of conditions, from none on, the rules of which exactly so many failed. */
function byFailed(held: readonly Held[], reached: number): Int32Array[] {
  const all = allRules(reached)
  const failed = [all, ...held.map(() => new Int32Array(all.length))]
  for (const [index, column] of held.entries())
    for (let count = index + 1; count >= 0; count--) sift(failed[count]!, failed[count - 1], column)
  return failed
}

/** Those of which so many failed still, for this column holds too; and those of which one less had. */
function sift(alike: Int32Array, fewer: Int32Array | undefined, { sets, from }: Held): void {
  for (let word = 0; word < alike.length; word++) {
    const holds = sets[from + word]!
    alike[word] = (alike[word]! & holds) | (fewer ? fewer[word]! & ~holds : 0)
  }
}

/** As many as there is room for; of those that are equally far the first. */
function addLeastMissed(set: Int32Array, rules: readonly number[], distances: Float64Array, room: number): void {
  const sorted = distances.toSorted()
  const farthest = sorted[room - 1]!
  let equallyFar = room - sorted.indexOf(farthest)
  for (let index = 0; index < rules.length; index++) {
    const distance = distances[index]!
    if (distance < farthest || (distance === farthest && equallyFar-- > 0)) put(rules[index]!, set)
  }
}

/** By how much the numbers missed what each of these rules asks, all columns together in which it failed. */
type Missed = (rules: readonly number[], asked: Asked) => Float64Array

/** The numbers of the cells are put together at the first use: most tables are never explained. */
function missing(all: readonly Rule[]): Missed {
  const known: (readonly (Float64Array | undefined)[])[] = []
  return (rules, { values, held }) => {
    const distances = new Float64Array(rules.length)
    for (const column of held) {
      const value = values[column.input]!
      const number = value instanceof Decimal ? value.toNumber() : undefined
      const numbers = known[column.input] ?? numbersIn(all, column.input)
      known[column.input] = numbers
      for (let index = 0; index < rules.length; index++) {
        const rule = rules[index]!
        if (!isIn(column, rule)) distances[index] = distances[index]! + missedBy(number, numbers[rule])
      }
    }
    return distances
  }
}

/** The numbers that the cells of a column name, a list each; none where a cell looks at more than constants. */
const numbersIn = (rules: readonly Rule[], column: number): (Float64Array | undefined)[] =>
  rules.map(({ tests }) => {
    const points = tests.find(({ input }) => input === column)?.passes.points?.filter((each) => each instanceof Decimal)
    return points && points.length > 0 ? Float64Array.from(points, (point) => point.toNumber()) : undefined
  })

/** By how much a number missed the nearest of a cell's, as a part of that one. */
function missedBy(number: number | undefined, numbers: Float64Array | undefined): number {
  let least = Number.POSITIVE_INFINITY
  if (number === undefined || !numbers) return least
  for (const each of numbers) {
    const far = Math.abs(number - each) / (Math.abs(each) || 1)
    if (far < least) least = far
  }
  return least
}
