import type { CaseDecision, CaseFile } from '#domain/cases'
import { say, showQuestion } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText, summaryList, textarea } from '#engines/page'
import { problemSummary, reasonsList, referenceShown, sayAmount, sayMoment, speakingOf } from '#web/apply'
import type { Visit } from '#web/kit'
import { answersGiven } from './answers.view.ts'
import type { InTheWay } from './decision.ts'
import { askDecision, outcomeOf } from './decision-form.ts'
import { lawOfService } from './decision-reasons.ts'
import { historyList, whoDid } from './history.view.ts'

interface Deciding extends InTheWay {
  /** Makes a second press of the button the same decision. */
  key: string
}

/** No question's field has an underscore in its id. */
export const typedIn = '_decision'

export function decisionPage(visit: Visit, file: CaseFile, deciding: Deciding): Html {
  const { words, language } = visit
  const { page } = askDecision(visit, file)
  const { reference, version } = file.case
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, deciding.problems ?? [])}
${deciding.since !== undefined && changedNotice(visit, file, deciding.since)}
<p class="govuk-caption-l">${say(version.definition.service.name, language)}</p>
<h1 class="govuk-heading-l">${words.desk.decideCase('')}${referenceShown(reference)}</h1>
${file.mayNotDecide ? whatWasTyped(visit, file) : formOf(visit, file, deciding)}
</div><div class="govuk-grid-column-one-third">
<h2 class="govuk-heading-m">${words.desk.answers}</h2>
${answersGiven(visit, file)}
</div></div>`
}

/** Who did what since the page was opened. */
function changedNotice(visit: Visit, file: CaseFile, since: number): Html {
  const { desk } = visit.words
  const decided = file.mayNotDecide === 'case-already-decided'
  const fresh = file.acts.filter(({ seq }) => seq > since)
  return insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${decided ? desk.decidedMeanwhile : desk.changedMeanwhile}</h2>
<p class="govuk-body">${decided ? desk.decidedMeanwhileHelp : desk.changedMeanwhileHelp}</p>
${file.decision ? decisionMade(visit, file, file.decision) : historyList(visit, fresh)}`,
  })
}

/** What was decided, by whom and when. */
export function decisionMade(visit: Visit, file: CaseFile, decision: CaseDecision): Html {
  const outcome = outcomeOf(file, decision.outcome)
  return html`<p class="govuk-body"><strong>${outcome ? say(outcome.label, visit.language) : decision.outcome}</strong></p>
${decision.amount && html`<p class="publica-amount">${sayAmount(decision.amount, visit)}</p>`}
<p class="govuk-body">${visit.words.desk.acts.decided} · ${sayMoment(decision.at, visit)} · <bdi>${whoDid(visit, decision.by)}</bdi></p>
${reasonsList(visit, decision.reasons, file.case.version.definition, { ids: true })}`
}

function formOf(visit: Visit, file: CaseFile, { key, problems = [] }: Deciding): Html {
  const { words, href, posted } = visit
  const { page } = askDecision(visit, file)
  const typed = posted.size > 0 ? posted : undefined
  const fields = page.questions.map((question) =>
    showQuestion(question, {
      ...speakingOf(visit),
      posted: typed,
      answer: question.name === 'law' ? lawOfService(file) : undefined,
      problems,
    }),
  )
  return html`<form method="post" action="${href(`/desk/cases/${file.case.reference}/decision`)}" id="${typedIn}" novalidate>${visit.token()}<input type="hidden" name="_key" value="${key}"><input type="hidden" name="_seq" value="${file.case.seq}">${fields}
${button({ text: words.desk.goOn, preventDoubleClick: true })}</form>`
}

/** Nothing more to decide, and nothing lost that was typed. */
function whatWasTyped(visit: Visit, file: CaseFile): Html {
  const { words, posted, href, path, language } = visit
  const { desk } = words
  const typed = (name: string) => posted.get(name)?.[0] || undefined
  const outcome = outcomeOf(file, typed('outcome'))
  const ticked = posted.get('findings') ?? []
  const rests = (file.finding?.reasons ?? []).filter((_, index) => ticked.includes(String(index + 1)))
  const row = (key: string, text: string | undefined) => text !== undefined && { key: { text: key }, value: { text } }
  return html`<h2 class="govuk-heading-m">${desk.whatYouTyped}</h2>
${summaryList({
  rows: [
    row(desk.youDecide, outcome ? say(outcome.label, language) : typed('outcome')),
    row(desk.amount, typed('amount')),
    ...rests.map(({ words }) => row(desk.restedOn, say(words, language))),
    row(desk.law, typed('law')),
  ],
})}
${textarea({ name: 'reasons', label: { text: desk.reasons }, value: typed('reasons') ?? '', rows: 8, attributes: { readonly: 'readonly' } })}
<p class="govuk-body"><a class="govuk-link" href="${href(path.replace(/\/decision$/, ''))}">${desk.backToCase}</a></p>`
}
