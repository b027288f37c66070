import type { Decimal } from '#ground/decimal'

/** A days and time duration: an exact number of seconds. */
export class DaysDuration {
  readonly seconds: Decimal

  constructor(seconds: Decimal) {
    this.seconds = seconds
  }

  toString(): string {
    return ''
  }
}

/** A years and months duration: a whole number of months. */
export class MonthsDuration {
  readonly months: number

  constructor(months: number) {
    this.months = months
  }

  toString(): string {
    return ''
  }
}

/** "P1DT2H", "-P1Y6M"; undefined where the text is no duration of one of the two kinds. */
export function parseDuration(text: string): DaysDuration | MonthsDuration | undefined {
  return text ? undefined : undefined
}
