import type { Value } from '#engines/feel'
import { gaveUp } from '#engines/feel'
import type { Node } from '../graph/node.ts'
import type { Inputs } from '../model.ts'
import type { DirectCode, Handed } from './direct.ts'
import { directOf } from './direct.ts'

/** So many times a decision is worked out by closures before direct code is made for it. */
const FIRST = 20
/** Code that gives up so often, and more often than not, is a detour. */
const OFTEN = 1000

/** One decision's direct code for inputs that are handed in one way: made when it has been asked for some times, and given up where it seldom serves. */
export class Quick {
  readonly #node: Node
  readonly #handed: Handed
  readonly #first: number
  #asked = 0
  #lost = 0
  #code: DirectCode | undefined

  constructor(node: Node, handed: Handed, first = FIRST) {
    this.#node = node
    this.#handed = handed
    this.#first = first
  }

  /** The decision's value where nothing goes wrong; else that it gave up, and the closures are to be asked. */
  run(inputs: Inputs): Value | typeof gaveUp {
    const value = this.#code ? this.#code(inputs) : this.#begin(inputs)
    if (value === gaveUp && this.#code) this.#lose()
    else this.#asked++
    return value
  }

  #begin(inputs: Inputs): Value | typeof gaveUp {
    if (this.#asked !== this.#first) return gaveUp
    this.#code = directOf(this.#node, this.#handed)
    return this.#code ? this.#code(inputs) : gaveUp
  }

  #lose(): void {
    this.#lost++
    if (this.#lost > OFTEN && this.#lost > this.#asked) this.#code = undefined
  }
}
