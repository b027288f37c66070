import type { FormPage, Problem } from '#engines/form'
import { showQuestion } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import type { Visit } from '#web/kit'
import { problemSummary } from '../showing/problems.view.ts'
import { speakingOf } from '../showing/speaking.ts'
import type { Draft } from './draft.ts'

interface Asking {
  page: FormPage
  problems: readonly Problem[]
  action: string
}

/** No question's field has an underscore in its id. */
export const typedIn = '_agency'

export function agencyPage(visit: Visit, draft: Draft, { page, problems, action }: Asking): Html {
  const posted = visit.posted.size > 0 ? visit.posted : undefined
  const answer = draft.application.agency
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, problems)}
<p class="govuk-caption-l">${draft.caption}</p>
<form method="post" action="${visit.href(action)}" id="${typedIn}" novalidate>${visit.token()}
${showQuestion(page.questions[0]!, { ...speakingOf(visit), posted, answer, problems, asTitle: true })}
${button({ text: visit.words.apply.continue, preventDoubleClick: true })}</form>
</div></div>`
}
