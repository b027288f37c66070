import type { Exact } from './exact.ts'
import { fitted, OutOfRange } from './exact.ts'

const numeral = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/
// Digits beyond these cannot change the 34 that are kept, except by being there at all: one of them stands for the rest.
const digitsRead = 40

/** undefined where the text is no number; throws a RangeError where it is too large a one. */
export function readNumeral(text: string): Exact | undefined {
  const parts = numeral.exec(text)
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts
  const digits = (whole + fraction).replace(/^0+/, '')
  if (whole === '' && fraction === '') return undefined
  if (digits === '') return { coefficient: 0n, exponent: 0 }
  const exponent = Number(power) - fraction.length
  const beyond = Math.max(0, digits.length - digitsRead)
  if (exponent + digits.length > 6145) throw new OutOfRange('The number is too large.')
  if (exponent + digits.length < -6200) return { coefficient: 0n, exponent: 0 }
  const read =
    beyond === 0 ? digits : digits.slice(0, digitsRead) + (/[1-9]/.test(digits.slice(digitsRead)) ? '1' : '0')
  return fitted(BigInt(sign + read), exponent + digits.length - read.length)
}

/** The digits with their point where it belongs, and no zeros that say nothing. */
export function plainDigits(coefficient: number | bigint, exponent: number): string {
  const negative = coefficient < 0
  const digits = String(coefficient).slice(negative ? 1 : 0)
  const written = exponent < 0 ? withPoint(digits, -exponent) : digits + (digits === '0' ? '' : '0'.repeat(exponent))
  return negative ? `-${written}` : written
}

function withPoint(digits: string, places: number): string {
  const padded = digits.padStart(places + 1, '0')
  const fraction = padded.slice(-places).replace(/0+$/, '')
  const whole = padded.slice(0, -places)
  return fraction === '' ? whole : `${whole}.${fraction}`
}
