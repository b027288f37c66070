import { showDate, showMoment } from '#engines/form'
import type { Visit } from '#web/kit'

type Reader = Pick<Visit, 'language' | 'place'>

/** A date in words. */
export const sayDay = (day: Temporal.PlainDate, { language }: Pick<Reader, 'language'>): string =>
  showDate(day.toString(), language)

/** The date of a moment where the state is. */
export const sayDayOf = (at: Temporal.Instant, reader: Reader): string =>
  sayDay(at.toZonedDateTimeISO(reader.place.zone).toPlainDate(), reader)

/** Date and time of a moment where the state is. */
export const sayMoment = (at: Temporal.Instant, { language, place }: Reader): string =>
  showMoment(at, language, place.zone)

/** A length of time, given as ISO 8601, in words: "20 days". */
export function sayDuration(iso: string, { language }: Pick<Reader, 'language'>): string {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(iso)
  return new Intl.DurationFormat(language, { style: 'long' }).format({
    ...{ years, months, weeks, days, hours, minutes, seconds },
  })
}
