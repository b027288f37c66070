import type { CharSet } from './chars.ts'

/** A pattern as read: XML Schema 1.1 Part 2 §G with what XPath F&O 3.1 §5.6.1 adds to it. */
export type Node =
  | { readonly kind: 'char'; readonly codePoint: number }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'any' | 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'group'; readonly number: number; readonly body: Node }
  | { readonly kind: 'back'; readonly number: number }
  | {
      readonly kind: 'repeat'
      readonly body: Node
      readonly least: number
      readonly most: number
      readonly greedy: boolean
    }

export interface Pattern {
  readonly body: Node
  readonly groups: number
  readonly hasBack: boolean
}

export interface Flags {
  /** . stands for a line end too. */
  readonly s: boolean
  /** ^ and $ stand at every line's ends. */
  readonly m: boolean
  readonly i: boolean
  /** White space in the pattern says nothing. */
  readonly x: boolean
  /** The pattern is plain text. */
  readonly q: boolean
}

/** Thrown by the reader alone. */
export class BadPattern extends Error {}
