import type { FieldType } from '../field-type.ts'
import type { Bounds } from '../number/number.ts'
import { numberWithin } from '../number/number.ts'
import { sayMoney, showMoneyField } from './money.view.ts'

const bounds: Bounds = { decimals: 2, least: '0', most: '999999999999.99' }

/** An amount of money, to the cent; not below 0 unless the service says so. */
export const money: FieldType = {
  ...numberWithin(bounds, ({ currency }) => ({ decimals: 'cents', signs: true, currency })),
  show: showMoneyField,
  say: sayMoney,
  examples: () => import('./money.examples.ts'),
}
