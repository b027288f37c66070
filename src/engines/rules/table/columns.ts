import type { Passes, Value } from '#engines/feel'
import { Decimal, OutOfRange } from '#ground/decimal'
import type { Rule } from './parts.ts'

/**
 * A column worked out beforehand: for every value that its cells tell apart, the set of rules whose cell holds, a bit each. Values that
 * no cell tells apart share one set.
 */
export type Column = TextColumn | TruthColumn | NumberColumn

interface Sets {
  /** All sets one after the other, each of so many words. */
  readonly sets: Int32Array
  readonly words: number
  /** Of each set the first word with a rule in it, and the one behind the last. */
  readonly spans: Int32Array
}

interface TextColumn extends Sets {
  readonly kind: 'string'
  /** The set of a text; that of every other one is the first. */
  readonly texts: ReadonlyMap<string, number>
}

/** The set of true, then that of false. */
interface TruthColumn extends Sets {
  readonly kind: 'boolean'
}

interface NumberColumn extends Sets {
  readonly kind: 'number'
  /** In order: there is a set for what is below the first, for that itself, for what is between it and the next, and so on. */
  readonly points: readonly Decimal[]
  /** Their doubles, where each stands for its point alone. */
  readonly doubles: Float64Array | undefined
}

/** The number of the set for a value; -1 for what only the cells themselves can judge. */
export function setOf(column: Column, value: Value): number {
  if (column.kind === 'number') return value instanceof Decimal ? placeIn(column, value) : -1
  if (column.kind === 'string') return typeof value === 'string' ? (column.texts.get(value) ?? 0) : -1
  return value === true ? 0 : value === false ? 1 : -1
}

function placeIn({ points, doubles }: NumberColumn, value: Decimal): number {
  const near = doubles ? value.exactDouble : Number.NaN
  return Number.isNaN(near) ? placeOf(value, points) : placeAmong(doubles!, near)
}

/** The most words of sets that the columns of one table are given: 16 MB. */
const mostWords = 4_000_000

/** A column of these rules, by the number of its input. */
interface Looked {
  readonly input: number
  readonly column: Column
}

const known = new WeakMap<readonly Rule[], readonly Looked[]>()

/** The columns of a table that can be worked out beforehand, as far as there is room: once for all who look its rules up. */
export function columnsOf(rules: readonly Rule[], inputs: number): readonly Looked[] {
  const columns = known.get(rules) ?? workedOut(rules, inputs)
  known.set(rules, columns)
  return columns
}

function workedOut(rules: readonly Rule[], inputs: number): Looked[] {
  let room = mostWords
  return Array.from({ length: inputs }).flatMap((_, input) => {
    const cells = rules.map(({ tests }) => tests.find((test) => test.input === input)?.passes)
    const column = columnOf(cells, room)
    room -= column?.sets.length ?? 0
    return column ? [{ input, column }] : []
  })
}

type Point = string | boolean | Decimal
type Cells = readonly (Passes | undefined)[]

/** The column of these cells, one a rule, a dash being undefined; undefined where they are not of one kind, or too many. */
function columnOf(cells: Cells, most: number): Column | undefined {
  const points: Point[] = cells.flatMap((passes) => (passes ? [...(passes.points ?? [])] : []))
  if (points.length === 0) return undefined
  if (points.every((point) => typeof point === 'string')) return textColumn(cells, points, most)
  if (points.every((point) => typeof point === 'boolean')) return truthColumn(cells, most)
  if (!points.every((point) => point instanceof Decimal)) return undefined
  try {
    return numberColumn(cells, points, most)
  } catch (reason) {
    // Points so near the greatest number that there is none beyond them.
    if (reason instanceof OutOfRange) return undefined
    throw reason
  }
}

/** Whether the cell holds; one that looks at more than constants is asked again when it comes to it. */
const holds = (passes: Passes | undefined, value: Value) =>
  !passes?.points || passes(value, undefined as never) === true

interface Room {
  readonly sets: Int32Array
  readonly words: number
  filled(): Sets
}

/** Puts a rule into a set that it is not in, or takes it out. */
function flip(set: Int32Array, rule: number): void {
  set[rule >>> 5] = set[rule >>> 5]! ^ (1 << (rule & 31))
}

