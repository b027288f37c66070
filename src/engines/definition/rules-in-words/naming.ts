import type { FeelWords, Json } from '#engines/feel'
import type { Currency, Sentence, Telling } from '#engines/form'
import { say, showDate, showDuration, showExactly, showFigure, showMoney, tell, within } from '#engines/form'
import type { Definition, ModelWords } from '../model.ts'
import { findPart } from './components.ts'
import { labelOf, namesOf } from './model-names.ts'

/** The rules of a service with its form, its process and its words; or those of a law, which has words alone, or none. */
export type RulesToWord = Pick<Definition, 'main' | 'rules'> &
  Partial<Pick<Definition, 'form' | 'process' | keyof ModelWords>>

/** What the values of rules are called in a language, beside FEEL itself. */
interface ValueWords {
  readonly yes: string
  readonly no: string
  readonly nothing: string
  readonly noSureAnswer: string
}

/** To whom rules are told. */
export interface RuleTelling extends Telling {
  readonly currency?: Currency
  readonly words: { readonly feel: FeelWords; readonly rules: ValueWords }
  /** How a text is set apart from the sentence that it stands in: `“{a}”`. */
  readonly quoted?: string
}

/** What people call what goes by this name: a question's title, a label of the service or of the model; else the name itself. */
export function nameIn({ rules, form, decisionWords }: RulesToWord, name: string, telling: RuleTelling): string {
  const title = form?.questions.get(name)?.title ?? form?.computed.find((known) => known.name === name)?.label
  const sentence = title ?? decisionWords?.get(name)?.label
  if (sentence) return tell(sentence, telling)
  return labelOf(rules, name)
}

/** What people call a part of what goes by a name, or a decision of the model that is imported by that name. */
export function partIn(about: RulesToWord, part: string, of: string | undefined, telling: RuleTelling): string {
  const { rules, decisionWords, typeWords } = about
  const own = of === undefined ? undefined : decisionWords?.get(of)?.parts.get(part)
  if (own) return say(own, telling.language)
  if (rules.written().imports.some(({ name }) => name === of)) return nameIn(about, part, telling)
  const known = findPart(rules, part, of)
  if (known) return say(typeWords?.get(known)?.label ?? new Map([['', known.label ?? part]]), telling.language)
  // An entry that a formula itself makes: a law may have words for it, by its name alone.
  const entry = rules.decisions.has(part) || rules.inputs.has(part) ? undefined : decisionWords?.get(part)
  return entry ? say(entry.label, telling.language) : part
}

/** A value, as `toJson` gives it, as people read it. `about` is the name, or the `name.part`, that it goes by. */
export function valueIn(rules: RulesToWord, value: Json, about: string | undefined, telling: RuleTelling): string {
  const { words, language } = telling
  if (value === null) return words.rules.nothing
  if (typeof value === 'boolean') return value ? words.rules.yes : words.rules.no
  if (typeof value !== 'object') return textIn(rules, String(value), about, telling)
  const parts = Array.isArray(value)
    ? itemsIn(rules, value, about, telling).map((item) => within(item, language))
    : partsInOrder(rules, Object.entries(value), about).map(([part, own]) => entryIn(rules, part, own, about, telling))
  if (parts.length === 0) return words.rules.nothing
  return parts.reduce((all, part) => words.feel.semicolon.replace('{a}', () => all).replace('{b}', () => part))
}

/** The values of a list; those of several that have parts of their own in brackets, so that it is seen where each ends. */
function itemsIn(rules: RulesToWord, list: readonly Json[], about: string | undefined, telling: RuleTelling) {
  const hasParts = (item: Json) => list.length > 1 && typeof item === 'object' && item !== null
  return list.map((item) => {
    const shown = valueIn(rules, item, about, telling)
    return hasParts(item) ? telling.words.feel.brackets.replace('{a}', () => shown) : shown
  })
}

/** The parts of a value in the order of its type: as it was stored, they stand in that of the alphabet. */
export function partsInOrder<V>(
  rules: Pick<RulesToWord, 'rules' | 'form'>,
  entries: [string, V][],
  about: string | undefined,
): [string, V][] {
  const type = about === undefined ? undefined : namesOf(rules).get(about)
  const item = typeof type === 'object' && 'list' in type ? type.list : type
  if (typeof item !== 'object' || !('context' in item)) return entries
  const order = [...item.context.keys()]
  return entries.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

function entryIn(
  rules: RulesToWord,
  part: string,
  value: Json,
  about: string | undefined,
  telling: RuleTelling,
): string {
  const shown = valueIn(rules, value, about === undefined ? undefined : `${about}.${part}`, telling)
  return telling.words.feel.entry
    .replace('{a}', () => within(partIn(rules, part, about, telling), telling.language))
    .replace('{b}', () => within(shown, telling.language))
}

const quoted = (text: string, { quoted: marks = '{a}' }: RuleTelling) => marks.replace('{a}', () => text)

const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

function textIn(rules: RulesToWord, text: string, about: string | undefined, telling: RuleTelling): string {
  const { language, currency } = telling
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return showDate(text, language)
  if (/^-?P[\dT]/.test(text)) return showDuration(text, language)
  // A text that is nobody's value stands in a formula, which sets it apart itself.
  if (!numeral.test(text)) return about === undefined ? text : quoted(codeIn(rules, text, about, telling), telling)
  const ofLaw = amountOfLaw(rules, about)
  if (ofLaw || isMoneyIn(rules, about)) return showMoney(text, language, ofLaw ?? currency)
  const [whole = '', decimals = ''] = text.split('.')
  const kept = decimals.slice(0, mostDecimals)
  return (
    showExactly(kept ? `${whole}.${kept}` : whole, language, showFigure) + (decimals.length > mostDecimals ? '…' : '')
  )
}

/** Longer than anybody reads. */
const mostDecimals = 6

/** What an amount of a law is in. */
const amountOfLaw = ({ amounts }: RulesToWord, about: string | undefined): Currency | undefined =>
  about === undefined ? undefined : (amounts?.get(about) ?? amounts?.get(about.split('.')[0]!.trim()))

/** Whether the service says that what goes by this name, or is a part of it, is an amount of money. */
function isMoneyIn({ form, process }: RulesToWord, about: string | undefined): boolean {
  if (about === undefined) return false
  const whole = about.split('.')[0]!.trim()
  const finding = process?.finding
  if (about === finding?.amount || finding?.money.some((name) => name === about || name === whole)) return true
  const computed = form?.computed.find(({ name }) => name === about)
  return form?.questions.get(about)?.type === 'money' || computed?.shownAs === 'money'
}

/** What people read for a code: of a question's options, of the service's outcomes, or of those that a decision may give. */
function codeIn(
  { form, process, decisionWords }: RulesToWord,
  code: string,
  about: string | undefined,
  telling: RuleTelling,
): string {
  if (about === undefined) return code
  const options = form?.questions.get(about)?.options
  const outcome = about === process?.finding.outcome ? process?.outcomes.get(code)?.label : undefined
  if (about === process?.finding.outcome && code === process?.finding.unsure) return telling.words.rules.noSureAnswer
  const label: Sentence | undefined =
    options?.find((option) => option.code === code)?.label ?? outcome ?? decisionWords?.get(about)?.values.get(code)
  return label ? tell(label, telling) : code
}
