import type { LawVersion } from '#domain/catalogue'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import { sayMoment } from '#web/apply'
import type { Visit } from '#web/kit'
import { pathOf } from './subject.ts'

/** All laws that services may rest on, in the language of the page as far as they have words in it. */
export function lawsPage(visit: Visit): Html {
  const { rooms, words } = visit
  const ended = rooms.catalogue.endedLaws()
  return html`<div class="publica-read"><h1 class="govuk-heading-xl">${words.howWeDecide.laws}</h1><p class="govuk-body">${words.howWeDecide.lawsHelp}</p><ul class="govuk-list publica-services">${rooms.catalogue.laws().map((law) => lawItem(visit, law))}</ul>${
    ended.length > 0 &&
    html`<h2 class="govuk-heading-l" id="ended">${words.howWeDecide.lawsEnded}</h2><ul class="govuk-list publica-services">${ended.map((law) => lawItem(visit, law, law.endedAt))}</ul>`
  }</div>`
}

function lawItem(visit: Visit, { definition: { id, model, words: own } }: LawVersion, ended?: Temporal.Instant): Html {
  const { words, place, language, href } = visit
  const main = own?.main ?? place.languages[0]!.tag
  const { description } = model.written()
  const lang = main === language || own?.languages.includes(language) ? undefined : html` lang="${main}" dir="auto"`
  const name = own ? say(own.name, language) : model.name
  const about = own?.about ? say(own.about, language) : description
  const shown = html`<a class="govuk-link" href="${href(pathOf({ kind: 'law', id }))}"${lang}>${name}</a>`
  const heading = ended
    ? html`<h3 class="govuk-heading-m publica-services__name">${shown}</h3><p class="govuk-body">${words.howWeDecide.lawEnded(sayMoment(ended, visit))}</p>`
    : html`<h2 class="govuk-heading-m publica-services__name">${shown}</h2>`
  return html`<li class="publica-services__item">${heading}${about && html`<p class="govuk-body"${lang}>${about}</p>`}</li>`
}
