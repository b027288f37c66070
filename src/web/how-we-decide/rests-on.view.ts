import { slugOf } from '#engines/feel'
import type { Computed, FormPage, Question } from '#engines/form'
import { tell } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { WrittenModel } from '#engines/rules'
import { speakingOf } from '#web/apply'
import type { RulesReading } from './reading.ts'
import type { Subject } from './subject.ts'
import { exactlyShown, feelShown, formulaShown, lineShown, listed, nameShown, told, toldShown } from './worded.view.ts'

/** What is asked of people, or of those who ask a law: nothing else makes a difference. */
export function restsOn(reading: RulesReading): Html {
  const { visit, subject } = reading
  const { howWeDecide } = visit.words
  const { service, rules } = subject
  const shown = service ? questionsOf(reading, service) : inputsOf(reading, rules.rules.written())
  return html`<h2 class="govuk-heading-l" id="rests-on">${howWeDecide.restsOn}</h2>
<p class="govuk-body">${service ? howWeDecide.restsOnHelp : howWeDecide.restsOnOfLaw}</p>${shown}`
}

function questionsOf(reading: RulesReading, { form, needed }: NonNullable<Subject['service']>): Html {
  const { howWeDecide } = reading.visit.words
  const asked = form.pages.flatMap((page) =>
    page.questions.filter(({ name }) => needed.has(name)).map((question) => questionShown(reading, page, question)),
  )
  const computed = form.computed.map((one) => computedShown(reading, one))
  return html`<ul class="govuk-list publica-asked">${asked}</ul>${
    computed.length > 0 &&
    html`<h3 class="govuk-heading-s">${howWeDecide.workedOutFrom}</h3><ul class="govuk-list publica-asked">${computed}</ul>`
  }`
}

function questionShown(reading: RulesReading, page: FormPage, question: Question): Html {
  const { name, title, label, options, when, check } = question
  const { howWeDecide } = reading.visit.words
  const limits = limitsOf(question)
  const conditions = [page.when, when].filter((one) => one !== undefined)
  const asked = tell(label, speakingOf(reading.visit))
  const called = tell(title, speakingOf(reading.visit))
  return html`<li id="${slugOf(name)}"><strong>${nameShown(reading, called)}</strong>${asked !== called && html`<br>${nameShown(reading, asked)}`}${
    options.length > 0 && html`<br>${howWeDecide.options} ${optionsOf(reading, options)}`
  }${
    limits !== undefined &&
    html`<br>${howWeDecide.options} ${lineShown(reading, reading.inWords(reading.subject.rules.rules).cell(limits, name).line)}`
  }${conditions.map(({ text }) => onlyIf(reading, howWeDecide.askedIf, text))}${check && onlyIf(reading, howWeDecide.takenIf, check.text)}</li>`
}

/** The numbers or days that are taken as an answer, as a cell of a table has them; of a text they are its length, which decides nothing. */
function limitsOf({ type, least, most }: Question): string | undefined {
  if (!['number', 'whole number', 'money', 'date'].includes(type)) return undefined
  const written = (limit: string) => (type === 'date' ? `@"${limit}"` : limit)
  if (least !== undefined && most !== undefined) return `[${written(least)}..${written(most)}]`
  if (least !== undefined) return `>= ${written(least)}`
  return most === undefined ? undefined : `<= ${written(most)}`
}

function onlyIf(reading: RulesReading, sentence: (condition: string) => string, text: string): Html {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000')
  const { line } = reading.inWords(reading.subject.rules.rules).formula(text)
  return html`<br><span class="publica-law">${before}${lineShown(reading, line)}${after}</span>`
}

const optionsOf = (reading: RulesReading, options: Question['options']): Html =>
  listed(
    reading,
    options.map(({ label }) => nameShown(reading, tell(label, speakingOf(reading.visit)))),
  )

function computedShown(reading: RulesReading, { name, label, value }: Computed): Html {
  const formula = reading.inWords(reading.subject.rules.rules).formula(value.text, name)
  return html`<li id="${slugOf(name)}"><strong>${nameShown(reading, tell(label, speakingOf(reading.visit)))}</strong>${formulaShown(reading, formula)}${exactlyShown(reading, feelShown(value.text))}</li>`
}

/** The inputs of a law, as its model describes them. */
function inputsOf(reading: RulesReading, { inputs }: WrittenModel): Html {
  const { rules, decisionWords } = reading.subject.rules
  const { howWeDecide } = reading.visit.words
  const words = reading.inWords(rules)
  const items = inputs.map(({ name, description, allowed }) => {
    const about = description && html`<br>${toldShown(told(reading, decisionWords?.get(name)?.about, description))}`
    const may = allowed && html`<br>${howWeDecide.mayBe} ${lineShown(reading, words.cell(allowed, name).line)}`
    return html`<li id="${slugOf(name)}"><strong>${nameShown(reading, words.name(name))}</strong>${about}${may}</li>`
  })
  return html`<ul class="govuk-list publica-asked">${items}</ul>`
}
