import type { FeelDate } from './date.ts'
import type { FeelTime } from './time.ts'

export class FeelDateTime {
  readonly date: FeelDate
  readonly time: FeelTime

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date
    this.time = time
  }

  /** "2026-11-21T10:30:00" with a time as FeelTime reads it, or a date alone for its midnight. */
  static parse(text: string): FeelDateTime | undefined {
    return text ? undefined : undefined
  }

  toString(): string {
    return ''
  }
}
