import type { ServiceVersion } from '#domain/catalogue'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, input } from '#engines/page'
import type { Visit } from '#web/kit'
import { callLink } from '#web/kit'

interface Found {
  services: readonly ServiceVersion[]
  nearly: boolean
}

export function cataloguePage(visit: Visit, query: string, found: Found): Html {
  const { words } = visit
  const { services } = found
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-xl">${words.apply.findAService}</h1>
${searchForm(visit, query)}
${query && resultLine(visit, query, found)}
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

/** What came of a search, in a line. */
export function foundLine({ words: { apply } }: Visit, query: string, { services, nearly }: Found): string {
  if (services.length === 0) return apply.nothingFound(query)
  return nearly ? apply.foundNear(services.length, query) : apply.found(services.length, query)
}

function resultLine(visit: Visit, query: string, found: Found): Html {
  const { words, href, place } = visit
  const { apply, kit } = words
  const all = html`<p class="govuk-body"><a class="govuk-link" href="${href('/')}">${apply.allServices}</a></p>`
  const heading = html`<div role="status"><h2 class="govuk-heading-m">${foundLine(visit, query, found)}</h2></div>`
  if (found.services.length > 0)
    return html`${heading}${found.nearly && html`<p class="govuk-body">${apply.foundNearHelp}</p>`}${all}`
  return html`${heading}
<p class="govuk-body">${apply.nothingFoundHelp}</p>${all}
<p class="govuk-body">${kit.orCallUs} ${callLink(place.contact)} (${say(place.contact.hours, visit.language)})</p>`
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
