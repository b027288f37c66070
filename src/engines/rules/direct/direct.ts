import type { gaveUp, Part, Plain, Standing, Value } from '#engines/feel'
import { Draft, NotDirect } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { Node } from '../graph/node.ts'
import type { Inputs } from '../model.ts'
import { fitPart } from './fit.ts'

/** Gives the value of a decision where the closures give it without an error, and gives up elsewhere. */
export type DirectCode = (inputs: Inputs) => Value | typeof gaveUp

/** What the inputs are handed in as. */
export type Handed = 'object' | 'map'

/**
 * A decision and all it rests on as one function, where every input is a number, a text or a truth and is there; undefined where the
 * model needs more than that.
 */
export function directOf(node: Node, handed: Handed): DirectCode | undefined {
  const draft = new Draft()
  try {
    draft.line(`return ${written(new Writing(node.home, draft, handed).part(node), draft)};`)
    return draft.finish('inputs')
  } catch (reason) {
    if (isBeyondIt(reason)) return undefined
    throw reason
  }
}

/** Too deep for the machine's stack, or a host that forbids code to be made while it runs. */
const isBeyondIt = (reason: unknown) =>
  reason instanceof NotDirect || reason instanceof EvalError || reason instanceof RangeError

function written(part: Part, draft: Draft): string {
  if (part.kind !== 'context') return part.js
  const entries = [...part.entries].map(([name, entry]) => `[${draft.constant(name)}, ${written(entry, draft)}]`)
  return `new ${draft.constant(Map)}([${entries.join(', ')}])`
}

class Writing {
  readonly #home: object
  readonly #draft: Draft
  readonly #handed: Handed
  readonly #parts = new Map<Node, Part>()
  #loaded = false

  constructor(home: object, draft: Draft, handed: Handed) {
    this.#home = home
    this.#draft = draft
    this.#handed = handed
  }

  /** A node's part, written where it is first needed: outside every branch. */
  part(node: Node): Part {
    const known = this.#parts.get(node)
    if (known) return known
    if (node.home !== this.#home) throw new NotDirect()
    const part = node.kind === 'input' ? this.#input(node) : this.#decision(node)
    this.#parts.set(node, part)
    return part
  }

  #decision({ kind, needs, direct, item }: Node): Part {
    if (kind !== 'decision' || !direct) throw new NotDirect()
    const parts = needs.map((need) => (need.kind === 'input' || need.kind === 'decision' ? this.part(need) : undefined))
    const standing: Standing = (slot) => parts[slot] ?? notThere()
    const part = direct(standing, this.#draft)
    return item ? fitPart(part, item, this.#draft) : part
  }

  #input({ name, item }: Node): Part {
    const draft = this.#draft
    const key = draft.constant(name)
    const js = draft.local(this.#handed === 'map' ? `inputs.get(${key})` : `inputs[${key}]`)
    if (this.#handed === 'object' && !this.#loaded) this.#mustBePlain()
    this.#loaded = true
    return item ? fitPart(this.#ofType(js, item.type), item, draft) : notThere()
  }

  /**
   * What an object has from another is none of what is given. Asked behind the first look into it: by then the machine knows what kind
   * of object it is, and asking costs next to nothing.
   */
  #mustBePlain(): void {
    const draft = this.#draft
    const prototype = draft.local(`${draft.constant(Object.getPrototypeOf)}(inputs)`)
    draft.unless(`${prototype} === ${draft.constant(Object.prototype)} || ${prototype} === null`)
  }

  #ofType(js: string, type: unknown): Plain {
    const draft = this.#draft
    if (type === 'number') {
      draft.unless(`${js} instanceof ${draft.constant(Decimal)}`)
      const near = draft.local(`${js}.exactDouble`)
      draft.unless(`${near} === ${near}`)
      return { kind: 'number', js, near }
    }
    if (type !== 'string' && type !== 'boolean') throw new NotDirect()
    draft.unless(`typeof ${js} === '${type}'`)
    return { kind: type, js }
  }
}

function notThere(): never {
  throw new NotDirect()
}
