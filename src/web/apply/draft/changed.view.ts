import type { FormChange, Question } from '#engines/form'
import { tell } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText } from '#engines/page'
import type { Visit } from '#web/kit'
import { speakingOf } from '../showing/speaking.ts'
import type { Draft } from './draft.ts'
import { changedAt } from './draft.ts'

export function changedPage(visit: Visit, draft: Draft, change: FormChange): Html {
  const { apply } = visit.words
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l">${draft.caption}</p>
<h1 class="govuk-heading-l">${apply.formChanged}</h1>
<p class="govuk-body">${apply.formChangedHelp}</p>
${changeLists(visit, draft, change, (text) => html`<h2 class="govuk-heading-m">${text}</h2>`)}
<form method="post" action="${visit.href(changedAt(draft))}" novalidate>${visit.token()}${button({ text: apply.continue })}</form>
</div></div>`
}

/** For whoever was in the middle of a page when the form changed: nothing is kept yet of what they typed. */
export function changedNotice(visit: Visit, draft: Draft, change: FormChange): Html {
  const { apply } = visit.words
  return insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${apply.formChanged}</h2><p class="govuk-body">${apply.formChangedHelp} ${apply.formChangedTyped}</p>
${changeLists(visit, draft, change, (text) => html`<h3 class="govuk-heading-s">${text}</h3>`)}`,
  })
}

/** What is to be done comes first. */
function changeLists(visit: Visit, draft: Draft, change: FormChange, heading: (text: string) => Html): Html {
  const { apply } = visit.words
  const speaking = speakingOf(visit, draft.walk.values)
  const lists: [string, string, readonly Question[]][] = [
    [apply.askedAnew, apply.askedAnewHelp, change.anew],
    [apply.askedOtherwise, apply.askedOtherwiseHelp, change.reworded],
    [apply.noLongerAsked, apply.noLongerAskedHelp, change.gone],
    [apply.keptAnswers, apply.keptAnswersHelp, change.kept],
  ]
  const items = (questions: readonly Question[]) =>
    html`<ul class="govuk-list govuk-list--bullet">${questions.map(({ title }) => html`<li>${tell(title, speaking)}</li>`)}</ul>`
  return html`${lists
    .filter(([, , questions]) => questions.length > 0)
    .map(([title, help, questions]) => html`${heading(title)}<p class="govuk-body">${help}</p>${items(questions)}`)}`
}
