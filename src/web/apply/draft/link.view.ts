import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import type { Visit } from '#web/kit'
import { sayMoment } from '../showing/days.ts'
import { referenceShown } from '../showing/reference.view.ts'

interface Link {
  token: string
  reference: string
  service: string | undefined
  expires: Temporal.Instant
}

export function linkPage(visit: Visit, { token, reference, service, expires }: Link): Html {
  const { apply } = visit.words
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l">${service} ${referenceShown(reference)}</p>
<h1 class="govuk-heading-l">${apply.openYourApplication}</h1>
<p class="govuk-body">${apply.openHelp}</p>
<p class="govuk-body">${apply.opensUntil(sayMoment(expires, visit))}</p>
<form method="post" action="${visit.href(`/links/${token}`)}" novalidate>${visit.token()}${button({ text: apply.open, preventDoubleClick: true })}</form>
</div></div>`
}
