import { Decimal as Digits } from 'decimal.js'

/* exp, ln, square roots and powers with a fraction, by decimal.js on 34 digits. Text in, text out. */

const At34 = Digits.clone({
  precision: 34,
  rounding: Digits.ROUND_HALF_EVEN,
  maxE: 9e15,
  minE: -9e15,
  toExpNeg: 0,
  toExpPos: 1,
})

export function exponentialOf(text: string): string {
  return new At34(text).exp().toString()
}

export function logarithmOf(text: string): string {
  return new At34(text).ln().toString()
}

export function squareRootOf(text: string): string {
  return new At34(text).sqrt().toString()
}

export function powerOf(base: string, exponent: string): string {
  return new At34(base).pow(exponent).toString()
}