/** The rules whose cells hold, as a set. */
function setOfThose(held: readonly boolean[], words: number): Int32Array {
  const set = new Int32Array(words)
  for (const [rule, holds] of held.entries()) if (holds) flip(set, rule)
  return set
}

function spansOf(sets: Int32Array, words: number): Int32Array {
  const spans = new Int32Array((sets.length / words) * 2)
  for (let set = 0; set * words < sets.length; set++) {
    const own = sets.subarray(set * words, (set + 1) * words)
    const first = own.findIndex((word) => word !== 0)
    spans[set * 2] = first < 0 ? words : first
    spans[set * 2 + 1] = own.findLastIndex((word) => word !== 0) + 1
  }
  return spans
}

/** Room for so many sets; undefined where that is too much. */
function roomFor(count: number, cells: Cells, most: number): Room | undefined {
  const words = Math.ceil(cells.length / 32)
  if (count * words > most) return undefined
  const sets = new Int32Array(count * words)
  return { sets, words, filled: () => ({ sets, words, spans: spansOf(sets, words) }) }
}

function truthColumn(cells: Cells, most: number): Column | undefined {
  const room = roomFor(2, cells, most)
  if (!room) return undefined
  for (const [set, value] of [true, false].entries()) {
    const held = cells.map((passes) => holds(passes, value))
    room.sets.set(setOfThose(held, room.words), set * room.words)
  }
  return { kind: 'boolean', ...room.filled() }
}

/** No text that anybody types: it stands for all those that no cell names. */
const unnamed = '\u{10FFFF}\u0000'

/** Every text's set is that of all others, but for the rules that name it. */
function textColumn(cells: Cells, points: readonly string[], most: number): Column | undefined {
  const names = [...new Set(points)]
  const room = roomFor(names.length + 1, cells, most)
  if (!room) return undefined
  const { sets, words } = room
  const elsewhere = cells.map((passes) => holds(passes, unnamed))
  const others = setOfThose(elsewhere, words)
  for (let set = 0; set <= names.length; set++) sets.set(others, set * words)
  const texts = new Map(names.map((name, index) => [name, index + 1]))
  for (const [rule, passes] of cells.entries())
    for (const name of new Set(passes?.points as readonly string[] | undefined)) {
      const set = texts.get(name)! * words
      if (holds(passes, name) !== elsewhere[rule]) flip(sets.subarray(set, set + words), rule)
    }
  return { kind: 'string', ...room.filled(), texts }
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

/** The sets of the places in their order, each made from the one before by the rules that change there. */
function numberColumn(cells: Cells, all: readonly Decimal[], most: number): Column | undefined {
  const points = inOrder(all)
  const room = roomFor(points.length * 2 + 1, cells, most)
  if (!room) return undefined
  const changes: number[][] = Array.from({ length: points.length * 2 + 1 }, () => [])
  const held = cells.map((passes, rule) => changesOf(passes, points, (place) => changes[place]!.push(rule)))
  const current = setOfThose(held, room.words)
  for (let place = 0; place <= points.length * 2; place++) {
    for (const rule of changes[place]!) flip(current, rule)
    room.sets.set(current, place * room.words)
  }
  const doubles = points.map((point) => point.exactDouble)
  const exact = doubles.some(Number.isNaN) ? undefined : Float64Array.from(doubles)
  return { kind: 'number', ...room.filled(), points, doubles: exact }
}

/** Whether the cell holds below all points; tells the places at which that changes. */
function changesOf(passes: Passes | undefined, points: readonly Decimal[], tell: (place: number) => void): boolean {
  const own = inOrder((passes?.points ?? []) as readonly Decimal[])
  if (own.length === 0) return holds(passes, Decimal.zero)
  const held = probesOf(own).map((probe) => holds(passes, probe))
  for (const [index, point] of own.entries()) {
    const place = placeOf(point, points)
    if (held[index * 2] !== held[index * 2 + 1]) tell(place)
    if (held[index * 2 + 1] !== held[index * 2 + 2]) tell(place + 1)
  }
  return held[0]!
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

/** The same by doubles. */
export function placeAmong(doubles: Float64Array, value: number): number {
  let [from, to] = [0, doubles.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (value < doubles[middle]!) to = middle
    else from = middle + 1
  }
  return from > 0 && doubles[from - 1] === value ? from * 2 - 1 : from * 2
}
