import type { Value } from '#engines/feel'
import { Frame } from '#engines/feel'
import type { Match } from './parts.ts'

/** How a table came to its value: what its columns looked at, the rules that were found to hold, and those that it came of. */
export interface Worked {
  readonly values: readonly Value[]
  readonly matches: readonly Match[]
  readonly chosen: readonly Match[]
}

/** A frame in which a table leaves how it came to its value, for whoever explains it. */
export class TracedFrame extends Frame {
  worked: Worked | undefined
}
