import type { FieldType } from '../field-type.ts'
import { answer, blank, problem } from '../field-type.ts'
import { inOneField } from '../one-field.ts'
import { isBlank } from '../typed-text.ts'
import { sayChoice, showChoice } from './choice.view.ts'

/** One of several options; the option's code is stored, never its words. */
export const choice: FieldType = {
  ...inOneField((typed, question) => choice.accept(typed, question)),
  gives: 'string',
  missing: 'missing-choice',
  limits: {},
  accept(json, question) {
    if (typeof json !== 'string') return problem('wrong-shape')
    if (isBlank(json)) return blank
    return question.options.some(({ code }) => code === json) ? answer(json) : problem('unknown-choice')
  },
  value: (stored) => (typeof stored === 'string' && stored !== '' ? stored : null),
  show: showChoice,
  say: sayChoice,
  examples: () => import('./choice.examples.ts'),
}
