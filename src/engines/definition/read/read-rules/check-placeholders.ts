import type { Form } from '#engines/form'
import type { Place } from '#ground/source'
import { amountIn, placeholder } from '../../finding/fill.ts'
import { meant } from '../../source/faults.ts'
import type { Source, Translator } from '../../source.ts'
import type { Rules } from '../read-rules.ts'

/** Every `{name}` in the sentences of rules, and in their translations, is one that the form or the rules know. */
export function checkPlaceholders(
  { faults }: Source,
  say: Translator,
  form: Form,
  { model, decisions, words }: Rules,
): void {
  const known = new Set([...form.names.keys(), ...model.inputs.keys(), ...decisions.keys(), 'outcome', 'amount'])
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
