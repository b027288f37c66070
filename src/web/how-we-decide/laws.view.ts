import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Visit } from '#web/kit'
import { pathOf } from './subject.ts'

/** All laws that services may rest on. What they say of themselves is in the place's main language. */
export function lawsPage({ rooms, words, place, language, href }: Visit): Html {
  const main = place.languages[0]!.tag
  const lang = main === language ? undefined : html` lang="${main}" dir="auto"`
  const items = rooms.catalogue.laws().map(({ definition: { id, model } }) => {
    const { description } = model.written()
    return html`<li class="publica-services__item"${lang}><h2 class="govuk-heading-m publica-services__name"><a class="govuk-link" href="${href(pathOf({ kind: 'law', id }))}">${model.name}</a></h2>${description && html`<p class="govuk-body">${description}</p>`}</li>`
  })
  return html`<div class="publica-read"><h1 class="govuk-heading-xl">${words.howWeDecide.laws}</h1><p class="govuk-body">${words.howWeDecide.lawsHelp}</p><ul class="govuk-list publica-services">${items}</ul></div>`
}
