import { Decimal } from '#ground/decimal'

const daysWritten = /^(-?)P(?:(\d{1,18})D)?(?:T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18})(?:\.(\d{0,30}))?S)?)?$/
const monthsWritten = /^(-?)P(?:(\d{1,15})Y)?(?:(\d{1,15})M)?$/

const minute = Decimal.of(60)
const hour = Decimal.of(3600)
const day = Decimal.of(86_400)

/** A days and time duration: an exact number of seconds. */
export class DaysDuration {
  readonly seconds: Decimal

  constructor(seconds: Decimal) {
    this.seconds = seconds
  }

  /** Its parts, each with the sign of the whole. */
  parts(): { days: Decimal; hours: Decimal; minutes: Decimal; seconds: Decimal } {
    const all = this.seconds.abs()
    const signed = (value: Decimal) => (this.seconds.sign < 0 ? value.negated() : value)
    const [ofDay, ofHour, ofMinute] = [all.modulo(day), all.modulo(hour), all.modulo(minute)]
    return {
      days: signed(all.minus(ofDay).dividedBy(day)),
      hours: signed(ofDay.minus(ofHour).dividedBy(hour)),
      minutes: signed(ofHour.minus(ofMinute).dividedBy(minute)),
      seconds: signed(ofMinute),
    }
  }

  toString(): string {
    const { days, hours, minutes, seconds } = new DaysDuration(this.seconds.abs()).parts()
    const time = written(hours, 'H') + written(minutes, 'M') + written(seconds, 'S')
    const text = written(days, 'D') + (time === '' ? '' : `T${time}`)
    return `${this.seconds.sign < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`
  }
}

function written(value: Decimal, unit: string): string {
  return value.sign === 0 ? '' : value.toString() + unit
}

/** A years and months duration: a whole number of months. */
export class MonthsDuration {
  readonly months: number

  constructor(months: number) {
    this.months = months
  }

  toString(): string {
    const all = Math.abs(this.months)
    const [years, months] = [Math.floor(all / 12), all % 12]
    const text = (years === 0 ? '' : `${years}Y`) + (months === 0 ? '' : `${months}M`)
    return `${this.months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`
  }
}

/** "P1DT2H", "-P1Y6M"; undefined where the text is no duration of one of the two kinds. */
export function parseDuration(text: string): DaysDuration | MonthsDuration | undefined {
  if (text.endsWith('P') || text.endsWith('T')) return undefined
  return readMonths(text) ?? readDays(text)
}

function readMonths(text: string): MonthsDuration | undefined {
  const parts = monthsWritten.exec(text)
  if (parts === null) return undefined
  const months = Number(parts[2] ?? 0) * 12 + Number(parts[3] ?? 0)
  if (!Number.isSafeInteger(months)) return undefined
  return new MonthsDuration(parts[1] === '-' && months !== 0 ? -months : months)
}

function readDays(text: string): DaysDuration | undefined {
  const parts = daysWritten.exec(text)
  if (parts === null) return undefined
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction] = parts
  const total = number(days)
    .times(day)
    .plus(number(hours).times(hour))
    .plus(number(minutes).times(minute))
    .plus(number(fraction ? `${seconds}.${fraction}` : seconds))
  return new DaysDuration(sign === '-' ? total.negated() : total)
}

function number(text: string): Decimal {
  return Decimal.parse(text)!
}
