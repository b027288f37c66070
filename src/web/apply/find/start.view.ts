import type { ApplicationLine } from '#domain/applications'
import type { Definition } from '#engines/definition'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText } from '#engines/page'
import type { Visit } from '#web/kit'

export function startPage(visit: Visit, definition: Definition, drafts: readonly ApplicationLine[]): Html {
  const { words, language } = visit
  const { service } = definition
  const { apply } = words
  const tell = (sentence: Sentence) => say(sentence, language)
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-xl">${tell(service.name)}</h1>
<p class="govuk-body-l">${tell(service.summary)}</p>
${drafts[0] && draftWaiting(visit, drafts[0])}
<h2 class="govuk-heading-m">${apply.whoMayApply}</h2>${listOf(service.start.whoMayApply.map(tell))}
<h2 class="govuk-heading-m">${apply.whatYouNeed}</h2>${listOf(service.start.whatYouNeed.map(tell))}
<h2 class="govuk-heading-m">${apply.howLongItTakes}</h2>
<p class="govuk-body">${tell(service.start.howLongItTakes)}</p>
<p class="govuk-body">${apply.youMayStop} ${service.signIn === 'to send' && apply.youSignInToSend}</p>
<h2 class="govuk-heading-m">${apply.timeToDecide}</h2>
<p class="govuk-body">${tell(service.start.timeToDecide)}</p>
${ways(visit, definition)}
${about(visit, definition)}
</div></div>`
}

const listOf = (entries: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`

const draftWaiting = ({ words, href }: Visit, { reference }: ApplicationLine): Html =>
  insetText({
    html: html`<p class="govuk-body">${words.apply.draftOnItsWay}</p><p class="govuk-body"><a class="govuk-link" href="${href(`/applications/${reference}/check-answers`)}">${words.apply.goOnWithIt} <span class="govuk-visually-hidden">${reference}</span></a></p>`,
  })

function ways({ words, href }: Visit, { id }: Definition): Html {
  const { apply } = words
  return html`<div class="publica-ways">${button({ text: apply.startNow, href: href(`/services/${id}/begin`), isStartButton: true })}
<p class="govuk-body"><a class="govuk-link" href="${href(`/services/${id}/check`)}">${apply.checkWhatYouWouldGet}</a><br><span class="govuk-hint">${apply.checkStoresNothing}</span></p></div>`
}

function about({ rooms, words, language, href }: Visit, { id, service }: Definition): Html {
  const { apply, howWeDecide } = words
  const agencies = rooms.catalogue.agenciesFor(id).map(({ name }) => say(name, language))
  return html`<h2 class="govuk-heading-m">${apply.offeredBy}</h2>${listOf(agencies)}
<h2 class="govuk-heading-m">${apply.theLaw}</h2>
<p class="govuk-body"><a class="govuk-link" href="${service.law.link}" rel="noreferrer">${say(service.law.name, language)}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${href(`/services/${id}/how-we-decide`)}">${howWeDecide.allTheRules}</a></p>`
}
