import type { Passes, Value } from '#engines/feel'
import { Decimal, OutOfRange } from '#ground/decimal'

/**
 * A column worked out beforehand: for every value that its cells tell apart, the set of rules whose cell holds, a bit each. Values that
 * no cell tells apart share one set.
 */
export interface Column {
  /** The rules that hold for a value; undefined for what only the cells themselves can judge. */
  setFor(value: Value): Uint32Array | undefined
}

/** The most words of sets that one column is given: 16 MB. */
const mostWords = 4_000_000

type Point = string | boolean | Decimal

/** The column of these cells, one a rule, a dash being undefined; undefined where they are not of one kind, or too many. */
export function columnOf(cells: readonly (Passes | undefined)[]): Column | undefined {
  const points: Point[] = cells.flatMap((passes) => (passes ? [...(passes.points ?? [])] : []))
  if (points.length === 0) return undefined
  if (points.every((point) => typeof point === 'string')) return textColumn(cells, points)
  if (points.every((point) => typeof point === 'boolean')) return truthColumn(cells)
  if (!points.every((point) => point instanceof Decimal)) return undefined
  try {
    return numberColumn(cells, points)
  } catch (reason) {
    // Points so near the greatest number that there is none beyond them.
    if (reason instanceof OutOfRange) return undefined
    throw reason
  }
}

const wordsFor = (cells: readonly unknown[]) => Math.ceil(cells.length / 32)

const add = (set: Uint32Array, rule: number) => {
  set[rule >>> 5] = set[rule >>> 5]! | (1 << (rule & 31))
}

/** Whether the cell holds; one that looks at more than constants is asked again when it comes to it. */
const holds = (passes: Passes | undefined, value: Value) =>
  !passes?.points || passes(value, undefined as never) === true

function truthColumn(cells: readonly (Passes | undefined)[]): Column {
  const [yes, no] = [true, false].map((value) => {
    const set = new Uint32Array(wordsFor(cells))
    for (const [rule, passes] of cells.entries()) if (holds(passes, value)) add(set, rule)
    return set
  })
  return { setFor: (value) => (value === true ? yes : value === false ? no : undefined) }
}

/** No text that anybody types: it stands for all those that no cell names. */
const unnamed = '\u{10FFFF}\u0000'

function textColumn(cells: readonly (Passes | undefined)[], points: readonly string[]): Column | undefined {
  const names = new Set(points)
  if ((names.size + 1) * wordsFor(cells) > mostWords) return undefined
  const sets = new Map([...names].map((name) => [name, new Uint32Array(wordsFor(cells))]))
  const others = new Uint32Array(wordsFor(cells))
  for (const [rule, passes] of cells.entries()) {
    const own = new Set(passes?.points as readonly string[] | undefined)
    const elsewhere = holds(passes, unnamed)
    if (elsewhere) add(others, rule)
    for (const [name, set] of sets) if (own.has(name) ? holds(passes, name) : elsewhere) add(set, rule)
  }
  return { setFor: (value) => (typeof value === 'string' ? (sets.get(value) ?? others) : undefined) }
}

const inOrder = (points: readonly Decimal[]): Decimal[] =>
  points
    .toSorted((a, b) => a.compare(b))
    .filter((point, index, sorted) => index === 0 || !point.equals(sorted[index - 1]!))

const two = Decimal.of(2)

/** A number in each of the places: before the first point, at it, between it and the next one, … and after the last. */
function probesOf(points: readonly Decimal[]): Decimal[] {
  const [first, last] = [points[0]!, points.at(-1)!]
  const inner = points.flatMap((point, index) =>
    index === 0 ? [point] : [points[index - 1]!.plus(point).dividedBy(two), point],
  )
  return [first.minus(stepFrom(first)), ...inner, last.plus(stepFrom(last))]
}

/** Far enough that a number of 34 digits changes by it. */
const stepFrom = (point: Decimal) => point.abs().plus(Decimal.one)

function numberColumn(cells: readonly (Passes | undefined)[], points: readonly Decimal[]): Column | undefined {
  const sorted = inOrder(points)
  const places = sorted.length * 2 + 1
  if (places * wordsFor(cells) > mostWords) return undefined
  const sets = Array.from({ length: places }, () => new Uint32Array(wordsFor(cells)))
  for (const [rule, passes] of cells.entries()) {
    const own = inOrder((passes?.points ?? []) as readonly Decimal[])
    const held = own.length > 0 ? probesOf(own).map((probe) => holds(passes, probe)) : [holds(passes, Decimal.zero)]
    // The column's places in their order, each with the place among the cell's own points that it lies in.
    let next = 0
    for (const [place, set] of sets.entries()) {
      const point = place % 2 === 1 ? sorted[(place - 1) / 2]! : undefined
      const at = point !== undefined && next < own.length && point.equals(own[next]!)
      if (held[at ? next * 2 + 1 : next * 2]) add(set, rule)
      if (at) next++
    }
  }
  return { setFor: (value) => (value instanceof Decimal ? sets[placeOf(value, sorted)] : undefined) }
}

function placeOf(value: Decimal, sorted: readonly Decimal[]): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const order = value.compare(sorted[middle]!)
    if (order === 0) return middle * 2 + 1
    if (order < 0) to = middle
    else from = middle + 1
  }
  return from * 2
}
