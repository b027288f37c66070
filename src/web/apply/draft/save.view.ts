import type { FormPage, Problem } from '#engines/form'
import { showQuestion } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html } from '#engines/page'
import type { Visit } from '#web/kit'
import { signInPath } from '#web/kit'
import { sayDay } from '../showing/days.ts'
import { problemSummary } from '../showing/problems.view.ts'
import { speakingOf } from '../showing/speaking.ts'
import type { Draft } from './draft.ts'
import { nextOf, placeOf } from './draft.ts'

/** No question's field has an underscore in its id. */
export const typedIn = '_address'

export function savePage(visit: Visit, draft: Draft, page: FormPage, problems: readonly Problem[]): Html {
  const { apply } = visit.words
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, problems)}
<p class="govuk-caption-l">${draft.caption}</p>
<h1 class="govuk-heading-l">${apply.saveForLater}</h1>
<p class="govuk-body">${visit.person ? apply.savedForPerson : apply.savedSoFar} ${keptUntil(visit, draft)}</p>
<h2 class="govuk-heading-m">${apply.byLink}</h2>
<form method="post" action="${visit.href(placeOf(draft, '/save'))}" id="${typedIn}" novalidate>${visit.token()}
${showQuestion(page.questions[0]!, { ...speakingOf(visit), posted: visit.posted, problems })}
${button({ text: apply.sendTheLink, preventDoubleClick: true })}</form>
${!visit.person && signingIn(visit, draft)}
${goOn(visit, draft)}
</div></div>`
}

/** The last day on which it is surely there. */
function keptUntil(visit: Visit, { application }: Draft): string {
  const { place, words } = visit
  const until = application.changedAt.add({ hours: 24 * place.daysKept.drafts })
  return words.apply.keptUntil(sayDay(until.toZonedDateTimeISO(place.zone).toPlainDate().subtract({ days: 1 }), visit))
}

const signingIn = ({ words, href }: Visit, draft: Draft): Html =>
  html`<h2 class="govuk-heading-m">${words.apply.bySigningIn}</h2><p class="govuk-body">${words.apply.bySigningInHelp}</p>
${button({ text: words.apply.signIn, classes: 'govuk-button--secondary', href: href(signInPath(placeOf(draft, '/save'))) })}`

const goOn = ({ words, href }: Visit, draft: Draft): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${href(nextOf(draft))}">${words.apply.goOnNow}</a></p>`

export function linkOnItsWayPage(visit: Visit, draft: Draft): Html {
  const { apply } = visit.words
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l">${draft.caption}</p>
<h1 class="govuk-heading-l">${apply.lookAtYourEmail}</h1>
<p class="govuk-body">${apply.linkOnItsWay}</p>
<p class="govuk-body">${apply.noEmail} <a class="govuk-link" href="${visit.href(placeOf(draft, '/save'))}">${apply.anotherLink}</a></p>
${goOn(visit, draft)}
</div></div>`
}
