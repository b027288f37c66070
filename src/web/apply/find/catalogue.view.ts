import type { ServiceVersion } from '#domain/catalogue'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, input } from '#engines/page'
import type { Visit } from '#web/kit'

export function cataloguePage(visit: Visit, query: string, services: readonly ServiceVersion[]): Html {
  const { words } = visit
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-xl">${words.apply.findAService}</h1>
${searchForm(visit, query)}
${query && resultLine(visit, query, services.length)}
${services.length > 0 ? list(visit, services) : !query && html`<p class="govuk-body">${words.apply.noServices}</p>`}
${!query && laws(visit)}
</div></div>`
}

const laws = ({ rooms, words, href }: Visit): Html | false =>
  rooms.catalogue.laws().length > 0 &&
  html`<p class="govuk-body"><a class="govuk-link" href="${href('/laws')}">${words.howWeDecide.lawsBehind}</a></p>`

const searchForm = ({ words, href }: Visit, query: string): Html =>
  html`<form class="publica-search" action="${href('/')}" method="get" role="search">${input({
    id: 'q',
    name: 'q',
    type: 'search',
    value: query,
    label: { text: words.apply.search, classes: 'govuk-label--s' },
    attributes: { maxlength: 200 },
  })}${button({ text: words.apply.searchButton })}</form>`

function resultLine({ words, href }: Visit, query: string, count: number): Html {
  const { apply } = words
  const all = html`<p class="govuk-body"><a class="govuk-link" href="${href('/')}">${apply.allServices}</a></p>`
  const told = count > 0 ? apply.found(count, query) : apply.nothingFound(query)
  const heading = html`<div role="status"><h2 class="govuk-heading-m">${told}</h2></div>`
  if (count > 0) return html`${heading}${all}`
  return html`${heading}
<p class="govuk-body">${apply.nothingFoundHelp}</p>${all}`
}

const list = (visit: Visit, services: readonly ServiceVersion[]): Html =>
  html`<ul class="govuk-list publica-services">${services.map((version) => entry(visit, version))}</ul>`

function entry({ rooms, language, href }: Visit, { definition }: ServiceVersion): Html {
  const { name, summary } = definition.service
  const agencies = rooms.catalogue.agenciesFor(definition.id).map((agency) => say(agency.name, language))
  const together = new Intl.ListFormat(language).format(agencies)
  return html`<li class="publica-services__item"><h2 class="govuk-heading-m publica-services__name"><a class="govuk-link" href="${href(`/services/${definition.id}`)}">${say(name, language)}</a></h2>
<p class="govuk-body">${say(summary, language)}</p><p class="govuk-hint publica-services__agencies">${together}</p></li>`
}
