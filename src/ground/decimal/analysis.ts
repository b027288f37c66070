import { Decimal as Digits } from 'decimal.js'

/* exp, ln, square roots, powers with a fraction and the standard deviation, by decimal.js. Text in, text out. */

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

const Wide = At34.clone({ precision: 120 })

/** Of a sample of at least two, by sums on so many digits that only the square root is rounded. */
export function sampleDeviationOf(texts: readonly string[]): string {
  const values = texts.map((text) => new Wide(text))
  const mean = values.reduce((sum, value) => sum.plus(value)).div(values.length)
  let squares = new Wide(0)
  for (const value of values) squares = squares.plus(value.minus(mean).pow(2))
  return new At34(squares.div(values.length - 1)).sqrt().toString()
}
