import { wordsOfRule } from '#engines/definition'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Model, WrittenDecision, WrittenKnowledge, WrittenSource } from '#engines/rules'
import type { Placed } from '../order.ts'
import type { RulesReading } from '../reading.ts'
import { importedLaw } from '../subject.ts'
import { listed, nameShown, told, toldShown } from '../worded.view.ts'
import { anchorOf } from './anchors.ts'
import type { LogicOf } from './logic.view.ts'
import { functionShown, logicShown } from './logic.view.ts'
import { sentenceShown } from './sentence.view.ts'
import { shortenedTo } from './some-rules.view.ts'

/** One decision: what it is, how it comes about, by which law, and what it is made from. */
export function decisionShown(reading: RulesReading, placed: Placed<WrittenDecision>): Html {
  const { part, model } = placed
  const about = aboutOf(reading, placed)
  const { before, after } = descriptionOf(reading, model, part)
  return html`<section class="publica-decision" id="${anchorOf(reading, { name: part.name, namespace: model.namespace })}"><h3 class="govuk-heading-m">${nameShown(reading, about.called)}</h3>
${fromLaw(reading, placed)}${questionOf(reading, part, about.called)}${before}
${logicShown(reading, about, part.logic)}
${after}${lawOf(reading, part)}${madeFrom(reading, model, part)}</section>`
}

/** The question that it answers, where the model has one beside its label, and what the answers may be. */
function questionOf(reading: RulesReading, { question, answers }: WrittenDecision, called: string): Html {
  const asked = question && question !== called && toldShown(told(reading, undefined, question))
  const may = answers && html`${reading.visit.words.howWeDecide.mayBe} ${toldShown(told(reading, undefined, answers))}`
  return html`${[asked, may].map((one) => one && html`<p class="govuk-body">${one}</p>`)}`
}

export function knowledgeShown(reading: RulesReading, placed: Placed<WrittenKnowledge>): Html {
  const { part, model } = placed
  const about = aboutOf(reading, placed)
  const { before, after } = descriptionOf(reading, model, part)
  const { logic } = part
  const shown = logic.kind === 'function' ? functionShown(reading, about, logic) : logicShown(reading, about, logic)
  return html`<section class="publica-decision" id="${anchorOf(reading, { name: part.name, namespace: model.namespace })}"><h3 class="govuk-heading-m">${nameShown(reading, about.called)}</h3>
${fromLaw(reading, placed)}${before}${shown}${after}${lawOf(reading, part)}${madeFrom(reading, model, part)}</section>`
}

function aboutOf(reading: RulesReading, { part, model }: Placed<WrittenDecision | WrittenKnowledge>): LogicOf {
  const { name, id } = part
  const called = reading.inWords(model).name(name)
  return { model, name, id, called, shorten: shortenedTo(reading, { name, called }) }
}

/** Of a law that the service imports: which, and where that is shown by itself. */
function fromLaw({ visit }: RulesReading, { model, imported }: Placed<unknown>): Html | undefined {
  if (!imported) return undefined
  const { howWeDecide } = visit.words
  const { name, path } = importedLaw(visit, model)
  const link = path && html` <a class="govuk-link" href="${visit.href(path)}">${howWeDecide.toLaw}</a>`
  return html`<p class="govuk-hint">${howWeDecide.ofTheLaw(say(name, visit.language))}${link}</p>`
}

/** What is said of it. A sentence that is told with somebody's figures is shown as such, behind what it is about. */
function descriptionOf(reading: RulesReading, model: Model, { id, description }: WrittenDecision | WrittenKnowledge) {
  const words = wordsOfRule(reading.subject.rules.ruleWords, id, description)
  const said = told(reading, words?.reason, description)
  if (!said) return {}
  const sentence = sentenceShown(reading, model, said, { currency: words?.currency })
  if (!/\{[^{}]*[^{}\d.][^{}]*\}/.test(said.text)) return { before: html`<p class="govuk-body">${sentence}</p>` }
  const { youAreTold } = reading.visit.words.howWeDecide
  return { after: html`<p class="govuk-body publica-law">${youAreTold} ${sentence}</p>` }
}

/** The law that the whole of it rests on; with the way to where it is to be read, where the model says that. */
function lawOf(
  reading: RulesReading,
  { id, sources, description }: WrittenDecision | WrittenKnowledge,
): Html | undefined {
  if (sources.length === 0) return undefined
  const { rules } = reading.visit.words
  const linked = sources.some(({ link }) => link && /^https:\/\//.test(link))
  const own = wordsOfRule(reading.subject.rules.ruleWords, id, description)?.law
  const shown = linked
    ? listed(
        reading,
        sources.map((source) => sourceShown(reading, source)),
      )
    : toldShown(told(reading, own, sources.map(({ name }) => name).join('; ')))
  return html`<p class="govuk-body publica-law">${rules.named(rules.sources)} ${shown}</p>`
}

const sourceShown = (reading: RulesReading, { name, link }: WrittenSource): Html => {
  const shown = toldShown(told(reading, undefined, name))
  if (!link || !/^https:\/\//.test(link)) return html`${shown}`
  return html`<a class="govuk-link" href="${link}" rel="noreferrer">${shown}</a>`
}

/** What it is made from, each leading to where that stands. */
function madeFrom(reading: RulesReading, model: Model, { name, needs }: WrittenDecision | WrittenKnowledge) {
  const others = needs.filter((need) => need.name !== name)
  if (others.length === 0) return undefined
  const words = reading.inWords(model)
  const items = others.map((need) => {
    const shown = nameShown(reading, words.name(need.name))
    const anchor = anchorOf(reading, need)
    return anchor ? html`<li><a class="govuk-link" href="#${anchor}">${shown}</a></li>` : html`<li>${shown}</li>`
  })
  return html`<div class="publica-law publica-inline"><span>${reading.visit.words.howWeDecide.restsOnThese}</span> <ul class="govuk-list">${items}</ul></div>`
}
