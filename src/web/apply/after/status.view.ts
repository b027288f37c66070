import type { CaseDecision, CaseStep, Standing } from '#domain/cases'
import type { Agency } from '#domain/place'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { details, html, insetText, tag } from '#engines/page'
import type { Visit } from '#web/kit'
import { contactList } from '#web/kit'
import { sayAmount } from '../showing/amounts.ts'
import { answersList, pagesAnswered } from '../showing/answers.view.ts'
import { sayDay, sayDayOf, sayMoment } from '../showing/days.ts'
import { howWorkedOut } from '../showing/explained.view.ts'
import { reasonsInOrder, reasonsList } from '../showing/reasons.view.ts'
import { referenceShown } from '../showing/reference.view.ts'
import { rulesPath } from '../showing/rule-address.ts'
import { speakingOfSent } from '../showing/speaking.ts'
import { readTrace } from '../showing/trace.ts'

interface Shown {
  standing: Standing
  agency: Agency | undefined
}

const colours = { received: 'govuk-tag--grey', waiting: 'govuk-tag--yellow', decided: 'govuk-tag--blue' } as const

export function statusPage(visit: Visit, { standing, agency }: Shown): Html {
  const { words, language } = visit
  const { apply } = words
  const { reference, version, status, openedAt } = standing.case
  const { answers } = standing
  const { form } = version.definition
  const sent = {
    pages: pagesAnswered(form, answers),
    answers,
    speaking: speakingOfSent(visit, form, answers, openedAt),
  }
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l">${referenceShown(reference)}</p>
<h1 class="govuk-heading-l">${apply.applicationFor(say(version.definition.service.name, language))}</h1>
<p class="govuk-body">${tag({ text: apply.states[status], classes: colours[status] })}</p>
${standing.decision ? decided(visit, { standing, agency }, standing.decision) : notYet(visit, standing)}
${standing.case.version.unreadable && insetText({ text: apply.versionUnreadable })}
<h2 class="govuk-heading-m">${apply.whereItStands}</h2>
${timeline(visit, standing)}
${details({ summaryText: apply.whatYouSent, html: answersList(visit, sent) })}
${agency && !standing.decision && whoToAsk(visit, agency)}
</div></div>`
}

function notYet(visit: Visit, standing: Standing): Html {
  const { apply } = visit.words
  const { case: file } = standing
  return html`<p class="govuk-body-l">${apply.stateSentences[file.status]}</p>
${file.deadline && html`<p class="govuk-body">${apply.answeredBy(sayDay(file.deadline, visit))}</p>`}
${whyAnOfficer(visit, standing)}
<p class="govuk-body"><a class="govuk-link" href="${visit.href(visit.path)}">${apply.lookAgain}</a></p>`
}

function whyAnOfficer(visit: Visit, { whyReferred, case: file }: Standing): Html | undefined {
  const { definition, ordinal, unreadable } = file.version
  if (whyReferred.length === 0) return undefined
  return html`<h2 class="govuk-heading-m">${visit.words.apply.whyAnOfficer}</h2>
${reasonsList(visit, whyReferred, definition, unreadable ? {} : { version: ordinal })}`
}

function decided(visit: Visit, { standing, agency }: Shown, decision: CaseDecision): Html {
  const { words, language } = visit
  const { apply } = words
  const { definition, ordinal, unreadable } = standing.case.version
  const { service, process } = definition
  const outcome = process.outcomes.get(decision.outcome)
  return html`<h2 class="govuk-heading-l">${outcome ? say(outcome.label, language) : decision.outcome}</h2>
${decision.amount && html`<p class="publica-amount">${sayAmount(decision.amount, visit)}</p>`}
${decision.followsFinding && outcome && html`<p class="govuk-body-l">${say(outcome.sentence, language)}</p>`}
${agency && html`<p class="govuk-body">${forWhom(visit, standing, agency)}</p>`}
<p class="govuk-body">${apply.decidedOn(sayDayOf(decision.at, visit))}. ${byWhom(visit, decision)}</p>
<h2 class="govuk-heading-m">${apply.why}</h2>
${reasonsInOrder(visit, decision.reasons, definition, unreadable ? {} : { version: ordinal })}
${workedOut(visit, standing, decision)}
${rulesOf(visit, standing)}
<h2 class="govuk-heading-m">${apply.ifItIsWrong}</h2>
<p class="govuk-body">${say(service.ifYouDisagree, language)}</p>
${untilWhen(visit, standing)}
${agency && reach(visit, agency)}`
}

/** The rules of the very version that decided, whatever has become of the service since. */
function rulesOf({ words, href }: Visit, { case: file }: Standing): Html | undefined {
  const { definition, ordinal, unreadable } = file.version
  if (unreadable) return undefined
  const path = href(rulesPath(definition.id, ordinal))
  return html`<p class="govuk-body"><a class="govuk-link" href="${path}">${words.howWeDecide.rulesOfDecision(ordinal)}</a></p>`
}

/** Only of a decision that is what the rules came to: an officer's own is explained by their reasons. */
function workedOut(
  visit: Visit,
  { case: file, answers, finding }: Standing,
  { reasons }: CaseDecision,
): Html | undefined {
  if (!finding) return undefined
  const { definition } = file.version
  const speaking = speakingOfSent(visit, definition.form, answers, file.openedAt)
  return howWorkedOut({ visit, definition, answers, speaking }, { trace: readTrace(finding.record), reasons })
}

/** Until when they may say so; afterwards, that it is over. */
function untilWhen(visit: Visit, { disagreeUntil }: Standing): Html | undefined {
  if (!disagreeUntil) return undefined
  const { apply } = visit.words
  const today = visit.rooms.clock.today(visit.place.zone)
  const isOver = Temporal.PlainDate.compare(today, disagreeUntil) > 0
  const day = sayDay(disagreeUntil, visit)
  return html`<p class="govuk-body"><strong>${isOver ? apply.disagreeEnded(day) : apply.disagreeUntil(day)}</strong></p>`
}

function forWhom({ words, language, person }: Visit, { case: file }: Standing, agency: Agency): string {
  const council = say(agency.name, language)
  const own = person !== undefined && person.id === file.applicant
  return own ? words.apply.decidedFor(person.name, council) : words.apply.decidedBy(council)
}

const byWhom = ({ words }: Visit, { by }: CaseDecision): string =>
  typeof by === 'string' ? words.apply.decidedByMachine : words.apply.decidedByOfficer(by.name)

/** Each step as the applicant is told of it, the newest first. */
const timeline = (visit: Visit, { steps }: Standing): Html =>
  html`<ol class="govuk-list publica-history" reversed>${steps
    .toReversed()
    .map(
      (step) =>
        html`<li class="publica-history__act"><p class="publica-history__what">${whatHappened(visit, step)}</p><p class="publica-history__when"><time datetime="${step.at.toString({ smallestUnit: 'second' })}">${sayMoment(step.at, visit)}</time></p></li>`,
    )}</ol>`

function whatHappened({ words }: Visit, { kind, notice }: CaseStep): string {
  const { acts, told, notTold } = words.apply
  if (kind !== 'notified') return acts[kind]
  return notice?.result === 'accepted' ? told[notice.about] : notTold
}

const whoToAsk = (visit: Visit, agency: Agency): Html =>
  html`<h2 class="govuk-heading-m">${visit.words.apply.whoToAsk}</h2>${reach(visit, agency)}`

const reach = (visit: Visit, agency: Agency): Html =>
  html`<h3 class="govuk-heading-s">${say(agency.name, visit.language)}</h3>${contactList(visit, agency)}`
