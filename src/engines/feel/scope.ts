import { entriesOf, isOpen } from './check.ts'
import { builtins } from './functions/builtins.ts'
import { normalName, partsAt, spaceAt, wordAt } from './names.ts'
import type { Builtin, Type } from './values/types.ts'

export interface Entry {
  readonly name: string
  readonly type: Type
  readonly slot: number
}

interface Found<T> {
  readonly entry: T
  readonly end: number
}

type Index<T> = ReadonlyMap<string, readonly { readonly name: string; readonly entry: T }[]>

/** Names by their first word, the longest first, so that `a b` is tried before `a`. */
function indexOf<T>(names: Iterable<readonly [string, T]>): Index<T> {
  const index = new Map<string, { name: string; entry: T }[]>()
  for (const [written, entry] of names) {
    const name = normalName(written)
    const first = partsAt(name, 0) ?? ''
    index.set(first, [...(index.get(first) ?? []), { name, entry }])
  }
  for (const alike of index.values()) alike.sort((a, b) => b.name.length - a.name.length)
  return index
}

/** Where the name ends in the text, white space counting as one; -1 where it is not there. */
function endOf(name: string, text: string, from: number): number {
  let at = from
  for (const piece of name.split(/( )/)) {
    const end = piece === ' ' ? at + (spaceAt(text, at)?.length ?? 0) : at + piece.length
    if (piece === ' ' ? end === at : !text.startsWith(piece, at)) return -1
    at = end
  }
  const goesOn = partsAt(text, at) !== undefined && partsAt(name, lastPart(name)) !== undefined
  return goesOn ? -1 : at
}

const lastPart = (name: string) => name.length - ([...name].at(-1)?.length ?? 0)

function findIn<T>(index: Index<T>, text: string, from: number): Found<T> | undefined {
  for (const { name, entry } of index.get(wordAt(text, from) ?? '') ?? []) {
    const end = endOf(name, text, from)
    if (end >= 0) return { entry, end }
  }
  return undefined
}

const MOST_TOGETHER = 64

const builtinIndex: Index<Builtin> = indexOf(builtins)

/** The names an expression can see, each with its type and its slot in the frame; scopes nest. */
export class Scope {
  readonly parent: Scope | undefined
  readonly entries: ReadonlyMap<string, Entry>
  /** The first slot that no name of this scope or of those around it uses. */
  readonly next: number
  /** The slot of a filter's item whose entries nobody knows: any name may be one of them. */
  readonly openItem: number | undefined
  /** How many scopes are around it. */
  readonly depth: number
  readonly #index: Index<Entry>
  readonly #elsewhere: ReadonlyMap<string, string>

  /**
   * `elsewhere`: names that are known around here and cannot be seen, each with what to do to see it. `before`: a scope whose names
   * this one has too, instead of being inside it.
   */
  constructor(
    parent: Scope | undefined,
    names: Iterable<readonly [string, Type]>,
    openItem?: number,
    elsewhere: ReadonlyMap<string, string> = new Map(),
    before?: Scope,
  ) {
    const first = before?.next ?? parent?.next ?? 0
    const entries = [...names].map(([name, type], index): Entry => ({ name, type, slot: first + index }))
    const all = [...(before?.entries.values() ?? []), ...entries]
    this.parent = parent
    this.depth = (parent?.depth ?? -1) + 1
    this.entries = new Map(all.map((entry) => [entry.name, entry]))
    this.next = first + entries.length
    this.openItem = openItem
    this.#index = indexOf([...this.entries].reverse())
    this.#elsewhere = elsewhere
  }

  /** Names that come one by one, as those of a context do, share scopes of some: no name is looked for in a thousand scopes. */
  with(names: Iterable<readonly [string, Type]>): Scope {
    const grows = this.parent && this.openItem === undefined && this.entries.size < MOST_TOGETHER
    return grows ? new Scope(this.parent, names, undefined, undefined, this) : new Scope(this, names)
  }

  slotOf(name: string): number {
    return this.entries.get(name)!.slot
  }

  /** The longest name that stands in the text here; of two as long, the nearer one. */
  find(text: string, from: number): Found<Entry> | undefined {
    const own = findIn(this.#index, text, from)
    const outer = this.parent?.find(text, from)
    return own && (!outer || own.end >= outer.end) ? own : outer
  }

  /** Every name that can be seen from here, for remedies. */
  *names(): Generator<string> {
    yield* this.entries.keys()
    if (this.parent) yield* this.parent.names()
  }

  /** Those of them that can be called. */
  *functions(): Generator<string> {
    for (const { name, type } of this.entries.values())
      if (type === 'function' || (typeof type === 'object' && 'function' in type)) yield name
    if (this.parent) yield* this.parent.functions()
  }

  /** What to do to see the name that stands in the text here, where it is known elsewhere. */
  remedyFor(text: string, from: number): string | undefined {
    const name = findNameIn(this.#elsewhere, text, from)?.entry
    return name === undefined ? this.parent?.remedyFor(text, from) : this.#elsewhere.get(name)
  }

  /** The items of unknown make around this place, the nearest first. */
  openItems(): number[] {
    const outer = this.parent?.openItems() ?? []
    return this.openItem === undefined ? outer : [this.openItem, ...outer]
  }
}

/** The longest built-in's name that stands in the text here. */
export const findBuiltin = (text: string, from: number): Found<Builtin> | undefined => findIn(builtinIndex, text, from)

const indexes = new WeakMap<ReadonlyMap<string, unknown>, { readonly size: number; readonly index: Index<string> }>()

/** The longest name of this map that stands in the text here; a map is put in order once, as long as nothing is added. */
export function findNameIn(names: ReadonlyMap<string, unknown>, text: string, from: number): Found<string> | undefined {
  const known = indexes.get(names)
  if (known?.size === names.size) return findIn(known.index, text, from)
  const index = indexOf([...names.keys()].map((name) => [name, name] as const))
  indexes.set(names, { size: names.size, index })
  return findIn(index, text, from)
}

/** What a filter's condition sees: the item, and its entries by their names. */
export const filterScope = (outer: Scope, item: Type): Scope =>
  new Scope(outer, [['item', item], ...(entriesOf(item) ?? [])], isOpen(item) ? outer.next : undefined)
