import { writerOf } from './figures.ts'
import type { Currency } from './words.ts'

// English dates as most of the world writes them, '1 July 2026': plain 'en' is American.
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language)

/** Made once a language: making a formatter costs as much as hundreds of uses. */
function byLanguage<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return (language) => made.getOrInsertComputed(language, make)
}

const asNumber = { style: 'decimal', useGrouping: 'min2', maximumFractionDigits: 20 } as const
// XXX is no currency: its sign ¤ stands where the language puts the place's own.
const asMoney = {
  style: 'currency',
  currency: 'XXX',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  roundingMode: 'halfExpand',
} as const

const numbers = byLanguage((language) => writerOf(new Intl.NumberFormat(localeOf(language), asNumber)))
const figures = byLanguage((language) =>
  writerOf(new Intl.NumberFormat(localeOf(language), { ...asNumber, useGrouping: 'auto' })),
)
const ungrouped = byLanguage(
  (language) => new Intl.NumberFormat(localeOf(language), { useGrouping: false, maximumFractionDigits: 20 }),
)
const amounts = byLanguage((language) => writerOf(new Intl.NumberFormat(localeOf(language), asMoney)))
const days = byLanguage(
  (language) => new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }),
)
const runsLeft = byLanguage((language) => new Intl.Locale(language).getTextInfo().direction === 'rtl')

/** A number, given as exact text, as a language writes it; four digits are not grouped, so that a year stays a year. */
export function showNumber(text: string, language: string): string {
  return numbers(language)(text)
}

const maybeYear = /^(?:19|20)\d\d$/

/**
 * A number among others of which nobody knows what they are, as in a law: 3,967 beside 12,989. What may be a year is written as one.
 */
export const showFigure = (text: string, language: string): string =>
  maybeYear.test(text) ? numbers(language)(text) : figures(language)(text)

/** A number with all of its decimals, however many there are, and noughts at their end too. */
export function showExactly(text: string, language: string, show = showNumber): string {
  const [whole = '', decimals] = text.split('.')
  return decimals ? show(`${whole}.1`, language).replace(/1$/, decimals) : show(whole, language)
}

/**
 * A number, given as exact text ('' where there is none), as people who write this language would type it, and such that it is
 * read as this number alone.
 */
export function toType(text: string, language: string): string {
  if (text === '') return ''
  const typed = ungrouped(language).format(text as Intl.StringNumericLiteral)
  return /,\d{3}$/.test(typed) ? `${typed}0` : typed
}

/** An amount, given as exact text, to the cent, with the currency's sign where it is known. */
export function showMoney(text: string, language: string, currency?: Currency): string {
  const shown = amounts(language)(text)
  const at = shown.indexOf('\u00A4')
  const sign = currency ? within(currency.symbol, language) : ''
  return (shown.slice(0, at) + sign + shown.slice(at + 1)).trim()
}

/** A day, given as ISO text, in a language's long form; the text itself where the calendar does not reach. */
export function showDate(iso: string, language: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  return year ? ordinal(days(language).format(Date.UTC(Number(year), Number(month) - 1, Number(day))), language) : iso
}

const daysOfYear = byLanguage(
  (language) => new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', timeZone: 'UTC' }),
)

/** A day of any year, in a language's long form: '6 April'. */
export const showDayOfYear = (month: number, day: number, language: string): string =>
  ordinal(daysOfYear(language).format(Date.UTC(2000, month - 1, day)), language)

const durations = byLanguage((language) => new Intl.DurationFormat(localeOf(language), { style: 'long' }))

const wholeUnits =
  /^P(?=\d|T\d)(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?$/

/** A duration, given as ISO text, in a language's long form: '20 days'; the text itself where it is not one of whole units, or backwards. */
export const showDuration = (iso: string, language: string): string =>
  (wholeUnits.test(iso) && durations(language).format(Temporal.Duration.from(iso))) || iso

// French counts the first day alone: "1er juillet", "2 juillet". CLDR leaves it at "1".
const ordinal = (shown: string, language: string) =>
  /^fr(-|$)/.test(language) ? shown.replace(/^1(?=\s)/, '1er') : shown

// The letters and marks that run from right to left, by the ranges that UAX #9 keeps for them.
const leftward = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A value as it stands among the words of a sentence. Where the one may run from right to left and the other not, it is a run of its
 * own (UAX #9, FSI … PDI), or "M$" would come apart and a full stop change sides. By characters and not by markup, since the same
 * sentence goes into pages, e-mails and what other systems read.
 */
export function within(value: string, language: string): string {
  return runsLeft(language) || leftward.test(value) ? `\u2068${value}\u2069` : value
}

const moments = new Map<string, Intl.DateTimeFormat>()

/** Day and time of a moment, as a clock in that zone shows it, in a language's long form. */
export function showMoment(at: Temporal.Instant, language: string, timeZone: string): string {
  const key = `${language} ${timeZone}`
  const known =
    moments.get(key) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone })
  moments.set(key, known)
  return ordinal(known.format(at.epochMilliseconds), language)
}
