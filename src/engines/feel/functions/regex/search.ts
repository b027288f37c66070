import { sameButForCase } from './chars.ts'
import type { Program, Step } from './program.ts'

/** Where a match and its groups begin and end: two places for each, -1 where a group took no part. */
export type Match = readonly number[]

/** The text is too long, or the pattern too costly, to be searched within the bounds. */
export class TooCostly extends Error {}

const mostSteps = 3_000_000
const mostMemory = 1 << 28

/**
 * A search that goes back where a choice fails, as XPath's rules of which match is taken ask for. It remembers every choice that
 * failed at a place: so no choice is tried twice there, and the time is bounded by the length of the text times that of the pattern.
 * Only back-references, which hang on more than the place, can take longer, and are bounded by a number of steps.
 */
export class Search {
  private readonly program: Program
  private readonly text: string
  private tried: Uint32Array | undefined
  private steps = 0

  constructor(program: Program, text: string) {
    this.program = program
    this.text = text
  }

  /** How many numbers are kept for each search from a place on. */
  get memory(): number {
    return this.program.hasBack ? 0 : (this.program.splits * (this.text.length + 1)) >>> 5
  }

  /** In steps of the search, for a budget. */
  get cost(): number {
    return this.steps
  }

  /** The first match from there on; throws TooCostly. */
  from(start: number): Match | undefined {
    this.tried = this.freshMemory()
    for (let at = start; at <= this.text.length; at += widthAt(this.text, at)) {
      const match = this.matchAt(at)
      if (match !== undefined) return match
    }
    return undefined
  }

  private freshMemory(): Uint32Array | undefined {
    const bits = this.program.hasBack ? 0 : this.program.splits * (this.text.length + 1)
    if (bits > mostMemory) throw new TooCostly()
    return this.program.hasBack ? undefined : new Uint32Array((bits >>> 5) + 1)
  }

  private matchAt(start: number): Match | undefined {
    const slots: number[] = new Array(this.program.slots).fill(-1)
    // Pairs: a step and a place to go back to; or a slot as -1 - slot and what it held.
    const back: number[] = [0, start]
    while (back.length > 0) {
      const place = back.pop()!
      const step = back.pop()!
      if (step < 0) slots[-1 - step] = place
      else if (this.follow(step, place, slots, back)) return slots.slice(0, 2 * (this.program.groups + 1))
    }
    return undefined
  }

  /** Goes on from a step until the pattern is done, or fails. */
  private follow(from: number, start: number, slots: number[], back: number[]): boolean {
    let at = start
    for (let next = from; ; ) {
      if (++this.steps > mostSteps) throw new TooCostly()
      const step = this.program.steps[next]!
      switch (step.op) {
        case 'done':
          return true
        case 'jump':
          next = step.to
          continue
        case 'split':
          if (this.wasTried(step.ordinal, at)) return false
          back.push(step.or, at)
          next = step.to
          continue
        case 'save':
        case 'enter':
          back.push(-1 - step.slot, slots[step.slot]!)
          slots[step.slot] = at
          break
        default: {
          const width = this.widthOf(step, at, slots)
          if (width < 0) return false
          at += width
        }
      }
      next++
    }
  }

  private wasTried(split: number, at: number): boolean {
    if (this.tried === undefined) return false
    const bit = split * (this.text.length + 1) + at
    const mask = 1 << (bit & 31)
    if ((this.tried[bit >>> 5]! & mask) !== 0) return true
    this.tried[bit >>> 5]! |= mask
    return false
  }

  /** How much of the text the step takes; -1 where it fails. */
  private widthOf(step: Step, at: number, slots: readonly number[]): number {
    const { text } = this
    switch (step.op) {
      case 'char':
        return text.codePointAt(at) === step.codePoint ? widthAt(text, at) : -1
      case 'set':
        return at < text.length && step.set.has(text.codePointAt(at)!) ? widthAt(text, at) : -1
      case 'any':
        return at < text.length ? widthAt(text, at) : -1
      case 'moved':
        return at > slots[step.slot]! ? 0 : -1
      case 'back':
        return this.widthOfBack(slots[2 * step.number]!, slots[2 * step.number + 1]!, at)
      default:
        return this.standsAt(step.op, at) ? 0 : -1
    }
  }

  private standsAt(op: Step['op'], at: number): boolean {
    const { text } = this
    if (op === 'start') return at === 0
    if (op === 'end') return at === text.length
    // XPath F&O 3.1 §5.6.1: behind a line end that ends the text no line begins.
    if (op === 'line start') return at === 0 || (text[at - 1] === '\n' && at < text.length)
    return at === text.length ? text[at - 1] !== '\n' || at === 0 : text[at] === '\n'
  }

  private widthOfBack(from: number, to: number, at: number): number {
    if (from < 0 || to < from) return 0
    const taken = this.text.slice(from, to)
    const other = this.text.slice(at, at + taken.length)
    if (taken === other) return taken.length
    return this.program.anyCase && sameTextButForCase(taken, other) ? taken.length : -1
  }
}

export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function sameTextButForCase(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]]
  return (
    x.length === y.length && x.every((character, i) => sameButForCase(character.codePointAt(0)!, y[i]!.codePointAt(0)!))
  )
}
