import type { FieldType } from '../field-type.ts'
import { single } from '../field-type.ts'
import type { Bounds } from '../number/number.ts'
import { acceptNumber, numberValue, readNumber } from '../number/number.ts'
import { sayMoney, showMoneyField } from './money.view.ts'

const bounds: Bounds = { decimals: 2, least: '0', most: '999999999999.99' }

/** An amount of money, to the cent; not below 0 unless the service says so. */
export const money: FieldType = {
  gives: 'number',
  missing: 'missing',
  blank: '',
  limits: { least: bounds.least, most: bounds.most },
  fields: (slug) => [slug],
  read: (posted, question, { currency }) =>
    readNumber(single(posted, question.slug), { decimals: 'cents', signs: true, currency }, (text) =>
      acceptNumber(text, question, bounds),
    ),
  accept: (json, question) => acceptNumber(json, question, bounds),
  value: numberValue,
  show: showMoneyField,
  say: sayMoney,
  examples: () => import('./money.examples.ts'),
}
