import type { Agency } from '#domain/place'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html, summaryList } from '#engines/page'
import type { Visit } from '#web/kit'

/** Whom to ask about an application, and when. */
export function contactList({ words, language }: Visit, agency: Agency): Html {
  const { apply } = words
  const mail = html`<a class="govuk-link" href="mailto:${agency.email}"><bdi dir="ltr">${agency.email}</bdi></a>`
  const call = html`<bdi dir="ltr">${agency.telephone}</bdi><br>${say(agency.hours, language)}`
  return html`<p class="govuk-body">${say(agency.name, language)}</p>${summaryList({
    rows: [
      { key: { text: apply.telephone }, value: { html: call } },
      { key: { text: apply.email }, value: { html: mail } },
      { key: { text: apply.address }, value: { text: say(agency.address, language) } },
    ],
  })}`
}

/** The agency of an application, by its id. */
export const agencyOf = ({ place }: Visit, id: string): Agency | undefined =>
  place.agencies.find((agency) => agency.id === id)
