import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import { html } from '#engines/page'
import type { Shown, Visit } from '#web/kit'
import { contactList } from '#web/kit'

export function helpPage(visit: Visit): Shown {
  const { words, place, language } = visit
  const body = html`<h1 class="govuk-heading-l">${words.help.title}</h1>
<p class="govuk-body">${words.help.callUs}</p>
${contactList(visit, place.contact)}
<h2 class="govuk-heading-m">${words.help.councils}</h2>
<p class="govuk-body">${words.help.councilsWhy}</p>
${place.agencies.map((agency) => html`<h3 class="govuk-heading-s">${say(agency.name, language)}</h3>${contactList(visit, agency)}`)}`
  return { title: words.help.title, body }
}

/** The place's own words, and what the installation itself does. */
export const privacy = (visit: Visit): Shown =>
  statement(visit, visit.words.help.privacy, visit.place.privacy, [
    visit.words.help.draftsKept(visit.place.daysKept.drafts),
  ])

/** The place's own words, a paragraph to each. */
export function statement({ language }: Visit, title: string, sentence: Sentence, more: string[] = []): Shown {
  const paragraphs = [...say(sentence, language).split(/\n\s*\n/), ...more]
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`
  return { title, body }
}
