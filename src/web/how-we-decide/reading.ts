import type { Definition, RulesInWords } from '#engines/definition'
import { wordRules } from '#engines/definition'
import type { Sentence } from '#engines/form'
import type { Model } from '#engines/rules'
import { speakingOf } from '#web/apply'
import type { Visit } from '#web/kit'
import type { InOrder } from './order.ts'
import { inOrder } from './order.ts'
import type { Subject } from './subject.ts'

/** Rules as this visitor reads them. */
export interface RulesReading {
  readonly visit: Visit
  readonly subject: Subject
  readonly order: InOrder
  /** The words for what a model calls its parts: the one that is shown, or one that it imports. */
  inWords(model: Model): RulesInWords
  /** Whether what something is called is there in the main language alone, and the page is in another. */
  isUntranslated(text: string, kind: 'name' | 'value'): boolean
}

export function readingOf(visit: Visit, subject: Subject): RulesReading {
  const { rules } = subject
  const telling = { ...speakingOf(visit), words: visit.words }
  const known = new Map<Model, RulesInWords>()
  const inWords = (model: Model) =>
    known.getOrInsertComputed(model, () => wordRules({ ...rules, rules: model }, telling))
  return {
    ...{ visit, subject, inWords },
    order: inOrder(rules.rules, subject.decides),
    isUntranslated: visit.language === rules.main ? () => false : untranslatedIn(subject, visit.language),
  }
}

type IsUntranslated = RulesReading['isUntranslated']

function untranslatedIn({ rules, service, law, name }: Subject, language: string): IsUntranslated {
  if (service || law) {
    const texts = untranslatedOf([name, ...(service ? sentencesOf(service) : []), ...namesIn(rules)], language)
    return (text) => texts.has(text)
  }
  // A law that says nothing itself is in its model's language; its numbers and days are written as the page's language does.
  const codes = codesIn(rules.rules)
  return (text, kind) => kind === 'name' || codes.has(text)
}

/** What is called something in its main language alone. */
const untranslatedOf = (sentences: readonly Sentence[], language: string): ReadonlySet<string> =>
  new Set(sentences.flatMap((sentence) => (sentence.has(language) ? [] : [...sentence.values()])))

/** What the models call their parts. */
const namesIn = ({ decisionWords = new Map(), typeWords = new Map() }: Subject['rules']): Sentence[] => [
  ...[...decisionWords.values()].flatMap(({ label, parts, values, columns }) => [
    ...[label, ...parts.values(), ...values.values(), ...columns.values()],
  ]),
  ...[...typeWords.values()].map(({ label }) => label),
]

/** What a service calls its questions, what it works out, and its outcomes. */
const sentencesOf = ({ form, process }: Definition): Sentence[] => [
  ...[...form.questions.values()].flatMap(({ title, label, options }) => [
    ...[title, label],
    ...options.map((option) => option.label),
  ]),
  ...form.computed.map(({ label }) => label),
  ...[...process.outcomes.values()].map(({ label }) => label),
]

/** The texts that the tables of a model name and give. */
function codesIn(model: Model): ReadonlySet<string> {
  const tables = model.written().decisions.flatMap(({ logic }) => (logic.kind === 'table' ? [logic] : []))
  const cells = tables.flatMap(({ rules }) => rules.flatMap(({ cells, outputs }) => [...cells, ...outputs]))
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/"([^"]*)"/g)].map(([, code = '']) => code)))
}
