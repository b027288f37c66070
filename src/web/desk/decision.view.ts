import type { CaseFile } from '#domain/cases'
import { say, showQuestion } from '#engines/form'
import type { Html } from '#engines/page'
import { button, html, insetText, textarea, warningText } from '#engines/page'
import { problemSummary, reasonsList, referenceShown, speakingOf } from '#web/apply'
import type { Visit } from '#web/kit'
import type { InTheWay } from './decision.ts'
import { askDecision } from './decision-form.ts'
import { historyList } from './history.view.ts'

interface Deciding extends InTheWay {
  /** Makes a second press of the button the same decision. */
  key: string
}

export function decisionPage(visit: Visit, file: CaseFile, deciding: Deciding): Html {
  const { words, language } = visit
  const { page } = askDecision(visit, file)
  const { reference, version } = file.case
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problemSummary(visit, page, deciding.problems ?? [])}
${deciding.since !== undefined && changedNotice(visit, file, deciding.since)}
<p class="govuk-caption-l">${say(version.definition.service.name, language)}</p>
<h1 class="govuk-heading-l">${words.desk.decideCase('')}${referenceShown(reference)}</h1>
${file.mayNotDecide ? whatWasTyped(visit) : formOf(visit, file, deciding)}
</div></div>`
}

/** Who did what since the page was opened. */
function changedNotice(visit: Visit, { acts, decision, mayNotDecide }: CaseFile, since: number): Html {
  const { desk } = visit.words
  const decided = mayNotDecide === 'case-already-decided'
  const fresh = acts.filter(({ seq }) => seq > since)
  return insetText({
    html: html`<h2 class="govuk-heading-m" role="alert">${decided ? desk.decidedMeanwhile : desk.changedMeanwhile}</h2>
<p class="govuk-body">${decided ? desk.decidedMeanwhileHelp : desk.changedMeanwhileHelp}</p>${historyList(visit, fresh)}
${decision && reasonsList(visit, decision.reasons)}`,
  })
}

function formOf(visit: Visit, file: CaseFile, { key, problems = [] }: Deciding): Html {
  const { words, href, posted } = visit
  const { page } = askDecision(visit, file)
  const typed = posted.size > 0 ? posted : undefined
  const fields = page.questions.map((question) =>
    showQuestion(question, { ...speakingOf(visit), posted: typed, problems }),
  )
  return html`<form method="post" action="${href(`/desk/cases/${file.case.reference}/decision`)}" novalidate>${visit.token()}<input type="hidden" name="_key" value="${key}"><input type="hidden" name="_seq" value="${file.case.seq}">${fields}
${warningText({ text: words.desk.cannotBeUndone })}${button({ text: words.desk.makeDecision, preventDoubleClick: true })}</form>`
}

/** Nothing more to decide, and nothing lost that was typed. */
const whatWasTyped = ({ words, posted, href, path }: Visit): Html =>
  html`${textarea({ name: 'reasons', label: { text: words.desk.whatYouTyped }, value: posted.get('reasons')?.[0] ?? '', rows: 8, attributes: { readonly: 'readonly' } })}
<p class="govuk-body"><a class="govuk-link" href="${href(path.replace(/\/decision$/, ''))}">${words.desk.backToCase}</a></p>`
