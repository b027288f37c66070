import { Decimal } from '#ground/decimal'
import { twoDigits } from './date.ts'
import { Zone } from './zone.ts'

// A fraction of more digits would not fit beside the seconds in a number of 34.
const written = /^(\d\d):(\d\d):(\d\d)(\.\d{1,30})?(.*)$/s
export const secondsOfDay = 86_400

/** A time of day, with or without an offset or zone. */
export class FeelTime {
  /** Whole seconds since midnight. */
  readonly secondOfDay: number
  /** Of the second: 0 <= fraction < 1. */
  readonly fraction: Decimal
  readonly zone: Zone | undefined

  constructor(secondOfDay: number, fraction: Decimal, zone: Zone | undefined) {
    this.secondOfDay = secondOfDay
    this.fraction = fraction
    this.zone = zone
  }

  /** The second may have a fraction; undefined where there is no such time. */
  static of(hour: number, minute: number, second: Decimal, zone: Zone | undefined): FeelTime | undefined {
    const whole = second.round(0, 'floor')
    const seconds = whole.toSafeInteger() ?? -1
    if (!isBelow(hour, 24) || !isBelow(minute, 60) || !isBelow(seconds, 60)) return undefined
    return new FeelTime(hour * 3600 + minute * 60 + seconds, second.minus(whole), zone)
  }

  /** "10:30:00", "10:30:00.5Z", "10:30:00+01:00", "10:30:00@Europe/Paris"; undefined where the text is no time. */
  static parse(text: string): FeelTime | undefined {
    return readTime(text)?.time
  }

  get hour(): number {
    return Math.floor(this.secondOfDay / 3600)
  }

  get minute(): number {
    return Math.floor(this.secondOfDay / 60) % 60
  }

  get second(): number {
    return this.secondOfDay % 60
  }

  /** As a number since midnight. */
  get seconds(): Decimal {
    return this.fraction.plus(Decimal.of(this.secondOfDay))
  }

  withZone(zone: Zone | undefined): FeelTime {
    return new FeelTime(this.secondOfDay, this.fraction, zone)
  }

  /**
   * -1, 0 or 1; NaN where only one of them has a zone, or where a zone's offset hangs on a day that a time does not have.
   * To the second, as the TCK reads the standard: the properties that are compared hold no fraction.
   */
  compare(other: FeelTime): number {
    const [own, others] = [this.zone, other.zone]
    if (own === others || own?.name === others?.name) return Math.sign(this.secondOfDay - other.secondOfDay)
    if (own?.offset === undefined || others?.offset === undefined) return Number.NaN
    return Math.sign(this.secondOfDay - own.offset - (other.secondOfDay - others.offset))
  }

  toString(): string {
    const clock = `${twoDigits(this.hour)}:${twoDigits(this.minute)}:${twoDigits(this.second)}`
    return clock + this.fraction.toString().slice(1) + (this.zone?.toString() ?? '')
  }
}

/** The time and whether it is written as 24:00:00, the midnight that ends the day. */
export function readTime(text: string): { time: FeelTime; ends: boolean } | undefined {
  const parts = written.exec(text)
  if (parts === null) return undefined
  const [, hour, minute, second, fraction = '', behind = ''] = parts
  const zone = behind === '' ? undefined : Zone.parse(behind)
  if (behind !== '' && zone === undefined) return undefined
  const ends = hour === '24' && /^[0.]*$/.test(`${minute}${second}${fraction}`)
  const seconds = Decimal.parse(second + fraction)!
  const time = FeelTime.of(ends ? 0 : Number(hour), Number(minute), seconds, zone)
  return time && { time, ends }
}

/** Splits a number of seconds since some midnight into days and a time of that day. */
export function splitSeconds(seconds: Decimal): { days: number; secondOfDay: number; fraction: Decimal } | undefined {
  const whole = seconds.round(0, 'floor')
  const total = whole.toSafeInteger()
  if (total === undefined) return splitLarge(seconds)
  const days = Math.floor(total / secondsOfDay)
  return { days, secondOfDay: total - days * secondsOfDay, fraction: seconds.minus(whole) }
}

function splitLarge(seconds: Decimal): ReturnType<typeof splitSeconds> {
  const day = Decimal.of(secondsOfDay)
  const rest = seconds.modulo(day)
  const days = seconds.minus(rest).dividedBy(day).toSafeInteger()
  const within = splitSeconds(rest)!
  return days === undefined ? undefined : { ...within, days: days + within.days }
}

function isBelow(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit
}
