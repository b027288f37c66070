import type { Expression, Value } from '#engines/feel'
import { FeelDate } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { showDate, showMoney, showNumber, within } from './formats.ts'
import type { Option, Sentence } from './questions.ts'
import { say } from './questions.ts'
import type { Currency } from './words.ts'

/** What stands in a sentence's braces. */
export interface Blank {
  readonly value: Expression
  /** A number is an amount of money. */
  readonly money: boolean
  /** Where a text is the code of one of these, its label is said. */
  readonly options: readonly Option[]
  /** What is said as long as there is no value. */
  readonly meanwhile: string
}

export type Wording = readonly (string | Blank)[]

/**
 * A sentence that holds values, in each language. To whoever knows no answers it is a sentence as any other, with words where
 * the values will stand; `tell` says it with them.
 */
export class Worded extends Map<string, string> implements Sentence {
  readonly wordings: ReadonlyMap<string, Wording>

  constructor(wordings: ReadonlyMap<string, Wording>) {
    super([...wordings].map(([language, parts]) => [language, parts.map(unfilled).join('')]))
    this.wordings = wordings
  }
}

const unfilled = (part: string | Blank) => (typeof part === 'string' ? part : part.meanwhile)

export interface Telling {
  readonly language: string
  readonly currency?: Currency
  /** Of the answers, by the names that expressions use. */
  readonly values?: ReadonlyMap<string, Value>
}

/** A sentence in a language, with the values that it holds as that language writes them. */
export function tell(sentence: Sentence, telling: Telling): string {
  if (!(sentence instanceof Worded) || !telling.values) return say(sentence, telling.language)
  const [main] = sentence.wordings.keys()
  const language = sentence.wordings.has(telling.language) ? telling.language : (main ?? '')
  const parts = sentence.wordings.get(language) ?? []
  return parts.map((part) => (typeof part === 'string' ? part : filled(part, { ...telling, language }))).join('')
}

/** Whoever was left without an answer, or gave one that nothing comes of, reads the words that stand for it: never a hole. */
function filled(blank: Blank, telling: Telling): string {
  const value = blank.value.run(telling.values ?? new Map())
  const shown = value === null ? '' : shownOf(value, blank, telling)
  return shown === '' ? blank.meanwhile : within(shown, telling.language)
}

function shownOf(value: Value, { money, options }: Blank, telling: Telling): string {
  const { language, currency } = telling
  if (value instanceof Decimal)
    return money ? showMoney(value.toString(), language, currency) : showNumber(value.toString(), language)
  if (value instanceof FeelDate) return showDate(value.toString(), language)
  if (typeof value !== 'string') return ''
  const option = options.find(({ code }) => code === value)
  return option ? tell(option.label, telling) : withoutMarks(value)
}

// What somebody typed may hold marks that end an isolate or turn the rest of the sentence round (UAX #9, §2).
const withoutMarks = (text: string) => text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '').trim()
