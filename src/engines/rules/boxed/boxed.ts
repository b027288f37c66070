import type { Draft, Part, Piece, Scope, Standing } from '#engines/feel'
import type { Item } from '../items.ts'
import type { Reading } from '../reading.ts'
import type { TracedFrame } from '../table/traced-frame.ts'
import type { TableTrace } from '../trace.ts'
import type { Element } from '../xml.ts'

/** A boxed expression, compiled over the scope it stands in. */
export interface Boxed extends Piece {
  readonly kind: string
  /** The FEEL of a literal expression. */
  readonly text?: string
  /** Puts it into direct code; throws NotDirect where it cannot be. Absent where it never can be. */
  readonly direct?: Direct | undefined
  /** Tells of a table that was worked out in a frame, rule by rule, for those who ask why. */
  readonly explain?: (frame: TracedFrame) => TableTrace
}

export type Direct = (standing: Standing, draft: Draft) => Part

/** What a boxed expression is read with; `read` reads the expressions inside it. */
export interface Boxing {
  readonly reading: Reading
  read(element: Element | undefined, scope: Scope, owner: Element, item?: Item): Boxed
}
