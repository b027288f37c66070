import type { FieldType } from '../field-type.ts'
import { answer, blank, problem, single } from '../field-type.ts'
import { isBlank } from '../typed-text.ts'
import { sayYesOrNo, showYesOrNo } from './yes-or-no.view.ts'

export const yesOrNo: FieldType = {
  gives: 'boolean',
  missing: 'missing-choice',
  blank: '',
  limits: {},
  fields: (slug) => [slug],
  read(posted, question) {
    const typed = single(posted, question.slug)
    if (typeof typed !== 'string') return typed
    if (isBlank(typed)) return blank
    return typed === 'yes' || typed === 'no' ? answer(typed === 'yes') : problem('unknown-choice')
  },
  accept: (json) => (json === '' ? blank : typeof json === 'boolean' ? answer(json) : problem('wrong-shape')),
  value: (stored) => (typeof stored === 'boolean' ? stored : null),
  show: showYesOrNo,
  say: sayYesOrNo,
  examples: () => import('./yes-or-no.examples.ts'),
}
