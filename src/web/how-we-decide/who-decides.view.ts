import type { Definition, RulesInWords, Step } from '#engines/definition'
import { wordRules } from '#engines/definition'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import { sayDuration, speakingOf } from '#web/apply'
import type { RulesReading } from './reading.ts'
import { exactlyShown, feelShown, formulaShown, nameShown, told, toldShown } from './worded.view.ts'

/** What may come of an application. */
export function outcomesShown(reading: RulesReading, { process }: Definition): Html {
  const { howWeDecide } = reading.visit.words
  const { language } = reading.visit
  const items = [...process.outcomes.values()].map(
    ({ label, sentence, hasAmount }) =>
      html`<li><strong>${nameShown(reading, say(label, language))}</strong><br>${toldShown(told(reading, sentence))}${hasAmount && html` ${howWeDecide.withAmount}`}</li>`,
  )
  return html`<h2 class="govuk-heading-l" id="outcomes">${howWeDecide.whatComesOut}</h2>
<ul class="govuk-list publica-asked">${items}</ul>${process.finding.unsure !== undefined && html`<p class="govuk-body">${howWeDecide.forAnOfficer}</p>`}`
}

/** The machine or an officer, in which cases, how soon; and what to do if that seems wrong. */
export function whoDecides(reading: RulesReading, { process, service }: Definition): Html {
  const { visit } = reading
  const { howWeDecide } = visit.words
  const { start, ifYouDisagree, timeToDisagree } = service
  const steps = process.steps.map((step, index) => stepShown(reading, step, index > 0))
  return html`<h2 class="govuk-heading-l" id="who-decides">${howWeDecide.whoDecides}</h2><ol class="govuk-list publica-asked">${steps}</ol>
<h3 class="govuk-heading-m">${howWeDecide.howLong}</h3><p class="govuk-body">${toldShown(told(reading, start.timeToDecide))}</p>
<h3 class="govuk-heading-m">${howWeDecide.ifYouDisagree}</h3><p class="govuk-body">${toldShown(told(reading, ifYouDisagree))}</p>
${timeToDisagree && html`<p class="govuk-body">${howWeDecide.timeToDisagree(sayDuration(timeToDisagree, visit))}</p>`}`
}

function stepShown(reading: RulesReading, { by, when, within }: Step, isLater: boolean): Html {
  const { howWeDecide } = reading.visit.words
  const time = within && html` ${howWeDecide.within(sayDuration(within, reading.visit))}`
  if (!when) {
    const always = by === 'machine' ? howWeDecide.machineAlways : howWeDecide.officerAlways
    return html`<li>${isLater && by === 'officer' ? howWeDecide.officerElse : always}${time}</li>`
  }
  const phrase = stepWords(reading).formula(when.text)
  return html`<li>${by === 'machine' ? howWeDecide.machineIf : howWeDecide.officerIf}${formulaShown(reading, phrase)}${exactlyShown(reading, feelShown(when.text))}${time}</li>`
}

/** To those who read of the steps, what the rules come to is the outcome, whatever they call it among themselves. */
function stepWords({ visit, subject }: RulesReading): RulesInWords {
  const { rules } = subject
  const outcome = rules.process?.finding.outcome ?? ''
  const names = rules.decisionWords?.get(outcome)
  const label = new Map([[visit.language, visit.words.rules.outcomeName]])
  const decisionWords = new Map([
    ...(rules.decisionWords ?? []),
    ...(names ? [[outcome, { ...names, label }] as const] : []),
  ])
  return wordRules({ ...rules, decisionWords }, { ...speakingOf(visit), words: visit.words })
}
