import type { Ranges } from './ranges.ts'
import { clipped, isIn, push, sizeOf } from './ranges.ts'
import type { Steps } from './steps.ts'
import { spend } from './steps.ts'

/** The part of a space that no rule covers, column by column; equal parts are one. */
interface Part {
  readonly id: number
  /** Each run of places of the next column, with what is uncovered behind it; none behind the last column. */
  readonly ways: readonly Way[]
  /** How many boxes it is made of. */
  readonly boxes: number
}

interface Way {
  readonly ranges: Ranges
  readonly rest: Part
}

const whole: Part = { id: 0, ways: [], boxes: 1 }

/** Places of every column. */
export type Box = readonly Ranges[]

/** A space, and the places of it that rules cover: by column, then by rule. */
export interface Covering {
  readonly space: Box
  readonly covers: readonly (readonly Ranges[])[]
  readonly rules: readonly number[]
}

/** The boxes of the space that no rule covers; `only` as many of them as are asked for, and how many there are. */
export function uncovered(covering: Covering, steps: Steps, only: number): { boxes: Box[]; count: number } {
  const sweep = new Sweep(covering, steps)
  const found = sweep.part(0, covering.rules)
  return found ? { boxes: [...sweep.boxesIn(found, only)], count: found.boxes } : { boxes: [], count: 0 }
}

/** Whether the rules cover all of the space. */
export function isCovered(covering: Covering, steps: Steps): boolean {
  return new Sweep(covering, steps, true).part(0, covering.rules) === undefined
}

/** Goes through the space column by column; the rules that are left decide what is uncovered behind them. */
class Sweep {
  readonly #covering: Covering
  readonly #steps: Steps
  readonly #first: boolean
  /** The columns in the order in which they are gone through: those that leave the fewest rules go first. */
  readonly #order: readonly number[]
  readonly #seen = new Map<string, Part | undefined>()
  readonly #parts = new Map<string, Part>()
  /** By rule: the last column in that order in which it does not cover all. */
  readonly #limited = new Map<number, number>()

  constructor(covering: Covering, steps: Steps, first = false) {
    this.#covering = covering
    this.#steps = steps
    this.#first = first
    this.#order = covering.space.map((_, column) => column).sort((a, b) => this.#weight(a) - this.#weight(b))
    for (const rule of covering.rules) {
      const last = this.#order.findLastIndex((column) => !this.#coversAll(rule, column))
      this.#limited.set(rule, last)
    }
  }

  #weight(column: number): number {
    const { covers, rules } = this.#covering
    return rules.reduce((sum, rule) => sum + sizeOf(covers[column]![rule]!), 0) / sizeOf(this.#covering.space[column]!)
  }

  #coversAll(rule: number, column: number): boolean {
    const { covers, space } = this.#covering
    return sizeOf(clipped(covers[column]![rule]!, space[column]!)) === sizeOf(space[column]!)
  }

  /** What these rules leave uncovered from this depth on; undefined for nothing. */
  part(depth: number, rules: readonly number[]): Part | undefined {
    spend(this.#steps, rules.length + 1)
    if (rules.some((rule) => this.#limited.get(rule)! < depth)) return undefined
    if (rules.length === 0) return this.#rest(depth)
    const key = `${depth}:${rules.join()}`
    if (this.#seen.has(key)) return this.#seen.get(key)
    const found = this.#intern(depth, this.#ways(depth, rules))
    this.#seen.set(key, found)
    return found
  }

  /** Everything from this depth on. */
  #rest(depth: number): Part {
    if (depth === this.#order.length) return whole
    const ranges = this.#covering.space[this.#order[depth]!]!
    return this.#intern(depth, [{ ranges, rest: this.#rest(depth + 1) }])!
  }

  #ways(depth: number, rules: readonly number[]): Way[] {
    const ways = new Map<Part, number[]>()
    const column = this.#order[depth]!
    const visit = (from: number, to: number, active: readonly number[]) => {
      const rest = this.part(depth + 1, active)
      if (!rest) return true
      const ranges = ways.get(rest) ?? []
      push(ranges, from, to)
      ways.set(rest, ranges)
      return !this.#first
    }
    this.#stretches(column, rules, visit)
    return [...ways].map(([rest, ranges]) => ({ ranges, rest }))
  }

  /** The stretches of a column in which the same rules hold, until `visit` has enough. */
  #stretches(column: number, rules: readonly number[], visit: (from: number, to: number, active: number[]) => boolean) {
    const { space, covers } = this.#covering
    const edges = new Map<number, { on: number[]; off: number[] }>()
    const edge = (at: number) => {
      const known = edges.get(at) ?? { on: [], off: [] }
      edges.set(at, known)
      return known
    }
    for (const rule of rules) {
      const ranges = clipped(covers[column]![rule]!, space[column]!)
      for (let i = 0; i < ranges.length; i += 2) {
        edge(ranges[i]!).on.push(rule)
        edge(ranges[i + 1]! + 1).off.push(rule)
      }
    }
    const parts = space[column]!
    for (const [index, place] of parts.entries()) edge(index % 2 === 0 ? place : place + 1)
    const places = [...edges.keys()].sort((a, b) => a - b)
    const active = new Set<number>()
    for (const [index, from] of places.entries()) {
      const { on, off } = edges.get(from)!
      for (const rule of off) active.delete(rule)
      for (const rule of on) active.add(rule)
      const to = (places[index + 1] ?? from) - 1
      if (!isIn(from, parts)) continue
      spend(this.#steps, active.size + 1)
      const few = active.size * 8 < rules.length
      const those = few ? [...active].sort((a, b) => a - b) : rules.filter((rule) => active.has(rule))
      if (!visit(from, to, those)) return
    }
  }

  /** A part that is as another is that other. */
  #intern(depth: number, ways: readonly Way[]): Part | undefined {
    if (ways.length === 0) return undefined
    const key = `${depth}|${ways.map(({ ranges, rest }) => `${ranges.join()}>${rest.id}`).join('|')}`
    const known = this.#parts.get(key)
    if (known) return known
    const boxes = ways.reduce((sum, { rest }) => sum + rest.boxes, 0)
    const part = { id: this.#parts.size + 1, ways, boxes }
    this.#parts.set(key, part)
    return part
  }

  /** The first boxes of a part, their columns in the table's order. */
  *boxesIn(part: Part, most: number, before: readonly Ranges[] = []): Generator<Box> {
    if (part.ways.length === 0) {
      const box: Ranges[] = []
      for (const [depth, column] of this.#order.entries()) box[column] = before[depth]!
      yield box
      return
    }
    let left = most
    for (const { ranges, rest } of part.ways) {
      if (left <= 0) return
      yield* this.boxesIn(rest, left, [...before, ranges])
      left -= rest.boxes
    }
  }
}
