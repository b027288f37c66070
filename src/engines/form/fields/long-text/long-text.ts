import type { FieldType } from '../field-type.ts'
import { acceptText, oneText } from '../text/text.ts'
import { sayLongText, showLongText } from './long-text.view.ts'

const mostLongText = 2000
const limits = { most: mostLongText, lines: true }

/** Several lines of text, with the characters counted. */
export const longText: FieldType = {
  ...oneText(mostLongText, (typed, question) => acceptText(typed, question, limits)),
  accept: (json, question) => acceptText(json, question, limits),
  show: (question, field) => showLongText(question, field, Number(question.most ?? mostLongText)),
  say: sayLongText,
  examples: () => import('./long-text.examples.ts'),
}
