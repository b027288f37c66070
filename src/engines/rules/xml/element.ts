import type { Place } from '#ground/source'
import type { Entity } from './entities.ts'

/** An element with its attributes, its elements and its own text, and where each character of that stands. */
export interface Element {
  /** Its name without a prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
  readonly at: Place
  /** The place of a character of its text. */
  place(offset: number): Place
}

type Parts = Pick<Element, 'name' | 'namespace' | 'attributes'> & { readonly children: readonly Element[] | undefined }
type PlaceOf = (offset: number) => Place

const NOTHING: readonly never[] = []

/** There may be a million of them: a place is worked out when it is asked for, and what is empty is shared. */
export class ReadElement implements Element {
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
  readonly #offset: number
  readonly #pieces: readonly Entity[]
  readonly #placeOf: PlaceOf

  constructor(parts: Parts, pieces: readonly Entity[] | undefined, offset: number, placeOf: PlaceOf) {
    this.name = parts.name
    this.namespace = parts.namespace
    this.attributes = parts.attributes
    this.children = parts.children ?? NOTHING
    this.text = pieces ? whole(pieces) : ''
    this.#offset = offset
    this.#pieces = pieces ?? NOTHING
    this.#placeOf = placeOf
  }

  get at(): Place {
    return this.#placeOf(this.#offset)
  }

  /** Handed on by itself, and so bound. */
  get place(): PlaceOf {
    return (offset) => this.#placeIn(offset)
  }

  #placeIn(offset: number): Place {
    let left = offset
    const last = this.#pieces.at(-1)
    for (const piece of this.#pieces) {
      if (left < piece.text.length || piece === last) return this.#placeOf(piece.offset + (piece.plain ? left : 0))
      left -= piece.text.length
    }
    return this.at
  }
}

export const whole = (pieces: readonly Entity[]): string =>
  pieces.length === 1 ? pieces[0]!.text : pieces.map((piece) => piece.text).join('')
