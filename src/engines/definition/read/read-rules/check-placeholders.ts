import type { Place } from '#ground/source'
import { amountIn, placeholder } from '../../finding/fill.ts'
import type { Faults } from '../../source/faults.ts'
import { meant } from '../../source/faults.ts'
import type { Translator, WordsFile } from '../../source.ts'
import type { DecisionWords } from '../read-words/model-words.ts'

interface Said {
  /** What a `{name}` may stand for. */
  readonly known: ReadonlySet<string>
  readonly words: readonly DecisionWords[]
}

/** Every `{name}` in the sentences of rules, and in their translations, is one that is known. */
export function checkPlaceholders(
  faults: Faults,
  say: Translator<Pick<WordsFile, 'rules'>>,
  { known, words }: Said,
): void {
  const check = (text: string | undefined, at: Place) => {
    for (const name of unknownIn(text ?? '', known)) {
      const message = `\`{${name}}\` in this sentence stands for nothing that the rules or the form know.`
      faults.fault(at, 'unknown-placeholder', message, meant(name, [...known]))
    }
    if (/[{}]/.test((text ?? '').replace(placeholder, '')))
      faults.fault(at, 'open-placeholder', 'A brace in this sentence has no other to go with it.', 'Write `{name}`.')
  }
  for (const { sentences } of words)
    for (const { reason, at, aside } of sentences.values()) if (!aside) check(reason, at)
  for (const { yaml, value } of say.files.values())
    for (const [id, rule] of Object.entries(value.rules ?? {})) check(rule?.reason, yaml.at(['rules', id, 'reason']))
}

/** A part of what a name stands for is known by the name: {figures.threshold}. An amount stands for itself: {160}. */
const unknownIn = (text: string, known: ReadonlySet<string>): string[] =>
  [...text.matchAll(placeholder)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !known.has(name) && !known.has(name.replace(/\..*$/, '')) && !amountIn(name))
