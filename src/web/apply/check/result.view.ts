import type { Finding } from '#engines/definition'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText } from '#engines/page'
import { toldOf } from '#engines/rules'
import type { Visit } from '#web/kit'
import { sayAmount } from '../showing/amounts.ts'
import { answersList } from '../showing/answers.view.ts'
import { howWorkedOut } from '../showing/explained.view.ts'
import { reasonsInOrder } from '../showing/reasons.view.ts'
import { speakingOf } from '../showing/speaking.ts'
import type { Checking } from './question.ts'
import { checkPageAt } from './question.ts'

export function resultPage(visit: Visit, checking: Checking, finding: Finding): Html {
  const { words, language } = visit
  const { definition, walk, answers } = checking
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l">${say(definition.service.name, language)}</p>
<h1 class="govuk-heading-l">${words.apply.whatYouWouldGet}</h1>
${verdict(visit, checking, finding)}
${insetText({ text: words.apply.noDecisionYet })}
<h2 class="govuk-heading-m">${words.apply.why}</h2>
${reasonsInOrder(visit, finding.reasons, definition, { version: visit.rooms.catalogue.get(definition.id).ordinal })}
${workedOut(visit, checking, finding)}
<p class="govuk-body"><a class="govuk-link" href="${visit.href(`/services/${definition.id}/how-we-decide`)}">${words.howWeDecide.allTheRules}</a></p>
${applyNow(visit, checking)}
<h2 class="govuk-heading-m">${words.apply.yourAnswers}</h2>
${answersList(visit, { pages: walk.asked, answers, speaking: speakingOf(visit, walk.values), changeAt: (page) => checkPageAt(checking, page, true) })}
${startAgain(visit, checking)}
</div></div>`
}

/**
 * What would be decided, with the amount where there is one; where the rules give no sure answer, who would. The outcome's own
 * sentence is for those whose case is decided.
 */
function verdict(visit: Visit, { definition }: Checking, { outcome, amount, route }: Finding): Html {
  const { words, language } = visit
  const known = outcome === null ? undefined : definition.process.outcomes.get(outcome)
  if (!known || route.by === 'officer') return officerWould(visit)
  return html`<h2 class="govuk-heading-m">${words.apply.wouldBeDecided(say(known.label, language))}</h2>
${amount && html`<p class="publica-amount">${sayAmount(amount, visit)}</p>`}`
}

function workedOut(
  visit: Visit,
  { definition, walk, answers }: Checking,
  { trace, reasons }: Finding,
): Html | undefined {
  const reading = { visit, definition, answers, speaking: speakingOf(visit, walk.values) }
  return howWorkedOut(reading, { trace: toldOf(trace), reasons })
}

const officerWould = ({ words }: Visit): Html =>
  html`<h2 class="govuk-heading-m">${words.apply.officerWouldLook}</h2><p class="govuk-body">${words.apply.officerWouldLookHelp}</p>`

const applyNow = ({ words, href }: Visit, { definition }: Checking): Html =>
  html`<div class="publica-ways">${button({ text: words.apply.applyNow, href: href(`/services/${definition.id}/begin?answers=checked`), isStartButton: true })}
<p class="govuk-hint">${words.apply.applyNowHelp}</p></div>`

const startAgain = (visit: Visit, { definition }: Checking): Html =>
  html`<form method="post" action="${visit.href(`/services/${definition.id}/check`)}">${visit.token()}${button({
    text: visit.words.apply.startAgain,
    classes: 'govuk-button--secondary',
  })}</form>`
