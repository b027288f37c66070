import type { Value } from './types.ts'

/** `[1..5)`, `(> 5)`: an end that is null and not included is open for ever. */
export class FeelRange {
  readonly start: Value
  readonly end: Value
  readonly startIncluded: boolean
  readonly endIncluded: boolean

  constructor(startIncluded: boolean, start: Value, end: Value, endIncluded: boolean) {
    this.start = start
    this.end = end
    this.startIncluded = startIncluded
    this.endIncluded = endIncluded
  }
}
