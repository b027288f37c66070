import type { Value } from '#engines/feel'
import { FeelDate } from '#engines/feel'
import type { Answers, Form, Speaking } from '#engines/form'
import { walk } from '#engines/form'
import type { Visit } from '#web/kit'

/** How answers and problems are put into words for this visitor; with the values that sentences of the form may hold. */
export const speakingOf = ({ language, words, place }: Visit, values?: ReadonlyMap<string, Value>): Speaking => ({
  language,
  words: words.fields,
  currency: place.currency,
  values,
})

/** What was sent, as the sentences of its form say it: by the answers, and by the day on which it was sent. */
export function speakingOfSent(visit: Visit, form: Form, answers: Answers, sentAt: Temporal.Instant): Speaking {
  const today = FeelDate.parse(sentAt.toZonedDateTimeISO(visit.place.zone).toPlainDate().toString())
  return speakingOf(visit, today && walk(form, answers, { today }).values)
}

/** The agency's today, as the form's and the rules' expressions see it. */
export function todayOf({ rooms, place }: Visit): FeelDate {
  const today = FeelDate.parse(rooms.clock.today(place.zone).toString())
  if (!today) throw new RangeError('The clock is outside the calendar')
  return today
}
