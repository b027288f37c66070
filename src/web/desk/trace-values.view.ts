import { say, showAnswer, showMoney } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import { speakingOf } from '#web/apply'
import type { StoredRule, StoredValue } from './trace.ts'
import type { Reading } from './trace-reading.ts'
import { isMoney, isNumeral, ofTheModel, questionOf, readable } from './trace-reading.ts'

/** What a value is called: a question's own title, or the model's name for it. */
export function nameShown(reading: Reading, name: string): Html {
  const question = questionOf(reading, name)
  return question ? html`${say(question.title, reading.visit.language)}` : ofTheModel(reading, name)
}

/** A decision by its name; those that the finding is made of by what they are to everybody. */
export function decisionNamed(reading: Reading, name: string): Html {
  const { desk } = reading.visit.words
  const { outcome, amount } = reading.definition.process.finding
  if (name === outcome) return html`${desk.outcomeName}`
  return name === amount ? html`${desk.amount} (${ofTheModel(reading, name)})` : ofTheModel(reading, name)
}

/** A value that goes by this name: an answer as it was given, an outcome by its label, an amount as money. */
export function valueNamed(reading: Reading, name: string, value: StoredValue): Html {
  const { visit, definition, answers } = reading
  const question = questionOf(reading, name)
  const answer = question && answers.get(question.name)
  if (question && answer !== undefined) return html`<bdi>${showAnswer(question, answer, speakingOf(visit))}</bdi>`
  if (name === definition.process.finding.outcome && typeof value === 'string') return outcomeShown(reading, value)
  return valueShown(reading, value, isMoney(reading, name))
}

function outcomeShown(reading: Reading, code: string): Html {
  const { outcomes, finding } = reading.definition.process
  const outcome = outcomes.get(code)
  if (outcome) return html`${say(outcome.label, reading.visit.language)}`
  return code === finding.unsure ? html`${reading.visit.words.desk.noSureAnswer}` : ofTheModel(reading, code)
}

function valueShown(reading: Reading, value: StoredValue, money: boolean): Html {
  const { desk } = reading.visit.words
  if (value === null) return html`<i>${desk.nothing}</i>`
  if (typeof value === 'boolean') return html`${value ? desk.yes : desk.no}`
  if (typeof value !== 'object') return textShown(reading, String(value), money)
  const parts: Html[] = Array.isArray(value)
    ? value.map((part) => html`<span class="publica-part">${valueShown(reading, part, money)}</span>`)
    : Object.entries(value).map(([name, part]) => partShown(reading, name, valueShown(reading, part, money)))
  return parts.length > 0 ? html`${parts.flatMap((part, index) => (index > 0 ? [' ', part] : [part]))}` : html`–`
}

/** One of several values that belong together, by its name. */
const partShown = (reading: Reading, name: string, value: Html): Html =>
  html`<span class="publica-part">${ofTheModel(reading, name)}${reading.visit.words.desk.named('')} ${value}</span>`

function textShown(reading: Reading, text: string, money: boolean): Html {
  const { language, place } = reading.visit
  const { text: shown, cut } = readable(text, language)
  if (cut) return html`<bdi title="${text}">${shown}</bdi>`
  if (money && /^-?\d+(\.\d{1,2})?$/.test(text)) return html`<bdi>${showMoney(text, language, place.currency)}</bdi>`
  return isNumeral(text) || shown !== text ? html`<bdi>${shown}</bdi>` : ofTheModel(reading, text)
}

/** The exact text of a number of which only the beginning was shown. */
export function exactly({ visit }: Reading, value: StoredValue): Html | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (!readable(text, visit.language).cut) return undefined
  return html`<p class="publica-exact">${visit.words.desk.named(visit.words.desk.exactly)} <bdi>${text}</bdi></p>`
}

export function outputsShown(reading: Reading, decision: string, { outputs }: StoredRule): Html {
  const [only] = outputs
  if (only && outputs.length === 1) return valueNamed(reading, decision, only.value)
  return valueNamed(reading, decision, Object.fromEntries(outputs.map(({ name, value }) => [name, value])))
}

const codes = /^"[^"]*"(?:\s*,\s*"[^"]*")*$/

/** What a cell asks for: by the labels of the question's options where it names them, else as it is written. */
export function testText(reading: Reading, column: string, text: string): Html {
  const { language, words } = reading.visit
  const question = questionOf(reading, column)
  if (text === 'true' || text === 'false') return html`${text === 'true' ? words.desk.yes : words.desk.no}`
  if (question && codes.test(text)) {
    const labels = [...text.matchAll(/"([^"]*)"/g)].map(([, code]) => question.options.find((one) => one.code === code))
    if (labels.every((option) => option !== undefined))
      return html`${new Intl.ListFormat(language, { type: 'disjunction' }).format(labels.map(({ label }) => say(label, language)))}`
  }
  return html`<code dir="ltr">${text}</code>`
}
