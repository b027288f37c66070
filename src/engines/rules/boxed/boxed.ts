import type { Code, Piece, Scope } from '#engines/feel'
import type { Item } from '../items.ts'
import type { Reading } from '../reading.ts'
import type { TableTrace } from '../trace.ts'
import type { Element } from '../xml.ts'

/** A boxed expression, compiled over the scope it stands in. */
export interface Boxed extends Piece {
  readonly kind: string
  /** The FEEL of a literal expression. */
  readonly text?: string
  /** Works a table out again, rule by rule, for those who ask why. */
  readonly explain?: (frame: Parameters<Code>[0]) => TableTrace
}

/** What a boxed expression is read with; `read` reads the expressions inside it. */
export interface Boxing {
  readonly reading: Reading
  read(element: Element | undefined, scope: Scope, owner: Element, item?: Item): Boxed
}
