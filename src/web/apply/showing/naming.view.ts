import { partsInOrder } from '#engines/definition'
import { say, showAnswer, showMoney, tell } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Reading } from './naming.ts'
import { inWords, isMoney, isNumeral, namesOf, ofTheModel, questionOf, readable, translated } from './naming.ts'
import { lineShown, phraseShown } from './phrase.view.ts'
import { decisionCalled } from './reasons.view.ts'

/** A value as it is stored: exact text for numbers and dates, lists and objects for the rest. */
export type StoredValue = null | boolean | number | string | readonly StoredValue[] | { [name: string]: StoredValue }

/** What a value is called: a question's own title, or the label of a computed value or a decision; else the model's name for it. */
export function nameShown(reading: Reading, name: string): Html {
  const question = questionOf(reading, name)
  if (question) return html`${tell(question.title, reading.speaking)}`
  const computed = reading.definition.form.computed.find((known) => known.name === name.trim())
  return translated(reading, computed?.label ?? namesOf(reading, name)?.label, name) ?? ofTheModel(reading, name)
}

/** A decision by its name; those that the finding is made of also by what they are to everybody. */
export function decisionNamed(reading: Reading, name: string): Html {
  const { rules } = reading.visit.words
  const { outcome, amount } = reading.definition.process.finding
  const called = decisionCalled(reading.visit, reading.definition, name)
  if (name === outcome) return html`${rules.outcomeName} (${called})`
  return name === amount ? html`${rules.amount} (${called})` : called
}

/** What a column of a decision's table looks at: whatever has a name by that, the rest as words files call it. */
export function columnShown(reading: Reading, decision: string, column: string): Html {
  const own = namesOf(reading, decision)?.columns.get(column)
  return isNamed(reading, column) || !own ? nameShown(reading, column) : (translated(reading, own, column) ?? html``)
}

/** Whether something that people are shown goes by this name. */
export const isNamed = (reading: Reading, name: string): boolean =>
  reading.definition.form.names.has(name) || namesOf(reading, name) !== undefined

/** A value that goes by this name: an answer as it was given, an outcome by its label, an amount as money. */
export function valueNamed(reading: Reading, name: string, value: StoredValue): Html {
  const { definition, answers } = reading
  const question = questionOf(reading, name)
  const answer = question && answers.get(question.name)
  if (question && answer !== undefined) return html`<bdi>${showAnswer(question, answer, reading.speaking)}</bdi>`
  if (name === definition.process.finding.outcome && typeof value === 'string') return outcomeShown(reading, value)
  return valueShown({ reading, name, money: isMoney(reading, name) }, value)
}

function outcomeShown(reading: Reading, code: string): Html {
  const { outcomes, finding } = reading.definition.process
  const outcome = outcomes.get(code)
  if (outcome) return html`${say(outcome.label, reading.visit.language)}`
  return code === finding.unsure ? html`${reading.visit.words.rules.noSureAnswer}` : ofTheModel(reading, code)
}

interface Showing {
  reading: Reading
  /** Whose value it is, or is a part of. */
  name: string
  money: boolean
}

function valueShown(showing: Showing, value: StoredValue): Html {
  const { rules } = showing.reading.visit.words
  if (value === null) return html`<i>${rules.nothing}</i>`
  if (typeof value === 'boolean') return html`${value ? rules.yes : rules.no}`
  if (typeof value !== 'object') return textShown(showing, String(value))
  const parts: Html[] = Array.isArray(value)
    ? value.map((part) => html`<span class="publica-part">${valueShown(showing, part)}</span>`)
    : partsInOrder(showing.reading.definition, Object.entries(value), showing.name).map(([part, own]) =>
        partShown(showing, part, own),
      )
  return parts.length > 0 ? html`${parts.flatMap((part, index) => (index > 0 ? [' ', part] : [part]))}` : html`–`
}

/** One of several values that belong together, by its name. */
function partShown(showing: Showing, part: string, value: StoredValue): Html {
  const { reading, name } = showing
  const called = translated(reading, namesOf(reading, name)?.parts.get(part), part) ?? ofTheModel(reading, part)
  return html`<span class="publica-part">${called}${reading.visit.words.rules.named('')} ${valueShown(showing, value)}</span>`
}

function textShown({ reading, name, money }: Showing, text: string): Html {
  const { language, place } = reading.visit
  const { text: shown, cut } = readable(text, language)
  if (money && isNumeral(text)) return html`<bdi>${showMoney(text, language, place.currency)}</bdi>`
  if (cut) return html`<bdi title="${text}">${shown}</bdi>`
  if (isNumeral(text) || shown !== text) return html`<bdi>${shown}</bdi>`
  return translated(reading, namesOf(reading, name)?.values.get(text), text) ?? ofTheModel(reading, text)
}

/** What a cell asks for, in words. */
export const testText = (reading: Reading, column: string, text: string): Html =>
  lineShown(inWords(reading).cell(text, column).line)

/** How a value is worked out, in words; `about` is the name that it goes by. */
export const formulaShown = (reading: Reading, text: string, about?: string): Html =>
  phraseShown(inWords(reading).formula(text, about))
