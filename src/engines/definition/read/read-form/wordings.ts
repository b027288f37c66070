import type { Form, Question, Sentence } from '#engines/form'
import { Worded } from '#engines/form'
import type { Faults } from '../../source/faults.ts'
import type { Path } from '../../source/yaml.ts'
import type { Opened, Translator } from '../../source.ts'
import type { Binding } from './conditions.ts'
import type { Bound } from './read-wording.ts'
import { WordingReader } from './read-wording.ts'

/** Where a sentence that may hold values stands, and when it is said. */
export interface Said {
  readonly path: Path
  /** Where words files have it. */
  readonly inWords: Path
  /** It may only hold what is known before this page. */
  readonly before: number
  /** The conditions under which it is said. */
  readonly given: readonly string[]
}

/** What sentences are bound with, beside what conditions are. */
export interface Wordings extends Binding {
  readonly say: Translator
  /** The questions read so far, which are those that a sentence may hold answers of. */
  readonly known: Map<string, Question>
  /** The conditions under which each question is asked. */
  readonly conditions: ReadonlyMap<string, readonly string[]>
}

/** A sentence of the form with its translations, and with the values that its braces stand for. */
export function bindSentence(wordings: Wordings, text: string, said: Said): Sentence {
  const sentence = wordings.say.at(text, said.inWords)
  if (![...sentence.values()].some((words) => /[{}]/.test(words))) return sentence
  const { yaml, say: translator } = wordings
  const bound = new Map(
    [...sentence].map(([language, words]): [string, Bound] => {
      const file = language === translator.main ? undefined : translator.files.get(language)?.yaml
      const place = file ? { yaml: file, path: said.inWords } : { yaml, path: said.path }
      return [language, new WordingReader(wordings, said, { ...place, language }).read(words)]
    }),
  )
  checkSame(bound, said, wordings)
  return new Worded(new Map([...bound].map(([language, { wording }]) => [language, wording])))
}

export const maybeSentence = (wordings: Wordings, text: string | undefined, said: Said): Sentence | undefined =>
  text === undefined ? undefined : bindSentence(wordings, text, said)

/** A translation holds the values that the sentence holds, or it says something else. */
function checkSame(bound: ReadonlyMap<string, Bound>, { inWords }: Said, { say: { main, files }, faults }: Wordings) {
  const wanted = bound.get(main)?.names ?? new Set()
  for (const [language, { names }] of bound) {
    const yaml = files.get(language)?.yaml
    if (language === main || !yaml || wanted.symmetricDifference(names).size === 0) continue
    const message = `This sentence holds ${listed(names)}, and in the main language it holds ${listed(wanted)}.`
    faults.fault(yaml.at(inWords), 'other-values', message, 'Hold the same in both: `{…}` with the same names.')
  }
}

const listed = (names: ReadonlySet<string>) =>
  names.size === 0 ? 'no value' : [...names].map((name) => `\`${name}\``).join(', ')

/** The conditions that all have to hold, where a condition is several joined by `and` and nothing else. */
export function conditionsIn(...texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => {
    if (text === undefined) return []
    const isJoined = !/["(]|\b(?:or|if|between|some|every|for|function)\b/.test(text)
    return (isJoined ? text.split(/\band\b/) : [text]).map((condition) => condition.trim().replace(/\s+/g, ' '))
  })
}

/** What people declare, after the last question. */
export function bindDeclaration(
  { yaml, value }: Opened<'service'>,
  form: Form,
  faults: Faults,
  say: Translator,
): Sentence {
  const asked = form.pages.flatMap((page, place) => page.questions.map((question) => ({ page, place, question })))
  const conditions = asked.map(({ page, question }): [string, string[]] => [
    question.name,
    conditionsIn(page.when?.text, question.when?.text),
  ])
  const wordings = {
    ...{ yaml, faults, say, names: form.names, computed: form.computed, known: new Map(form.questions) },
    placeOf: new Map(asked.map(({ question, place }) => [question.name, place])),
    conditions: new Map(conditions),
    codes: new Map<string, readonly string[]>(),
  }
  const said = { path: ['declaration'], inWords: ['service', 'declaration'], before: form.pages.length, given: [] }
  return bindSentence(wordings, value.declaration ?? '', said)
}
