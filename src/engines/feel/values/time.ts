import type { Decimal } from '#ground/decimal'
import type { Zone } from './zone.ts'

/** A time of day, with or without an offset or zone. */
export class FeelTime {
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Of the second: 0 <= fraction < 1. */
  readonly fraction: Decimal
  readonly zone: Zone | undefined

  constructor(hour: number, minute: number, second: number, fraction: Decimal, zone: Zone | undefined) {
    this.hour = hour
    this.minute = minute
    this.second = second
    this.fraction = fraction
    this.zone = zone
  }

  /** "10:30:00", "10:30:00.5Z", "10:30:00+01:00", "10:30:00@Europe/Paris"; undefined where the text is no time. */
  static parse(text: string): FeelTime | undefined {
    return text ? undefined : undefined
  }

  toString(): string {
    return ''
  }
}
