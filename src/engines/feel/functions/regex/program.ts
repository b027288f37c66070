import type { CharSet } from './chars.ts'
import type { Flags, Node, Pattern } from './tree.ts'
import { BadPattern } from './tree.ts'

/** One step of a compiled pattern; `to` is where it goes on, and `or` where it goes if that fails. */
export type Step =
  | { readonly op: 'char'; readonly codePoint: number }
  | { readonly op: 'set'; readonly set: CharSet }
  | { readonly op: 'any' | 'start' | 'end' | 'line start' | 'line end' | 'done' }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'back'; readonly number: number }
  | { readonly op: 'split'; to: number; or: number; readonly ordinal: number }
  | { readonly op: 'jump'; to: number }
  // Only in patterns with back-references: what went round without moving on must not go round again.
  | { readonly op: 'enter' | 'moved'; readonly slot: number }

export interface Program {
  readonly steps: readonly Step[]
  readonly groups: number
  /** How many places the search remembers: two for every group, and those of `enter`. */
  readonly slots: number
  readonly splits: number
  readonly anyCase: boolean
  readonly hasBack: boolean
}

const mostSteps = 20_000

/** Throws BadPattern where the pattern is too large. */
export function compileProgram({ body, groups, hasBack }: Pattern, flags: Flags): Program {
  const writer = new Writer(flags, hasBack, 2 * (groups + 1))
  writer.write({ kind: 'group', number: 0, body })
  writer.add({ op: 'done' })
  const { steps, splits, slots } = writer
  return { steps, groups, slots, splits, anyCase: flags.i, hasBack }
}

class Writer {
  readonly steps: Step[] = []
  splits = 0
  slots: number
  private readonly multiline: boolean
  private readonly hasBack: boolean

  constructor(flags: Flags, hasBack: boolean, slots: number) {
    this.multiline = flags.m
    this.hasBack = hasBack
    this.slots = slots
  }

  add<S extends Step>(step: S): S {
    if (this.steps.length >= mostSteps) throw new BadPattern('The pattern repeats too much.')
    this.steps.push(step)
    return step
  }

  write(node: Node): void {
    switch (node.kind) {
      case 'char':
        this.add({ op: 'char', codePoint: node.codePoint })
        return
      case 'set':
        this.add({ op: 'set', set: node.set })
        return
      case 'back':
        this.add({ op: 'back', number: node.number })
        return
      case 'any':
        this.add({ op: 'any' })
        return
      case 'start':
        this.add({ op: this.multiline ? 'line start' : 'start' })
        return
      case 'end':
        this.add({ op: this.multiline ? 'line end' : 'end' })
        return
      case 'sequence':
        for (const part of node.parts) this.write(part)
        return
      case 'choice':
        this.choice(node.parts)
        return
      case 'group':
        this.add({ op: 'save', slot: 2 * node.number })
        this.write(node.body)
        this.add({ op: 'save', slot: 2 * node.number + 1 })
        return
      case 'repeat':
        this.repeat(node.body, node.least, node.most, node.greedy)
    }
  }

  private choice(parts: readonly Node[]): void {
    const jumps = parts.slice(0, -1).map((part) => {
      const split = this.split()
      split.to = this.steps.length
      this.write(part)
      const jump = this.add({ op: 'jump', to: 0 })
      split.or = this.steps.length
      return jump
    })
    this.write(parts.at(-1)!)
    for (const jump of jumps) jump.to = this.steps.length
  }

  private repeat(body: Node, least: number, most: number, greedy: boolean): void {
    for (let i = 0; i < least; i++) this.write(body)
    if (most === Number.POSITIVE_INFINITY) this.loop(body, greedy)
    else this.optional(body, most - least, greedy)
  }

  private loop(body: Node, greedy: boolean): void {
    const start = this.steps.length
    const split = this.split()
    const inside = this.steps.length
    const slot = this.hasBack ? this.slots++ : undefined
    if (slot !== undefined) this.add({ op: 'enter', slot })
    this.write(body)
    if (slot !== undefined) this.add({ op: 'moved', slot })
    this.add({ op: 'jump', to: start })
    this.turn(split, inside, this.steps.length, greedy)
  }

  private optional(body: Node, times: number, greedy: boolean): void {
    const splits: [ReturnType<Writer['split']>, number][] = []
    for (let i = 0; i < times; i++) {
      const split = this.split()
      splits.push([split, this.steps.length])
      this.write(body)
    }
    for (const [split, inside] of splits) this.turn(split, inside, this.steps.length, greedy)
  }

  private split() {
    return this.add({ op: 'split', to: 0, or: 0, ordinal: this.splits++ })
  }

  private turn(split: { to: number; or: number }, inside: number, outside: number, greedy: boolean): void {
    split.to = greedy ? inside : outside
    split.or = greedy ? outside : inside
  }
}
