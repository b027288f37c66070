import type { Stored } from '../../answers.ts'
import type { FieldType } from '../field-type.ts'
import { single } from '../field-type.ts'
import { acceptText } from '../text/text.ts'
import { sayLongText, showLongText } from './long-text.view.ts'

const mostLongText = 2000
const limits = { most: mostLongText, lines: true }

/** Several lines of text, with the characters counted. */
export const longText: FieldType = {
  gives: 'string',
  missing: 'missing',
  blank: '',
  limits: { longest: mostLongText },
  fields: (slug) => [slug],
  read(posted, question) {
    const typed = single(posted, question.slug)
    return typeof typed === 'string' ? acceptText(typed, question, limits) : typed
  },
  accept: (json, question) => acceptText(json, question, limits),
  value: (stored: Stored) => (stored === '' ? null : String(stored)),
  show: (question, field) => showLongText(question, field, Number(question.most ?? mostLongText)),
  say: sayLongText,
  examples: () => import('./long-text.examples.ts'),
}
