import { FeelDate } from '#engines/feel'
import type { Speaking } from '#engines/form'
import type { Visit } from '#web/kit'

/** How answers and problems are put into words for this visitor. */
export const speakingOf = ({ language, words, place }: Visit): Speaking => ({
  language,
  words: words.fields,
  currency: place.currency,
})

/** The agency's today, as the form's and the rules' expressions see it. */
export function todayOf({ rooms, place }: Visit): FeelDate {
  const today = FeelDate.parse(rooms.clock.today(place.zone).toString())
  if (!today) throw new RangeError('The clock is outside the calendar')
  return today
}
