import type { Column } from './column.ts'
import type { Looked } from './looked.ts'
import { holdsFor } from './looked.ts'
import { all, sizeOf, union } from './ranges.ts'
import type { Steps } from './steps.ts'
import type { Box } from './uncovered.ts'
import { uncovered } from './uncovered.ts'

export interface Gap {
  readonly box: Box
  /** A place of each column that shows it; undefined where any will do. */
  readonly example: readonly (number | undefined)[]
}

/** So many are put together into larger ones. */
const mostJoined = 200

/** What the declared values of the columns leave without a rule: the fewest boxes that were found, and how many there are. */
export function gapsIn(looked: Looked, steps: Steps): { gaps: Gap[]; count: number } {
  const { columns, rules } = looked
  const covers = columns.map((column) => (column.declared ? column.mayBe : column.cells.map(() => all(column.width))))
  const space = columns.map(({ width }) => all(width))
  const everyRule = rules.map((_, index) => index)
  const { boxes, count } = uncovered({ space, covers, rules: everyRule }, steps, mostJoined)
  const joined = count <= mostJoined ? join(boxes) : boxes
  const gaps = joined.map((box) => ({ box, example: exampleOf(box, columns) }))
  const shown = gaps.filter(({ example }) => everyRule.every((rule) => !holdsFor(looked, rule, example)))
  return { gaps: shown, count: count <= mostJoined ? shown.length : count }
}

/** The most ordinary place of each column: one between two constants rather than far beyond them. */
function exampleOf(box: Box, columns: readonly Column[]): (number | undefined)[] {
  return columns.map(({ width, declared }, index) => {
    const ranges = box[index]!
    return !declared || (sizeOf(ranges) === width && columns.length > 6) ? undefined : ranges[0]
  })
}

/** Boxes that differ in one column alone are one. */
function join(boxes: readonly Box[]): Box[] {
  const joined = [...boxes]
  for (let i = 0; i < joined.length; i++) {
    for (let j = i + 1; j < joined.length; j++) {
      const both = joinTwo(joined[i]!, joined[j]!)
      if (!both) continue
      joined.splice(j, 1)
      joined[i] = both
      // It may now go together with one that it did not go together with before.
      i = -1
      break
    }
  }
  return joined
}

function joinTwo(a: Box, b: Box): Box | undefined {
  const other = a.flatMap((ranges, index) => (ranges.join() === b[index]!.join() ? [] : [index]))
  if (other.length !== 1) return undefined
  return a.with(other[0]!, union(a[other[0]!]!, b[other[0]!]!))
}
