import type { CaseFile } from '#domain/cases'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText, summaryList, tag } from '#engines/page'
import {
  languageName,
  readTrace,
  reasonsList,
  referenceShown,
  rulesPath,
  sayAmount,
  sayDay,
  sayMoment,
} from '#web/apply'
import type { Visit } from '#web/kit'
import { answersGiven } from './answers.view.ts'
import { decisionMade } from './decision.view.ts'
import { historyList } from './history.view.ts'
import { traceShown } from './trace.view.ts'
import { readingOf } from './trace-reading.ts'

/** `next` is the case to go on with, for an officer who has decided this one just now. */
export function filePage(visit: Visit, file: CaseFile, next?: { reference?: string }): Html {
  const { words, language } = visit
  const { desk } = words
  const { reference, version } = file.case
  return html`${next && decidedNow(visit, file, next.reference)}<p class="govuk-caption-l">${say(version.definition.service.name, language)}</p>
<h1 class="govuk-heading-l">${words.desk.caseOf('')}${referenceShown(reference)}</h1>
<div class="govuk-grid-row"><div class="govuk-grid-column-one-half">
${facts(visit, file)}
${mayDecide(visit, file)}
<h2 class="govuk-heading-m">${desk.answers}</h2>
<p class="govuk-hint">${file.case.version.unreadable ? desk.asKept : desk.asAsked}</p>
${answersGiven(visit, file)}
</div><div class="govuk-grid-column-one-half">
${file.decision && html`<h2 class="govuk-heading-m">${desk.decision}</h2>${decisionMade(visit, file, file.decision)}`}
<h2 class="govuk-heading-m">${desk.finding}</h2>
${findingShown(visit, file)}
<h2 class="govuk-heading-m">${desk.history}</h2>
${historyList(visit, file.acts)}
</div></div>
${traceOf(visit, file)}`
}

function decidedNow({ words, href }: Visit, { applicant }: CaseFile, next: string | undefined): Html {
  const { desk } = words
  const way = next
    ? html`<a class="govuk-link" href="${href(`/desk/cases/${next}`)}">${desk.nextCase('')}${referenceShown(next)}</a>`
    : html`${desk.nothingWaits} <a class="govuk-link" href="${href('/desk')}">${desk.waitingCases}</a>`
  return insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${desk.decidedNow}</h2>
${applicant && html`<p class="govuk-body">${desk.applicantToldNow}</p>`}<p class="govuk-body">${way}</p>`,
  })
}

const colours = { received: 'govuk-tag--grey', waiting: 'govuk-tag--yellow', decided: '' } as const

function facts(visit: Visit, { case: about, applicant, sentAt }: CaseFile): Html {
  const { desk } = visit.words
  const line = (key: string, value: Html | string | undefined) =>
    value !== undefined && { key: { text: key }, value: { html: html`${value}` } }
  return summaryList({
    rows: [
      line(desk.state, tag({ text: desk.states[about.status], classes: colours[about.status] })),
      line(desk.applicant, applicant && html`${applicant.name}<br><bdi>${applicant.email}</bdi>`),
      line(desk.readsLanguage, applicant && languageName(about.language, visit)),
      line(desk.received, sayMoment(sentAt, visit)),
      line(desk.answerBy, about.deadline && sayDay(about.deadline, visit)),
      line(desk.version, about.version.unreadable ? desk.notReadable : versionShown(visit, about)),
    ],
  })
}

/** Its number, and the way to the rules that it is decided by. */
const versionShown = ({ words, href }: Visit, { service, version: { ordinal } }: CaseFile['case']): Html =>
  html`<a class="govuk-link" href="${href(rulesPath(service, ordinal))}">${words.desk.versionNumber(ordinal)}</a>`

/** What there is to do, or why this officer cannot do it: said before anybody types. */
function mayDecide({ words, href }: Visit, { case: about, mayNotDecide }: CaseFile): Html | undefined {
  const { desk } = words
  if (mayNotDecide === 'own-case')
    return insetText({ html: html`<strong>${desk.ownCase}</strong><br>${desk.ownCaseHelp}` })
  if (mayNotDecide === 'version-unreadable')
    return insetText({ html: html`<strong>${desk.versionUnreadable}</strong><br>${desk.versionUnreadableHelp}` })
  if (mayNotDecide === 'not-waiting') return insetText({ text: desk.notReferred })
  if (mayNotDecide) return undefined
  return button({ text: desk.decide, href: href(`/desk/cases/${about.reference}/decision`) })
}

function findingShown(visit: Visit, { case: about, finding }: CaseFile): Html {
  const { desk } = visit.words
  if (!finding) return html`<p class="govuk-body">${desk.notFoundYet}</p>`
  const outcome = about.version.definition.process.outcomes.get(finding.outcome ?? '')
  const { ordinal, unreadable } = about.version
  const telling = unreadable ? { ids: true } : { ids: true, version: ordinal }
  const unlabelled = unreadable ? finding.outcome : null
  return html`<p class="govuk-body"><strong>${outcome ? say(outcome.label, visit.language) : (unlabelled ?? desk.forAnOfficer)}</strong>${
    finding.amount && html` · ${desk.amount} ${sayAmount(finding.amount, visit)}`
  }</p>${reasonsList(visit, finding.reasons, about.version.definition, telling)}`
}

function traceOf(visit: Visit, file: CaseFile): Html | undefined {
  const { desk } = visit.words
  const trace = readTrace(file.finding?.record)
  if (trace.length === 0) return undefined
  return html`<h2 class="govuk-heading-m" id="trace">${desk.howItCameAbout}</h2><p class="govuk-body">${desk.howItCameAboutHelp}</p>${traceShown(readingOf(visit, file), trace)}`
}
