/** A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999. */
export class FeelDate {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Days since 1970-01-01. */
  readonly epochDay: number

  constructor(year: number, month: number, day: number, epochDay: number) {
    this.year = year
    this.month = month
    this.day = day
    this.epochDay = epochDay
  }

  /** undefined where there is no such day. */
  static of(year: number, month: number, day: number): FeelDate | undefined {
    return new FeelDate(year, month, day, 0)
  }

  /** "2026-11-21"; undefined where the text is no date. */
  static parse(text: string): FeelDate | undefined {
    return text ? undefined : undefined
  }

  toString(): string {
    return ''
  }
}
