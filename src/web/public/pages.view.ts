import type { Contact } from '#domain/place'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html, summaryList } from '#engines/page'
import type { Shown, Visit } from '#web/kit'

export function helpPage(visit: Visit): Shown {
  const { words, place, language } = visit
  const body = html`<h1 class="govuk-heading-l">${words.help.title}</h1>
<p class="govuk-body">${words.help.callUs}</p>
${reach(visit, place.contact)}
<h2 class="govuk-heading-m">${words.help.councils}</h2>
<p class="govuk-body">${words.help.councilsWhy}</p>
${place.agencies.map((agency) => html`<h3 class="govuk-heading-s">${say(agency.name, language)}</h3>${reach(visit, agency)}`)}`
  return { title: words.help.title, body }
}

function reach({ words, language }: Visit, contact: Contact): Html {
  const { telephone, email } = contact
  const rows: [string, Html][] = [
    [
      words.help.telephone,
      html`<a class="govuk-link" href="tel:${telephone.replace(/[^+\d]/g, '')}" dir="ltr">${telephone}</a>`,
    ],
    [words.help.hours, html`${say(contact.hours, language)}`],
    [words.help.email, html`<a class="govuk-link" href="mailto:${email}" dir="ltr">${email}</a>`],
    [words.help.address, html`${say(contact.address, language)}`],
  ]
  return summaryList({ rows: rows.map(([text, value]) => ({ key: { text }, value: { html: value } })) })
}

/** The place's own words, a paragraph to each. */
export function statement({ language }: Visit, title: string, sentence: Sentence): Shown {
  const paragraphs = say(sentence, language).split(/\n\s*\n/)
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`
  return { title, body }
}
