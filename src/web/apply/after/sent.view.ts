import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html, panel } from '#engines/page'
import type { Visit } from '#web/kit'
import type { Draft } from '../draft/draft.ts'
import { placeOf } from '../draft/draft.ts'
import { referenceShown } from '../showing/reference.view.ts'

export function sentPage(visit: Visit, draft: Draft): Html {
  const { words, language, person, href } = visit
  const { apply } = words
  const { reference } = draft.application
  const { service } = draft.definition
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${panel({ titleText: apply.sent, html: html`${apply.yourReference}<br><strong>${referenceShown(reference)}</strong>` })}
<p class="govuk-body">${draft.agency ? apply.serviceAt(say(service.name, language), say(draft.agency.name, language)) : say(service.name, language)}</p>
<p class="govuk-body">${person?.email && apply.mailedTo(person.email)} ${apply.keepTheReference}</p>
<h2 class="govuk-heading-m">${apply.whatHappensNext}</h2>
<p class="govuk-body">${say(service.start.timeToDecide, language)}</p>
<p class="govuk-body">${person?.email && apply.weWillWrite}</p>
<p class="govuk-body"><a class="govuk-link" href="${href(placeOf(draft))}">${apply.seeWhereItStands}</a></p>
</div></div>`
}
