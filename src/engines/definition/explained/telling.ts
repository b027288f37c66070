import type { Json, Line, Value } from '#engines/feel'
import { fillLine, strungLines, toJson } from '#engines/feel'
import type { Sentence } from '#engines/form'
import { within } from '#engines/form'
import type { ToldDecision, ToldRule } from '#engines/rules'
import type { RulesToWord, RuleTelling } from '../rules-in-words/naming.ts'
import type { RulesInWords } from '../rules-in-words.ts'
import { wordRules } from '../rules-in-words.ts'
import type { ExplainedWords } from './words.ts'

/** What rules and traces are said in. */
export type Spoken = RuleTelling['words'] & { readonly explained: ExplainedWords }

/** To whom a trace is told. `values` are those of the form, where they are known. */
export interface ExplainTelling extends RuleTelling {
  readonly words: Spoken
}

/** A decision of a trace; with what somebody was told of it, where that is known. */
export interface Explained extends ToldDecision {
  readonly reason?: Sentence | undefined
  readonly table?:
    | (Omit<NonNullable<ToldDecision['table']>, 'rules'> & { readonly rules: readonly ExplainedRule[] })
    | undefined
}

export type ExplainedRule = ToldRule & { readonly reason?: Sentence | undefined }

/**
 * What went in; what came out, and by which rule; one of several rules that it came of; why; a rule that holds and of which nothing
 * came; a rule that nearly held; what could not be worked out.
 */
type ToldKind = 'input' | 'result' | 'rule' | 'reason' | 'passed over' | 'nearest' | 'error'

/** One sentence of an explanation. */
export interface ToldSentence {
  /** Which decision it explains, by its name in the model. */
  readonly decision: string
  readonly kind: ToldKind
  readonly line: Line
  /** The input that it tells of. */
  readonly input?: string
  /** The id of the rule that it tells of. */
  readonly rule?: string
  /** The law that what it says rests on. */
  readonly law?: string
}

/** What one explanation is told with. */
export interface Explaining {
  readonly rules: RulesToWord
  readonly telling: ExplainTelling
  readonly words: ExplainedWords
  readonly inWords: RulesInWords
  /** The same without marks around texts: as a law's own sentence has them. */
  readonly unmarked: RulesInWords
  /** What goes by a name, in the trace or in the form. */
  readonly known: (name: string) => Json | undefined
}

export function explainingOf(trace: readonly Explained[], rules: RulesToWord, telling: ExplainTelling): Explaining {
  const { values = new Map<string, Value>() } = telling
  const traced = new Map([
    ...trace.flatMap(({ inputs }) => inputs.map(({ name, value }): [string, Json] => [name, value])),
    ...trace.map(({ decision, value }): [string, Json] => [decision, value]),
  ])
  const known = (name: string) => traced.get(name) ?? (values.has(name) ? toJson(values.get(name)!) : undefined)
  const words = telling.words.explained
  const inWords = wordRules(rules, { ...telling, quoted: words.quoted })
  return { rules, telling, words, inWords, unmarked: wordRules(rules, telling), known }
}

export const named = ({ inWords }: Explaining, name: string): Line => [{ kind: 'name', text: inWords.name(name) }]

export const valued = ({ inWords }: Explaining, value: Json, about: string): Line => [
  { kind: 'value', text: inWords.value(value, about) },
]

/** What every sentence of a value begins with; what is made of several parts comes after a colon. */
export function factOf(explaining: Explaining, about: string, known: Json): Line {
  const [name, value] = [named(explaining, about), valued(explaining, known, about)]
  if (known === null) return fillLine(explaining.words.noValue, { name })
  return typeof known === 'object' && known !== null
    ? fillLine(explaining.telling.words.feel.entry, { a: name, b: value })
    : fillLine(explaining.words.fact, { name, value })
}

/** Lines one after the other, with semicolons between them. */
export const series = (lines: readonly Line[], { telling }: Explaining): Line =>
  strungLines(lines, telling.words.feel.semicolon)

/** A sentence as text without markup, with the law that it rests on. */
export function textOfSentence(
  { line, law }: Pick<ToldSentence, 'line' | 'law'>,
  { language, words }: ExplainTelling,
): string {
  const said = line.map(({ kind, text }) => (kind === 'words' ? text : within(text, language))).join('')
  if (law === undefined) return said
  return words.explained.withLaw.replace('{a}', () => said).replace('{b}', () => within(law, language))
}
