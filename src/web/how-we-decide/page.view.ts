import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { RulesReading } from './reading.ts'
import { restsOn } from './rests-on.view.ts'
import { anchorOf } from './rules/anchors.ts'
import { decisionShown, knowledgeShown } from './rules/decision.view.ts'
import { typesShown } from './rules/types.view.ts'
import { versionsShown, whichVersion } from './versions.view.ts'
import { outcomesShown, whoDecides } from './who-decides.view.ts'
import { nameShown, told, toldShown } from './worded.view.ts'

/** All the rules of one version of a service or law, from what comes out down to what it is made of. */
export function rulesPage(reading: RulesReading): Html {
  const { visit, subject } = reading
  const { howWeDecide } = visit.words
  const { service, law, rules } = subject
  const about = service ? service.service.summary : law?.about
  const summary = told(reading, about, service ? undefined : rules.rules.written().description)
  return html`<p class="govuk-caption-l">${service ? nameShown(reading, say(subject.name, visit.language)) : howWeDecide.law}</p>
<h1 class="govuk-heading-xl">${service ? howWeDecide.title : nameShown(reading, say(subject.name, visit.language))}</h1>
<div class="publica-read"><p class="govuk-body-l">${toldShown(summary)}</p>
<p class="govuk-body">${service ? howWeDecide.lead : howWeDecide.leadOfLaw}</p>
${currencyOf(reading)}${whichVersion(reading)}${contentsOf(reading)}</div>
${service && html`<div class="publica-read">${outcomesShown(reading, service)}</div>`}${actsOf(reading)}
<div class="publica-read">${restsOn(reading)}</div>
${workings(reading)}
<div class="publica-read">${service && whoDecides(reading, service)}${versionsShown(reading)}</div>`
}

function currencyOf({ subject, visit }: RulesReading): Html | undefined {
  const { code } = subject.law?.currency ?? {}
  if (code === undefined) return undefined
  const name = new Intl.DisplayNames(visit.language, { type: 'currency' }).of(code) ?? code
  return html`<p class="govuk-body">${visit.words.howWeDecide.amountsIn(name, code)}</p>`
}

/** The Acts that a law rests on, each with the way to where it can be read. */
function actsOf(reading: RulesReading): Html | undefined {
  const { acts = [] } = reading.subject.law ?? {}
  if (acts.length === 0) return undefined
  const items = acts.map(({ name, link }) => {
    const shown = toldShown(told(reading, name))
    return html`<li>${link ? html`<a class="govuk-link" href="${link}" rel="noreferrer">${shown}</a>` : shown}</li>`
  })
  return html`<div class="publica-read"><h2 class="govuk-heading-l" id="acts">${reading.visit.words.howWeDecide.acts}</h2><ul class="govuk-list govuk-list--bullet">${items}</ul></div>`
}

function contentsOf(reading: RulesReading): Html {
  const { howWeDecide } = reading.visit.words
  const { service, law } = reading.subject
  const entries: [string, string][] = [
    ...(law && law.acts.length > 0 ? [['acts', howWeDecide.acts] as [string, string]] : []),
    ...(service ? [['outcomes', howWeDecide.whatComesOut] as [string, string]] : []),
    ['rests-on', howWeDecide.restsOn],
    ['workings', howWeDecide.howWorkedOut],
    ...(service ? [['who-decides', howWeDecide.whoDecides] as [string, string]] : []),
    ['versions', howWeDecide.versions],
  ]
  const items = entries.map(([id, text]) => html`<li><a class="govuk-link" href="#${id}">${text}</a></li>`)
  return html`<nav class="publica-contents" aria-label="${howWeDecide.onThisPage}"><p class="govuk-body" aria-hidden="true">${howWeDecide.onThisPage}</p><ul class="govuk-list">${items}</ul></nav>`
}

function workings(reading: RulesReading): Html {
  const { howWeDecide } = reading.visit.words
  const { decisions, functions } = reading.order
  const entries = decisions.map(({ part, model }) => {
    const anchor = anchorOf(reading, { name: part.name, namespace: model.namespace })
    return html`<li><a class="govuk-link" href="#${anchor}">${nameShown(reading, reading.inWords(model).name(part.name))}</a></li>`
  })
  return html`<div class="publica-read"><h2 class="govuk-heading-l" id="workings">${howWeDecide.howWorkedOut}</h2><p class="govuk-body">${howWeDecide.howWorkedOutHelp}</p><ol class="govuk-list govuk-list--number">${entries}</ol></div>
${decisions.map((placed) => decisionShown(reading, placed))}
${functions.length > 0 && html`<div class="publica-read"><h2 class="govuk-heading-l" id="functions">${howWeDecide.functions}</h2><p class="govuk-body">${howWeDecide.functionsHelp}</p></div>${functions.map((placed) => knowledgeShown(reading, placed))}`}
${typesShown(reading)}`
}
