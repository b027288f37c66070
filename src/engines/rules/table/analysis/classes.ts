import type { Type, Value } from '#engines/feel'
import { BudgetExceeded, compare, typeOf } from '#engines/feel'
import type { Cell } from './cells.ts'
import type { Domain } from './domain.ts'
import { alone } from './domain.ts'
import type { Order } from './order.ts'
import { orderOf, sorted } from './order.ts'
import type { Ranges } from './ranges.ts'
import { none, push } from './ranges.ts'
import type { Steps } from './steps.ts'
import { spend, TooMuch } from './steps.ts'

/** Values that no cell of a column tells apart, and one of them. */
export interface Class {
  readonly value: Value
  /** Where it lies: at a constant or behind it (before the first: behind 'start'), null, or whatever else there is. */
  readonly place: Place
  /** Whether the value is known to be one that may come. */
  readonly sure: boolean
}

type Place = { readonly at: Value } | { readonly from: Value | 'start'; readonly to: Value | 'end' } | 'null' | 'other'

export interface Classes {
  readonly classes: readonly Class[]
  /** The kind of the values that were told apart. */
  readonly kind: Type
  readonly isWhole: boolean
  /** The classes for which a cell holds; undefined where only running it can say. */
  holds(cell: Cell): Ranges | undefined
}

/** The classes of a column; undefined where its values have no order that can be gone through. */
export function classesOf(domain: Domain, cells: readonly (Cell | undefined)[], steps: Steps): Classes | undefined {
  const constants = [...cells, ...domain.limits].flatMap((each) => each?.constants ?? [])
  const kind = kindOf(domain, constants)
  const own = constants.filter(({ value }) => typeOf(value) === kind)
  const points = sorted(own.map(({ value }) => value))
  if (kind === undefined) return undefined
  const isListed = kind === 'boolean' || kind === 'null' || (kind === 'string' && !own.some(({ ordered }) => ordered))
  const isWhole = domain.limits.some(({ whole }) => whole)
  const order = isListed ? undefined : orderOf(kind, points, isWhole)
  const slots = isListed ? listed(kind, points) : order && inOrder(points, order)
  try {
    return slots && new Told(slots, kind, domain, cells, steps).result()
  } catch (reason) {
    throw reason instanceof BudgetExceeded ? new TooMuch() : reason
  }
}

/** The type that is declared, or else the one that all the constants are of: 'null', where cells ask for nothing else. */
function kindOf({ type }: Domain, constants: readonly { readonly value: Value }[]): Type | undefined {
  if (type !== 'any' && type !== 'null') return typeof type === 'string' ? type : undefined
  if (constants.length > 0 && constants.every(({ value }) => value === null)) return 'null'
  const kinds = new Set(constants.filter(({ value }) => value !== null).map(({ value }) => typeOf(value)))
  return kinds.size === 1 ? [...kinds][0] : undefined
}

type Slot = Omit<Class, 'sure'>

/** No text that anybody types. */
const unnamed = 'some other text \u{10FFFF}'

function listed(kind: Type, points: readonly Value[]): Slot[] {
  if (kind === 'null') return []
  const values = kind === 'boolean' ? [true, false] : points
  const slots = values.map((value): Slot => ({ value, place: { at: value } }))
  return kind === 'boolean' ? slots : [...slots, { value: otherThan(points), place: 'other' }]
}

/** A text that is none of these, for people to read. */
const otherThan = (points: readonly Value[]) =>
  ['other', 'another', 'something else', unnamed].find((text) => !points.includes(text)) ?? unnamed

function inOrder(points: readonly Value[], order: Order): Slot[] {
  if (points.length === 0) return [{ value: order.any, place: { from: 'start', to: 'end' } }]
  const slots: Slot[] = []
  const add = (value: Value | undefined, place: Place) => {
    if (value !== undefined) slots.push({ value, place })
  }
  add(order.before(points[0]!), { from: 'start', to: points[0]! })
  for (const [index, point] of points.entries()) {
    const next = points[index + 1]
    add(point, { at: point })
    if (next === undefined) add(order.after(point), { from: point, to: 'end' })
    else add(order.between(point, next), { from: point, to: next })
  }
  return slots
}

/** The classes of one column, and how each cell tells them apart. */
class Told {
  readonly #classes: Class[] = []
  readonly #kind: Type
  readonly #domain: Domain
  /** How many of the classes have an order among themselves: what is behind them is looked at one by one. */
  readonly #ordered: number
  readonly #steps: Steps
  readonly #answers = new Map<string, Ranges | undefined>()

  constructor(slots: readonly Slot[], kind: Type, domain: Domain, cells: readonly (Cell | undefined)[], steps: Steps) {
    this.#kind = kind
    this.#domain = domain
    this.#steps = steps
    for (const slot of slots) this.#add(slot)
    this.#ordered = kind === 'boolean' ? 0 : this.#classes.filter(({ place }) => place !== 'other').length
    const speaksOfNull = cells.some((cell) => cell?.constants?.some(({ value }) => value === null))
    this.#classes.push({ value: null, place: 'null', sure: speaksOfNull })
    // What is of another kind fares as any other such value does: nothing that is compared with constants of this kind holds for it.
    if (domain.type === 'any' || domain.type === 'null')
      this.#classes.push({ value: new Map(), place: 'other', sure: kind === 'null' })
  }

  /** What the declared limits shut out is no class; where they cannot be known through and through, it may be one. */
  #add(slot: Slot): void {
    for (const { constants = [] } of this.#domain.limits) spend(this.#steps, (constants.length >> 3) + 1)
    const failed = this.#domain.limits.filter((limit) => !limit.allows(slot.value))
    if (failed.some(({ constants }) => constants !== undefined)) return
    this.#classes.push({ ...slot, sure: failed.length === 0 })
  }

  result(): Classes {
    return { classes: this.#classes, kind: this.#kind, isWhole: true, holds: (cell) => this.#holds(cell) }
  }

  #holds(cell: Cell): Ranges | undefined {
    if (!cell.constants) return undefined
    if (!this.#answers.has(cell.text)) this.#answers.set(cell.text, this.#ask(cell))
    return this.#answers.get(cell.text)
  }

  /** Among the cell's own constants the answer stays the same: it is asked once for each stretch of classes between them. */
  #ask({ constants = [], passes }: Cell): Ranges {
    const ranges: number[] = []
    const ask = (from: number, to: number) => {
      if (from <= to && passes(this.#classes[from]!.value, alone()) === true) push(ranges, from, to)
    }
    const own = sorted(constants.map(({ value }) => value).filter((value) => typeOf(value) === this.#kind))
    // Each question goes through all that the cell asks for.
    spend(this.#steps, own.length * ((constants.length >> 3) + 1))
    let from = 0
    for (const point of own) {
      const at = this.#firstFrom(point)
      ask(from, at - 1)
      from = this.#isAt(point, at) ? at + 1 : at
      ask(at, from - 1)
    }
    ask(from, this.#ordered - 1)
    for (let index = this.#ordered; index < this.#classes.length; index++) ask(index, index)
    return ranges.length > 0 ? ranges : none
  }

  #isAt(point: Value, index: number): boolean {
    const place = this.#classes[index]?.place
    return typeof place === 'object' && 'at' in place && compare(place.at, point) === 0
  }

  /** The first class that does not lie before the point. */
  #firstFrom(point: Value): number {
    let [from, to] = [0, this.#ordered]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (compare(this.#classes[middle]!.value, point) < 0) from = middle + 1
      else to = middle
    }
    return from
  }
}
