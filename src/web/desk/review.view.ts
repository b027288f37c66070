import type { CaseFile } from '#domain/cases'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { button, checkboxes, errorSummary, html, insetText, summaryList, warningText } from '#engines/page'
import { reasonsList, referenceShown, sayAmount } from '#web/apply'
import type { Visit } from '#web/kit'
import { wordsIn } from '#web/words'
import { typedIn } from './decision.view.ts'
import { amountFound, outcomeOf } from './decision-form.ts'
import type { Intended } from './review.ts'
import { follows, isFarBeyond } from './review.ts'

interface Reviewing {
  intended: Intended
  /** They were asked to confirm the amount, and did not. */
  unsure: boolean
  /** The fields of the form, which go along. */
  fields: readonly string[]
  key: string
  seq: number
}

/** A decision as it would be made, before it is. */
export function reviewPage(visit: Visit, file: CaseFile, reviewing: Reviewing): Html {
  const { words, language } = visit
  const { reference, version } = file.case
  const { intended, unsure } = reviewing
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${unsure && errorSummary({ titleText: words.apply.thereIsAProblem, errorList: [{ text: words.desk.sureMissing, href: '#sure' }] })}
<p class="govuk-caption-l">${say(version.definition.service.name, language)} · ${referenceShown(reference)}</p>
<h1 class="govuk-heading-l">${words.desk.checkDecision}</h1>
${comparison(visit, file, intended)}
${differences(visit, file, intended).map((text) => warningText({ text, iconFallbackText: words.desk.warning }))}
<h2 class="govuk-heading-m">${words.desk.applicantReads}</h2>
${asTheApplicantReads(visit, file, intended)}
${formOf(visit, file, reviewing)}
</div></div>`
}

/** The officer's decision beside what the rules came to. */
function comparison(visit: Visit, file: CaseFile, { outcome, amount }: Intended): Html {
  const { desk } = visit.words
  const found = amountFound(file)
  const labelOf = (code: unknown) => {
    const known = outcomeOf(file, code)
    return known && say(known.label, visit.language)
  }
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  return summaryList({
    rows: [
      row(desk.youDecide, labelOf(outcome) ?? outcome),
      amount && row(desk.amount, sayAmount(amount, visit)),
      row(desk.rulesCameTo, labelOf(file.finding?.outcome) ?? desk.forAnOfficer),
      found && row(desk.rulesWorkedOut, sayAmount(found, visit)),
    ],
  })
}

/** Plainly, where the decision is another than the rules'. */
function differences(visit: Visit, file: CaseFile, intended: Intended): string[] {
  const { desk } = visit.words
  const { amount } = intended
  const [sure, found] = [file.finding?.outcome, amountFound(file)]
  const said: string[] = []
  if (sure && !follows(file, intended)) said.push(desk.outcomeDiffers)
  if (amount && found && !amount.equals(found))
    said.push(
      (isFarBeyond(file, intended) ? desk.amountFarBeyond : desk.amountDiffers)(
        sayAmount(amount, visit),
        sayAmount(found, visit),
      ),
    )
  return said
}

/** In the language of the application. */
function asTheApplicantReads(visit: Visit, file: CaseFile, intended: Intended): Html {
  const { language } = file.case
  const theirs: Visit = { ...visit, language, words: wordsIn(language) }
  const direction = visit.place.languages.find(({ tag }) => tag === language)?.direction
  const outcome = outcomeOf(file, intended.outcome)
  return insetText({
    attributes: { lang: language, ...(direction && { dir: direction }) },
    html: html`<p class="govuk-body"><strong>${outcome && say(outcome.label, language)}</strong></p>
${intended.amount && html`<p class="govuk-body">${sayAmount(intended.amount, theirs)}</p>`}
${outcome && follows(file, intended) && html`<p class="govuk-body">${say(outcome.sentence, language)}</p>`}
${reasonsList(theirs, intended.reasons, file.case.version.definition)}`,
  })
}

function formOf(visit: Visit, file: CaseFile, { intended, unsure, fields, key, seq }: Reviewing): Html {
  const { words, href, posted } = visit
  const { desk } = words
  const carried = fields.flatMap((name) => (posted.get(name) ?? []).map((value) => ({ name, value })))
  const all = [...carried, { name: '_key', value: key }, { name: '_seq', value: seq }]
  return html`<form method="post" action="${href(`/desk/cases/${file.case.reference}/decision`)}" id="${typedIn}" novalidate>${visit.token()}${all.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)}
${isFarBeyond(file, intended) && sureAsked(visit, intended, unsure)}
${warningText({ text: desk.cannotBeUndone, iconFallbackText: desk.warning })}<div class="govuk-button-group">${button({ text: desk.makeDecision, name: '_step', value: 'make', preventDoubleClick: true })}
${button({ text: desk.changeDecision, name: '_step', value: 'change', classes: 'govuk-button--secondary' })}</div></form>`
}

const sureAsked = ({ words }: Visit, { amount }: Intended, unsure: boolean): Html | undefined =>
  amount &&
  checkboxes({
    name: 'sure',
    idPrefix: 'sure',
    errorMessage: unsure ? { text: words.desk.sureMissing, visuallyHiddenText: words.fields.error } : undefined,
    items: [{ value: 'yes', text: words.desk.sure }],
  })
