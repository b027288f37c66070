import { showDate } from '#engines/form'
import type { Visit } from '#web/kit'

type Reader = Pick<Visit, 'language' | 'place'>

/** A date in words. */
export const sayDay = (day: Temporal.PlainDate, { language }: Pick<Reader, 'language'>): string =>
  showDate(day.toString(), language)

/** The date of a moment where the state is. */
export const sayDayOf = (at: Temporal.Instant, reader: Reader): string =>
  sayDay(at.toZonedDateTimeISO(reader.place.zone).toPlainDate(), reader)

const formats = new Map<string, Intl.DateTimeFormat>()

/** Date and time of a moment where the state is. */
export function sayMoment(at: Temporal.Instant, { language, place }: Reader): string {
  const key = `${language} ${place.zone}`
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: place.zone } as const
  // Plain 'en' is American: the month would come first.
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  formats.set(key, known)
  return known.format(at.epochMilliseconds)
}
