import type { CaseDecision, CaseFile } from '#domain/cases'
import { Decimal } from '#ground/decimal'
import { amountFound } from './decision-form.ts'

/** What an officer is about to decide. */
export type Intended = Pick<CaseDecision, 'outcome' | 'amount' | 'reasons'>

/** Whether the outcome is what the rules came to: only then is its sentence true. */
export const follows = ({ finding }: CaseFile, { outcome }: Intended): boolean => finding?.outcome === outcome

const far = Decimal.of(10)

/** An amount that nobody means without a good reason: more than ten times what the rules worked out. */
export function isFarBeyond(file: CaseFile, { amount }: Intended): boolean {
  const found = amountFound(file)
  return amount !== undefined && found !== undefined && amount.compare(found.times(far)) > 0
}
