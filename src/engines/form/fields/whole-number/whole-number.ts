import type { FieldType } from '../field-type.ts'
import type { Bounds } from '../number/number.ts'
import { numberWithin } from '../number/number.ts'
import { sayNumber } from '../number/number.view.ts'
import { showWholeNumber } from './whole-number.view.ts'

const bounds: Bounds = { decimals: 0, least: '0', most: '999999999999' }

/** How many of something: a whole number, not below 0 unless the service says so. */
export const wholeNumber: FieldType = {
  ...numberWithin(bounds, () => ({ decimals: 'none' })),
  show: showWholeNumber,
  say: sayNumber,
  examples: () => import('./whole-number.examples.ts'),
}
