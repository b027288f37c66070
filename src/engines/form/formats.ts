import type { Currency } from './words.ts'

// English dates as most of the world writes them, '1 July 2026': plain 'en' is American.
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language)

const made = new Map<string, Intl.NumberFormat>()

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${options.style}`
  const known = made.get(key) ?? new Intl.NumberFormat(localeOf(language), options)
  made.set(key, known)
  return known
}

const asNumber = { style: 'decimal', useGrouping: 'min2', maximumFractionDigits: 20 } as const
// XXX is no currency: its sign ¤ stands where the language puts the place's own.
const asMoney = {
  style: 'currency',
  currency: 'XXX',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  roundingMode: 'halfExpand',
  trailingZeroDisplay: 'stripIfInteger',
} as const

/** A number, given as exact text, as a language writes it; four digits are not grouped, so that a year stays a year. */
export function showNumber(text: string, language: string): string {
  return formatter(language, asNumber).format(text as Intl.StringNumericLiteral)
}

/** An amount, given as exact text, to the cent (whole amounts without cents), with the currency's sign where it is known. */
export function showMoney(text: string, language: string, currency?: Currency): string {
  const shown = formatter(language, asMoney).format(text as Intl.StringNumericLiteral)
  // Among letters that run from right to left, a sign such as M$ would come apart: it is kept in a run of its own (UAX #9, LRI … PDI).
  const sign = currency && shown.includes('\u200F') ? `\u2066${currency.symbol}\u2069` : currency?.symbol
  return shown.replace('\u00A4', () => sign ?? '').trim()
}

const days = new Map<string, Intl.DateTimeFormat>()

/** A day, given as ISO text, in a language's long form; the text itself where the calendar does not reach. */
export function showDate(iso: string, language: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  if (!year) return iso
  const known =
    days.get(language) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' })
  days.set(language, known)
  return known.format(Date.UTC(Number(year), Number(month) - 1, Number(day)))
}

const moments = new Map<string, Intl.DateTimeFormat>()

/** Day and time of a moment, as a clock in that zone shows it, in a language's long form. */
export function showMoment(at: Temporal.Instant, language: string, timeZone: string): string {
  const key = `${language} ${timeZone}`
  const known =
    moments.get(key) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone })
  moments.set(key, known)
  return known.format(at.epochMilliseconds)
}
