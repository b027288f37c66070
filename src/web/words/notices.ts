import type { NoticeFacts, NoticeWords } from '#domain/notices'
import type { Place } from '#domain/place'
import { say, showDate, showMoment } from '#engines/form'
import { inLanguage } from './languages.ts'
import { wordsIn } from './tables.ts'

/** What notices say, with addresses of ours to go on at. They name no answer and no outcome: e-mail is read by others too. */
export const noticeWords =
  ({ place, origin }: { place: Place; origin: URL }): NoticeWords =>
  ({ kind, language, ...facts }) => {
    const { reference, service, agency, person, outcome = '', ifYouDisagree = '', disagreeUntil } = facts
    const path = kind === 'draft-link' ? `/links/${facts.token}` : `/applications/${reference}`
    const address = new URL(inLanguage(language, path, place), origin).href
    const telephone = place.agencies.find(({ name }) => say(name, language) === agency)?.telephone
    return wordsIn(language).notices[kind]({
      ...{ reference, service, agency, person, outcome, address, ifYouDisagree },
      place: say(place.name, language),
      telephone: telephone ?? place.contact.telephone,
      disagreeUntil: disagreeUntil ? showDate(disagreeUntil, language) : '',
      until: untilWhen(facts, language, place),
    })
  }

function untilWhen({ expires }: NoticeFacts, language: string, { zone }: Place): string {
  if (!expires) return ''
  return showMoment(Temporal.Instant.from(expires), language, zone)
}
