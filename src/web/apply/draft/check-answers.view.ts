import { say, tell } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText, summaryList } from '#engines/page'
import type { Visit } from '#web/kit'
import { signInPath } from '#web/kit'
import { answersList, changeLink } from '../showing/answers.view.ts'
import { referenceShown } from '../showing/reference.view.ts'
import { speakingOf } from '../showing/speaking.ts'
import type { Draft } from './draft.ts'
import { agencyAt, checkAnswersAt, placeOf, questionAt } from './draft.ts'

interface Sending {
  /** Makes a second press of the button the same sending. */
  key: string
  changedElsewhere: boolean
}

export function checkAnswersPage(visit: Visit, draft: Draft, sending: Sending): Html {
  const { words } = visit
  const { walk, caption } = draft
  const changeAt = (page: (typeof walk.asked)[number]) => questionAt(draft, page, true)
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${sending.changedElsewhere && changedNotice(visit)}
<p class="govuk-caption-l">${caption}</p>
<h1 class="govuk-heading-l">${words.apply.checkYourAnswers}</h1>
${answersList(visit, { pages: walk.asked, answers: walk.answers, speaking: speakingOf(visit, walk.values), changeAt })}
${summaryList({ rows: [goesTo(visit, draft), referenceRow(visit, draft)] })}
${needsSignIn(visit, draft) ? signInFirst(visit, draft) : sendForm(visit, draft, sending)}
</div></div>`
}

/** Whoever chose the wrong office puts it right here, where there is another. */
function goesTo(visit: Visit, draft: Draft) {
  const { sentTo } = visit.words.apply
  const others = visit.rooms.catalogue.agenciesFor(draft.definition.id).some(({ id }) => id !== draft.agency?.id)
  return (
    draft.agency && {
      key: { text: sentTo },
      value: { text: say(draft.agency.name, visit.language) },
      ...(others && { actions: { items: [changeLink(visit, sentTo, agencyAt(draft, true))] } }),
    }
  )
}

const referenceRow = ({ words }: Visit, { application }: Draft) => ({
  key: { text: words.apply.reference },
  value: { html: referenceShown(application.reference) },
})

const needsSignIn = ({ person }: Visit, { definition }: Draft) => definition.service.signIn === 'to send' && !person

const changedNotice = ({ words }: Visit): Html =>
  insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${words.apply.checkAgain}</h2><p class="govuk-body">${words.apply.checkAgainHelp}</p>`,
  })

const signInFirst = (visit: Visit, draft: Draft): Html =>
  html`<h2 class="govuk-heading-m">${visit.words.apply.nowSend}</h2><p class="govuk-body">${visit.words.apply.signInToSendHelp}</p>
<div class="govuk-button-group">${button({ text: visit.words.apply.signInToSend, href: visit.href(signInPath(checkAnswersAt(draft))) })}${saveLink(visit, draft)}</div>`

function sendForm(visit: Visit, draft: Draft, { key }: Sending): Html {
  const { words } = visit
  return html`<h2 class="govuk-heading-m">${words.apply.nowSend}</h2><p class="govuk-body">${tell(draft.definition.service.declaration, speakingOf(visit, draft.walk.values))}</p>
<form method="post" action="${visit.href(checkAnswersAt(draft))}" novalidate>${visit.token()}<input type="hidden" name="_key" value="${key}"><input type="hidden" name="_revision" value="${draft.application.revision}">
<div class="govuk-button-group">${button({ text: words.apply.agreeAndSend, preventDoubleClick: true })}${saveLink(visit, draft)}</div></form>`
}

const saveLink = ({ words, href }: Visit, draft: Draft): Html =>
  html`<a class="govuk-link" href="${href(placeOf(draft, '/save'))}">${words.apply.saveForLater}</a>`
