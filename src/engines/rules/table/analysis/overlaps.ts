import type { Looked } from './looked.ts'
import { giveTheSame, holdsFor } from './looked.ts'
import { meeting } from './pairs.ts'
import { firstInBoth } from './ranges.ts'
import type { Steps } from './steps.ts'

/** Rules before a rule that can hold together with it. */
export interface Overlap {
  readonly rule: number
  readonly others: readonly number[]
  /** A place of each column for which it holds and the first of the others does. */
  readonly example: readonly number[]
}

/** Which rules can hold together, for a hit policy that minds: of ANY only those that give different things. */
export function overlapsIn(
  looked: Looked,
  steps: Steps,
  isTold: (earlier: number, later: number) => boolean,
): Overlap[] {
  const { columns, rules, seen } = looked
  const places = columns.map(({ surely }) => surely)
  const minds = (a: number, b: number) =>
    a < b && (seen.policy === 'U' || giveTheSame(rules[a]!, rules[b]!) === false) && !isTold(a, b)
  return [...meeting(places, places, steps, minds)]
    .map(([rule, others]) => {
      const example = places.map((column) => firstInBoth(column[others[0]!]!, column[rule]!))
      return { rule, others, example }
    })
    .filter(({ rule, others, example }) => [rule, others[0]!].every((each) => holdsFor(looked, each, example)))
    .sort((a, b) => a.rule - b.rule)
}
