import type { FieldType } from '../field-type.ts'
import { answer, blank, problem } from '../field-type.ts'
import { inOneField } from '../one-field.ts'
import { isBlank } from '../typed-text.ts'
import { sayYesOrNo, showYesOrNo } from './yes-or-no.view.ts'

export const yesOrNo: FieldType = {
  ...inOneField((typed) => {
    if (isBlank(typed)) return blank
    return typed === 'yes' || typed === 'no' ? answer(typed === 'yes') : problem('unknown-choice')
  }),
  gives: 'boolean',
  missing: 'missing-choice',
  limits: {},
  accept: (json) => (json === '' ? blank : typeof json === 'boolean' ? answer(json) : problem('wrong-shape')),
  value: (stored) => (typeof stored === 'boolean' ? stored : null),
  show: showYesOrNo,
  say: sayYesOrNo,
  examples: () => import('./yes-or-no.examples.ts'),
}
