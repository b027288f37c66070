import { dateOfEpochDay, daysInMonth, epochDayOf, greatestYear, isLeapYear } from './calendar.ts'

const written = /^(-?)([1-9]\d{4,8}|\d{4})-(\d\d)-(\d\d)$/

/** A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999. */
export class FeelDate {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Days since 1970-01-01. */
  readonly epochDay: number

  private constructor(year: number, month: number, day: number, epochDay: number) {
    this.year = year
    this.month = month
    this.day = day
    this.epochDay = epochDay
  }

  /** undefined where there is no such day. */
  static of(year: number, month: number, day: number): FeelDate | undefined {
    const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day)
    if (!whole || Math.abs(year) > greatestYear || month < 1 || month > 12) return undefined
    if (day < 1 || day > daysInMonth(year, month)) return undefined
    return new FeelDate(year, month, day, epochDayOf(year, month, day))
  }

  /** undefined beyond the years FEEL knows. */
  static ofEpochDay(epochDay: number): FeelDate | undefined {
    const { year, month, day } = dateOfEpochDay(epochDay)
    return Math.abs(year) > greatestYear ? undefined : new FeelDate(year, month, day, epochDay)
  }

  /** "2026-11-21"; undefined where the text is no date. */
  static parse(text: string): FeelDate | undefined {
    const parts = written.exec(text)
    if (parts === null) return undefined
    const year = Number(parts[2])
    if (parts[1] === '-' && year === 0) return undefined
    return FeelDate.of(parts[1] === '-' ? -year : year, Number(parts[3]), Number(parts[4]))
  }

  /** 1 is Monday. */
  get weekday(): number {
    return ((((this.epochDay + 3) % 7) + 7) % 7) + 1
  }

  get dayOfYear(): number {
    return this.epochDay - epochDayOf(this.year, 1, 1) + 1
  }

  /** ISO 8601: the week belongs to the year that its Thursday is in. */
  get weekOfYear(): number {
    const thursday = this.dayOfYear + 4 - this.weekday
    if (thursday < 1) return weekOf(thursday + daysInYear(this.year - 1))
    return thursday > daysInYear(this.year) ? 1 : weekOf(thursday)
  }

  plusDays(days: number): FeelDate | undefined {
    return FeelDate.ofEpochDay(this.epochDay + days)
  }

  /** On the same day of the month, or on its last where it has fewer. */
  plusMonths(months: number): FeelDate | undefined {
    const total = this.year * 12 + (this.month - 1) + months
    const year = Math.floor(total / 12)
    const month = total - year * 12 + 1
    return FeelDate.of(year, month, Math.min(this.day, daysInMonth(year, month)))
  }

  compare(other: FeelDate): number {
    return Math.sign(this.epochDay - other.epochDay)
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0')
    return `${this.year < 0 ? '-' : ''}${year}-${twoDigits(this.month)}-${twoDigits(this.day)}`
  }
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

function weekOf(dayOfYear: number): number {
  return Math.floor((dayOfYear - 1) / 7) + 1
}

function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365
}
