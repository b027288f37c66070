import type { FieldType } from '../field-type.ts'
import { single } from '../field-type.ts'
import type { Bounds } from '../number/number.ts'
import { acceptNumber, numberValue, readNumber } from '../number/number.ts'
import { sayNumber } from '../number/number.view.ts'
import { showWholeNumber } from './whole-number.view.ts'

const bounds: Bounds = { decimals: 0, least: '0', most: '999999999999' }

/** How many of something: a whole number, not below 0 unless the service says so. */
export const wholeNumber: FieldType = {
  gives: 'number',
  missing: 'missing',
  blank: '',
  limits: { least: bounds.least, most: bounds.most },
  fields: (slug) => [slug],
  read: (posted, question) =>
    readNumber(single(posted, question.slug), { decimals: 'none' }, (text) => acceptNumber(text, question, bounds)),
  accept: (json, question) => acceptNumber(json, question, bounds),
  value: numberValue,
  show: showWholeNumber,
  say: sayNumber,
  examples: () => import('./whole-number.examples.ts'),
}
