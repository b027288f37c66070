import { equal } from '#engines/feel'
import type { Output } from '../parts.ts'
import type { Looked } from './looked.ts'
import { meeting } from './pairs.ts'
import { contains, isIn } from './ranges.ts'
import type { Steps } from './steps.ts'
import { spend } from './steps.ts'
import { isCovered } from './uncovered.ts'

/** Why a rule never counts. */
export type Unreachable =
  /** The cell of this column holds for no value that there is. */
  | { readonly rule: number; readonly why: 'never holds'; readonly column: number }
  /** Another one asks the same, and gives the same where that matters. */
  | { readonly rule: number; readonly why: 'repeated'; readonly by: number }
  /** Wherever it holds, one of these goes before it. */
  | { readonly rule: number; readonly why: 'masked'; readonly by: readonly number[] }

export function unreachableIn(looked: Looked, steps: Steps): Unreachable[] {
  const empty = looked.rules.flatMap((_, rule) => neverHolds(looked, rule))
  const dead = new Set(empty.map(({ rule }) => rule))
  const { policy } = looked.seen
  const others = policy === 'F' || policy === 'P' ? masked(looked, dead, steps) : repeated(looked, dead)
  return [...empty, ...others]
}

function neverHolds({ columns }: Looked, rule: number): Unreachable[] {
  const column = columns.findIndex(({ may }) => may[rule]!.length === 0)
  return column < 0 ? [] : [{ rule, why: 'never holds', column }]
}

/** Rules that ask exactly the same. Of a table of which only one may hold, whatever they give; of any other, where they give the same. */
function repeated(looked: Looked, dead: ReadonlySet<number>): Unreachable[] {
  const known = new Map<string, number>()
  return looked.rules.flatMap((each, rule): Unreachable[] => {
    if (dead.has(rule)) return []
    // A cell that only running it can judge is known by its text.
    const asks = looked.columns.map(({ cells, may, sure }) => {
      const isKnown = may[rule]!.join() === sure[rule]!.join()
      return isKnown ? may[rule]!.join() : cells[rule]!.text
    })
    const key = JSON.stringify(looked.seen.policy === 'U' ? asks : [...asks, each.written])
    const by = known.get(key)
    known.set(key, by ?? rule)
    return by === undefined ? [] : [{ rule, why: 'repeated', by }]
  })
}

function masked(looked: Looked, dead: ReadonlySet<number>, steps: Steps): Unreachable[] {
  const before = looked.seen.policy === 'F' ? earlier : ofMoreWeight(looked)
  const sure = looked.columns.map((column) => column.sure)
  const may = looked.columns.map((column) => column.may)
  const minds = (other: number, rule: number) => !dead.has(rule) && before(other, rule)
  return [...meeting(sure, may, steps, minds)].flatMap(([rule, others]): Unreachable[] => {
    const by = coverOf(looked, rule, others, steps)
    return by ? [{ rule, why: 'masked', by }] : []
  })
}

type Before = (a: number, b: number) => boolean

const earlier: Before = (a, b) => a < b

/** Whether the one rule's outputs weigh more than the other's; what is worked out weighs nobody knows what. */
function ofMoreWeight({ rules, seen }: Looked): Before {
  const weights = rules.map(({ outputs }) => outputs?.map((value, index) => weightOf(value, seen.outputs[index])))
  return (a, b) => {
    const [x, y] = [weights[a], weights[b]]
    if (!x || !y) return false
    const at = x.findIndex((weight, index) => weight !== y[index])
    return at >= 0 && x[at]! < y[at]!
  }
}

function weightOf(value: NonNullable<Looked['rules'][number]['outputs']>[number], output: Output | undefined): number {
  const position = output?.values?.findIndex((each) => equal(each, value) === true) ?? -1
  return position < 0 ? Number.MAX_SAFE_INTEGER : position
}

/** Which of the others, all of which meet the rule, leave nothing of it; undefined where they leave something. */
function coverOf(looked: Looked, rule: number, others: readonly number[], steps: Steps): readonly number[] | undefined {
  const { columns } = looked
  spend(steps, (others.length >> 1) + 1)
  const alone = others.find((other) => columns.every(({ sure, may }) => contains(sure[other]!, may[rule]!)))
  if (alone !== undefined) return [alone]
  if (others.length < 2 || showsItself(looked, rule, others, steps)) return undefined
  const space = columns.map(({ may }) => may[rule]!)
  const covers = columns.map(({ sure }) => sure)
  const covered = (rules: readonly number[]) => isCovered({ space, covers, rules }, steps)
  return covered(others) ? fewest(others, covered) : undefined
}

/** At the last of its places, or the first of them, nothing goes before it: most rules are found so, before anything is gone through. */
function showsItself({ columns }: Looked, rule: number, others: readonly number[], steps: Steps): boolean {
  return [-1, 0].some((end) => {
    spend(steps, others.length >> 1)
    const places = columns.map(({ may }) => may[rule]!.at(end)!)
    const holds = (other: number) => columns.every(({ sure }, column) => isIn(places[column]!, sure[other]!))
    return !others.some(holds)
  })
}

/** Those that cannot be left out, where there are not too many to try. */
function fewest(rules: readonly number[], covered: (rules: readonly number[]) => boolean): readonly number[] {
  if (rules.length > 16) return rules
  return rules.reduce<readonly number[]>((kept, rule) => {
    const others = kept.filter((other) => other !== rule)
    return covered(others) ? others : kept
  }, rules)
}
