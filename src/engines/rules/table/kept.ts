import type { Passes, Value } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { mostRulesTraced } from '../limits.ts'
import type { RuleTrace } from '../trace.ts'

/** What is kept of a table's rules, and how many are not. */
interface Kept {
  readonly rules: readonly RuleTrace[]
  readonly leftOut?: number
}

/** By how much the number in a column missed what a rule asks there. */
type Missed = (rule: number, column: number) => number

/**
 * Of a long table those rules that held, as far as there is room, and those that came nearest to it: what nobody reads need not lie
 * with every case.
 */
export function keptRules(all: readonly RuleTrace[], missed: Missed, first: boolean): Kept {
  if (all.length <= mostRulesTraced) return { rules: all }
  const held = all.filter(({ matched }) => matched).slice(0, mostRulesTraced / 2)
  const kept = new Set([...held, ...nearest(reached(all, first), missed)])
  const rules = all.filter((rule) => kept.has(rule))
  return { rules, leftOut: all.length - rules.length }
}

/** Where the first that holds settles it, nobody says of those behind it that they failed. */
function reached(all: readonly RuleTrace[], first: boolean): readonly RuleTrace[] {
  const last = first ? all.findIndex(({ matched }) => matched) : -1
  return last < 0 ? all : all.slice(0, last)
}

/** Those of which the fewest conditions failed, and of as many the ones whose numbers were missed by least. */
function nearest(all: readonly RuleTrace[], missed: Missed): RuleTrace[] {
  return all
    .filter(({ matched }) => !matched)
    .map((rule) => ({ rule, ...distanceOf(rule, missed) }))
    .sort((one, other) => one.count - other.count || byDistance(one.distance, other.distance))
    .slice(0, mostRulesTraced / 2)
    .map(({ rule }) => rule)
}

const byDistance = (one: number, other: number) => (one === other ? 0 : one - other)

function distanceOf({ number, tests }: RuleTrace, missed: Missed): { count: number; distance: number } {
  let [count, distance] = [0, 0]
  for (const [column, { held }] of tests.entries()) {
    if (held) continue
    count++
    distance += missed(number, column)
  }
  return { count, distance }
}

/** By how much a number missed the nearest of a cell's, as a part of that one. */
export function missedBy(value: Value | undefined, points: Passes['points']): number {
  if (!(value instanceof Decimal) || !points) return Number.POSITIVE_INFINITY
  const far = points.map((point) =>
    point instanceof Decimal
      ? Math.abs(value.toNumber() - point.toNumber()) / (Math.abs(point.toNumber()) || 1)
      : Number.POSITIVE_INFINITY,
  )
  return far.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
}
