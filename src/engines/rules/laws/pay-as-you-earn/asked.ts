import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { readModel } from '../../read.ts'
import type { Case } from './in-pence.ts'
import { pounds } from './in-pence.ts'

/* The law as it is served, asked by the tests. */

const file = 'laws/pay-as-you-earn/rules.dmn'
export const written = readFileSync(new URL(`../../../../../${file}`, import.meta.url), 'utf8')
export const model = readModel(written, { file })

export const inputsOf = ({ year, pay, code, pensioner = false, taper = false }: Case) => ({
  'tax year': Decimal.of(year),
  'annual pay': pounds(pay),
  'tax code': code,
  'over pension age': pensioner,
  'apply taper': taper,
})

export function decided(name: string, given: Case): string {
  const { value, errors } = model.decide(name, inputsOf(given))
  assert.deepEqual(errors, [])
  return showValue(value)
}

export function refused(given: Case): string {
  const { value, errors } = model.decide('income tax', inputsOf(given))
  assert.equal(value, null, given.code)
  assert.equal(errors.length, 1, given.code)
  return errors[0]!.message
}
