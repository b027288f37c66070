import type { Definition, RulesInWords } from '#engines/definition'
import { wordRules } from '#engines/definition'
import type { Answers, Question, Sentence, Speaking } from '#engines/form'
import { showDate, showNumber } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Visit } from '#web/kit'

/** What rules are put into words with: of a service, those of its form and process too. */
export type WordedRules = Pick<Definition, 'main' | 'rules' | 'form' | 'process' | 'decisionWords' | 'ruleWords'>

/** Rules as this visitor reads them; with the answers of a case, or without any. */
export interface Reading {
  visit: Visit
  definition: WordedRules
  answers: Answers
  speaking: Speaking
}

/** What the rules say instead of FEEL, as this visitor reads it. */
export const inWords = ({ visit, definition, speaking }: Reading): RulesInWords =>
  wordRules(definition, { ...speaking, words: visit.words, currency: visit.place.currency })

export const questionOf = ({ definition }: Reading, name: string): Question | undefined =>
  definition.form.questions.get(name.trim())

/** A text of the model's own, which is in the service's main language whatever the page is in. */
export const ofTheModel = ({ visit, definition }: Reading, text: string): Html =>
  visit.language === definition.main ? html`<bdi>${text}</bdi>` : html`<bdi lang="${definition.main}">${text}</bdi>`

/** A sentence in the page's language where it is translated; else the model's own text. */
export function translated(reading: Reading, sentence: Sentence | undefined, own: string | undefined) {
  const said = sentence?.get(reading.visit.language)
  if (said) return html`${said}`
  const text = sentence?.get(reading.definition.main) || own
  return text ? ofTheModel(reading, text) : undefined
}

/** What people call the decision of this name, and what it is made of. */
export const namesOf = ({ definition }: Reading, name: string) => definition.decisionWords.get(name.trim())

/** Whether the service says that what goes by this name is an amount of money. */
export function isMoney({ definition }: Reading, name: string): boolean {
  const { amount, money } = definition.process.finding
  const shownAs = definition.form.computed.find((computed) => computed.name === name)?.shownAs
  return name === amount || money.includes(name) || shownAs === 'money'
}

const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const mostDecimals = 6

/** Exact text as people read it; `cut` where there is more of it than anybody reads. */
export function readable(text: string, language: string): { text: string; cut: boolean } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { text: showDate(text, language), cut: false }
  if (!numeral.test(text)) return { text, cut: false }
  const [whole, decimals = ''] = text.split('.')
  const kept = decimals.slice(0, mostDecimals)
  const cut = decimals.length > mostDecimals
  return { text: showNumber(kept ? `${whole}.${kept}` : text, language) + (cut ? '…' : ''), cut }
}

export const isNumeral = (text: string): boolean => numeral.test(text)
