import type { Ranges } from './ranges.ts'
import { firstInBoth, sizeOf } from './ranges.ts'
import type { Steps } from './steps.ts'
import { spend } from './steps.ts'

/** By column, then by rule. */
type Places = readonly (readonly Ranges[])[]

/** For every rule of the right, the rules of the left that meet it in every column, in their order; `minds` says which are asked for. */
export function meeting(
  left: Places,
  right: Places,
  steps: Steps,
  minds: (left: number, right: number) => boolean,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  const visit = (a: number, b: number) => {
    if (!minds(a, b) || !left.every((places, column) => firstInBoth(places[a]!, right[column]![b]!) >= 0)) return
    spend(steps, 1)
    const others = found.get(b)
    if (others) others.push(a)
    else found.set(b, [a])
  }
  const column = narrowest(left)
  meetingIn(left[column] ?? [], right[column] ?? [], steps, visit)
  return new Map([...found].map(([rule, others]) => [rule, inOrder(others)]))
}

/** Those that met in several runs are there several times. */
const inOrder = (rules: readonly number[]): readonly number[] =>
  [...Uint32Array.from(rules).sort()].filter((rule, index, all) => rule !== all[index - 1])

/** The column in which each rule meets the fewest. */
function narrowest(places: Places): number {
  const spread = places.map((column) => {
    const last = column.reduce((most, ranges) => Math.max(most, ranges.at(-1) ?? 0), 0)
    return column.reduce((sum, ranges) => sum + sizeOf(ranges), 0) / (last + 1)
  })
  return spread.indexOf(Math.min(...spread))
}

interface Run {
  readonly rule: number
  readonly from: number
  readonly to: number
  readonly isLeft: boolean
}

/** Calls back for the pairs that meet in one column; where they meet in several runs, for each of these. */
function meetingIn(
  left: readonly Ranges[],
  right: readonly Ranges[],
  steps: Steps,
  visit: (left: number, right: number) => void,
): void {
  const runs = [...runsOf(left, true), ...runsOf(right, false)].sort((a, b) => a.from - b.from)
  let open: [Run[], Run[]] = [[], []]
  for (const run of runs) {
    const still = ({ to }: Run) => to >= run.from
    // Looking whether a run is still open costs far less than a step elsewhere.
    spend(steps, ((open[0].length + open[1].length) >> 3) + 1)
    open = [open[0].filter(still), open[1].filter(still)]
    if (run.isLeft) for (const other of open[1]) visit(run.rule, other.rule)
    else for (const other of open[0]) visit(other.rule, run.rule)
    open[run.isLeft ? 0 : 1].push(run)
  }
}

function runsOf(places: readonly Ranges[], isLeft: boolean): Run[] {
  return places.flatMap((ranges, rule) => {
    const runs: Run[] = []
    for (let i = 0; i < ranges.length; i += 2) runs.push({ rule, from: ranges[i]!, to: ranges[i + 1]!, isLeft })
    return runs
  })
}
