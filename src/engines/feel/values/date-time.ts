import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelTime, readTime, secondsOfDay, splitSeconds } from './time.ts'
import { Zone } from './zone.ts'

/** A date and time: local, or a moment where its time has a zone. */
export class FeelDateTime {
  readonly date: FeelDate
  readonly time: FeelTime
  /** From UTC in seconds, where the time has a zone. */
  readonly offset: number | undefined

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date
    this.time = time
    this.offset = time.zone?.offsetAtLocal(date.epochDay, time.secondOfDay)
  }

  /** "2026-11-21T10:30:00" with a time as FeelTime reads it, or a date alone for its midnight. */
  static parse(text: string): FeelDateTime | undefined {
    const split = text.indexOf('T')
    const date = FeelDate.parse(split < 0 ? text : text.slice(0, split))
    const read = split < 0 ? readTime('00:00:00') : readTime(text.slice(split + 1))
    const day = read?.ends ? date?.plusDays(1) : date
    return day && read && new FeelDateTime(day, read.time)
  }

  /** The moment that begins a day in UTC, which is how a date is taken for a date and time (DMN 1.5 §10.3.2.9.4). */
  static midnight(date: FeelDate): FeelDateTime {
    return new FeelDateTime(date, new FeelTime(0, Decimal.zero, Zone.utc))
  }

  /** -1, 0 or 1, to the second as FeelTime says; NaN where only one of the two has a zone. */
  compare(other: FeelDateTime): number {
    if ((this.offset === undefined) !== (other.offset === undefined)) return Number.NaN
    const seconds = this.time.secondOfDay - (this.offset ?? 0) - (other.time.secondOfDay - (other.offset ?? 0))
    return Math.sign((this.date.epochDay - other.date.epochDay) * secondsOfDay + seconds)
  }

  /** The seconds from the other to this; undefined where only one of the two has a zone. */
  since(other: FeelDateTime): Decimal | undefined {
    if ((this.offset === undefined) !== (other.offset === undefined)) return undefined
    const days = Decimal.of(this.date.epochDay - other.date.epochDay).times(Decimal.of(secondsOfDay))
    const offsets = Decimal.of((other.offset ?? 0) - (this.offset ?? 0))
    return days.plus(offsets).plus(this.time.seconds.minus(other.time.seconds))
  }

  /** As time passes: in a zone, by the clock that it is there afterwards. Undefined beyond the years FEEL knows. */
  plusSeconds(seconds: Decimal): FeelDateTime | undefined {
    const { zone } = this.time
    const local = this.time.seconds.plus(seconds)
    if (zone === undefined || zone.offset !== undefined) return this.moved(local)
    const moment = splitSeconds(local.minus(Decimal.of(this.offset!)))
    if (moment === undefined || this.date.plusDays(moment.days) === undefined) return undefined
    const offset = zone.offsetAtMoment(this.date.epochDay + moment.days, moment.secondOfDay)
    return this.moved(local.plus(Decimal.of(offset - this.offset!)))
  }

  private moved(sinceMidnight: Decimal): FeelDateTime | undefined {
    const split = splitSeconds(sinceMidnight)
    const date = split && this.date.plusDays(split.days)
    return date && new FeelDateTime(date, new FeelTime(split.secondOfDay, split.fraction, this.time.zone))
  }

  plusMonths(months: number): FeelDateTime | undefined {
    const date = this.date.plusMonths(months)
    return date && new FeelDateTime(date, this.time)
  }

  toString(): string {
    return `${this.date}T${this.time}`
  }
}
