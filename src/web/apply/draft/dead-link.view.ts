import type { FormPage, Problem } from '#engines/form'
import { showQuestion } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import type { Visit } from '#web/kit'
import { problemSummary } from '../showing/problems.view.ts'
import { speakingOf } from '../showing/speaking.ts'

interface DeadLink {
  token: string
  page: FormPage
  problems: readonly Problem[]
}

/** No question's field has an underscore in its id. */
export const typedIn = '_address'

/** Of whatever somebody made of it. */
export const linkAt = (token: string): string => `/links/${encodeURIComponent(token)}`

export function deadLinkPage(visit: Visit, { token, page, problems }: DeadLink): Html {
  const { apply, failures } = visit.words
  const { title, says } = failures['link-expired']
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, problems)}
<h1 class="govuk-heading-l">${title}</h1>
${says.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
<h2 class="govuk-heading-m">${apply.newLink}</h2>
<form method="post" action="${visit.href(linkAt(token))}" id="${typedIn}" novalidate>${visit.token()}
${showQuestion(page.questions[0]!, { ...speakingOf(visit), posted: visit.posted, problems })}
${button({ text: apply.sendTheLink, preventDoubleClick: true })}</form>
<p class="govuk-body"><a class="govuk-link" href="${visit.href('/applications')}">${apply.orSignIn}</a></p>
</div></div>`
}

export function newLinkPage(visit: Visit, token: string): Html {
  const { apply } = visit.words
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${apply.lookAtYourEmail}</h1>
<p class="govuk-body">${apply.linkOnItsWay}</p>
<p class="govuk-body">${apply.noEmail} <a class="govuk-link" href="${visit.href(linkAt(token))}">${apply.anotherLink}</a></p>
</div></div>`
}
