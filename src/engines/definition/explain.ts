import type { Value } from '#engines/feel'
import { fillLine } from '#engines/feel'
import type { Currency } from '#engines/form'
import type { Model, Outcome } from '#engines/rules'
import { toldOf } from '#engines/rules'
import type { ExplainTelling, ToldSentence } from './explained/telling.ts'
import { textOfSentence } from './explained/telling.ts'
import { sentencesOf } from './explained.ts'
import type { RulesToWord } from './rules-in-words/naming.ts'
import { languagesOfRules, spokenIn } from './spoken.ts'

export interface ExplainOptions {
  /** A language tag; unless told, that of the service or of the model, where it says so. English where there are no sentences in it. */
  readonly language?: string
  /** What a form of the service knows beside what the decision took. */
  readonly values?: ReadonlyMap<string, Value>
  readonly currency?: Currency
}

/** A sentence of an explanation, as text. */
export interface ExplainedText extends Omit<ToldSentence, 'line'> {
  readonly text: string
}

/** What came of a decision or a finding, with its trace. */
type Traced = Pick<Outcome, 'trace' | 'errors'>

/**
 * What was decided with a trace, in sentences: `explain(outcome, model)` for a model by itself, and in the words of its service where
 * that is at hand: `explain(outcome, definition, { language: 'fr' })`. The law stands in brackets behind what it says. `decide` does
 * both at once.
 */
export function explain(outcome: Traced, rules: Model | RulesToWord, options: ExplainOptions = {}): string[] {
  const telling = tellingOf(rules, options)
  return told(outcome, rules, telling).map((sentence) => textOfSentence(sentence, telling))
}

/** The same, each sentence with what it tells of and with its law apart. */
export function explainInParts(
  outcome: Traced,
  rules: Model | RulesToWord,
  options: ExplainOptions = {},
): ExplainedText[] {
  const telling = tellingOf(rules, options)
  return told(outcome, rules, telling).map(({ line, ...about }) => ({
    ...about,
    text: textOfSentence({ line }, telling),
  }))
}

function told({ trace, errors }: Traced, rules: Model | RulesToWord, telling: ExplainTelling): ToldSentence[] {
  if (!trace) throw new TypeError('There is no trace to tell: decide with { explain: true }.')
  const worded = 'rules' in rules ? rules : { main: telling.language, rules }
  return withErrors(sentencesOf(toldOf(trace), worded, telling), errors, telling)
}

/** What went wrong stands behind what came of it: the result of its decision. */
function withErrors(
  sentences: readonly ToldSentence[],
  errors: Outcome['errors'],
  { words }: ExplainTelling,
): ToldSentence[] {
  const wrong = errors.map(({ decision = '', rule, message }): ToldSentence => {
    const line = fillLine(words.explained.wentWrong, { message: [{ kind: 'value', text: message }] })
    return { decision, kind: 'error', line, ...(rule !== undefined && { rule }) }
  })
  const results = new Set(sentences.filter(({ kind }) => kind === 'result').map(({ decision }) => decision))
  const beside = (one: ToldSentence) =>
    wrong.filter(({ decision }) => decision === one.decision && one.kind === 'result')
  return [
    ...sentences.flatMap((one) => [one, ...beside(one)]),
    ...wrong.filter(({ decision }) => !results.has(decision)),
  ]
}

function tellingOf(rules: Model | RulesToWord, { language, ...more }: ExplainOptions): ExplainTelling {
  const wanted = language ?? ('rules' in rules ? rules.main : rules.language) ?? 'en'
  const spoken = languagesOfRules.includes(wanted.split('-', 1)[0]!) ? wanted : 'en'
  return { ...more, language: spoken, words: spokenIn(spoken) }
}
