import { exponentialOf, logarithmOf, powerOf, sampleDeviationOf, squareRootOf } from './decimal/analysis.ts'
import type { Exact, RoundingMode } from './decimal/exact.ts'
import {
  awayFromZero,
  fitted,
  leastExponent,
  moduloOf,
  mostExponent,
  OutOfRange,
  orderOf,
  productOf,
  quotientOf,
  sumOf,
  tenTo,
  wholePower,
  withoutLast,
} from './decimal/exact.ts'
import { plainDigits, readNumeral } from './decimal/read.ts'

/** How a number is rounded when a digit must go. `up` is away from zero, `down` towards it. */
export type { RoundingMode } from './decimal/exact.ts'
export { OutOfRange } from './decimal/exact.ts'

const safe = Number.MAX_SAFE_INTEGER
/** Digits that make a safe integer without their point. */
const SHORT = /^-?[0-9]+(?:\.[0-9]+)?$/
const tens: readonly number[] = Array.from({ length: 23 }, (_, places) => Number(`1e${places}`))

/**
 * An exact decimal number: 34 significant digits, rounded half-even, exponents -6176 to 6111, as IEEE 754-2019 decimal128 without
 * NaN, infinities and -0. What would be one of those throws OutOfRange, a RangeError. Immutable.
 */
export class Decimal {
  static readonly zero: Decimal = new Decimal(0, 0, undefined)
  static readonly one: Decimal = new Decimal(1, 0, undefined)

  /** A safe integer; 0 where `large` holds it. */
  private readonly coefficient: number
  private readonly exponent: number
  private readonly large: bigint | undefined
  /**
   * The double that stands for this number and for no other of up to 15 digits, so that two of them compare as the numbers do; NaN where
   * the number has more digits.
   */
  readonly exactDouble: number

  private constructor(coefficient: number, exponent: number, large: bigint | undefined) {
    this.coefficient = coefficient
    this.exponent = exponent
    this.large = large
    this.exactDouble =
      large === undefined && isShort(coefficient, exponent) ? nearest(coefficient, exponent) : Number.NaN
  }

  /** "1234.50", "-.5", "1e3"; undefined where the text is no number or is beyond the range. More than 34 digits are rounded half-even. */
  static parse(text: string): Decimal | undefined {
    if (text.length <= 15 && SHORT.test(text)) return Decimal.short(text)
    try {
      const exact = readNumeral(text)
      return exact && Decimal.from(exact)
    } catch (error) {
      if (error instanceof OutOfRange) return undefined
      throw error
    }
  }

  /** The number must be a safe integer: a double with a fraction is no exact number. */
  static of(value: number | bigint): Decimal {
    if (typeof value === 'bigint') return Decimal.from(fitted(value, 0))
    if (!Number.isSafeInteger(value)) throw new OutOfRange(`${value} is no safe integer.`)
    return value === 0 ? Decimal.zero : new Decimal(value, 0, undefined)
  }

  private static short(text: string): Decimal {
    const point = text.indexOf('.')
    if (point < 0) return Decimal.small(Number(text), 0)
    return Decimal.small(Number(text.slice(0, point) + text.slice(point + 1)), point + 1 - text.length)
  }

  private static from({ coefficient, exponent }: Exact): Decimal {
    if (coefficient >= -safe && coefficient <= safe) return Decimal.small(Number(coefficient), exponent)
    const stripped = withoutZeros(coefficient, exponent)
    const short = stripped.coefficient >= -safe && stripped.coefficient <= safe
    return short
      ? Decimal.small(Number(stripped.coefficient), stripped.exponent)
      : new Decimal(0, exponent, coefficient)
  }

  private static small(coefficient: number, exponent: number): Decimal {
    if (coefficient === 0) return Decimal.zero
    if (exponent >= leastExponent && exponent <= mostExponent) return new Decimal(coefficient, exponent, undefined)
    return Decimal.from(fitted(BigInt(coefficient), exponent))
  }

  /** The nearest double. */
  private get near(): number {
    if (this.large !== undefined) return Number(`${this.large}e${this.exponent}`)
    return nearest(this.coefficient, this.exponent)
  }

  /** It has more digits than a safe integer, and working with it takes many times as long. */
  get isLong(): boolean {
    return this.large !== undefined
  }

  /** Digits and exponent: without the thousands of zeros that a plain number may have. */
  private numeral(): string {
    return `${this.large ?? this.coefficient}e${this.exponent}`
  }

  /** How many places lie between the last digits of the two: what working with both at once may have to write out. */
  placesBetween(other: Decimal): number {
    return Math.abs(this.exponent - other.exponent)
  }

  private exact(): Exact {
    return { coefficient: this.large ?? BigInt(this.coefficient), exponent: this.exponent }
  }

  get sign(): -1 | 0 | 1 {
    if (this.large !== undefined) return this.large > 0n ? 1 : -1
    return this.coefficient > 0 ? 1 : this.coefficient < 0 ? -1 : 0
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const [a, b] = [this.exactDouble, other.exactDouble]
    if (a < b) return -1
    if (a > b) return 1
    if (a === b) return 0
    if (this.sign !== other.sign) return this.sign > other.sign ? 1 : -1
    return orderOf(this.exact(), other.exact())
  }

  equals(other: Decimal): boolean {
    const [a, b] = [this.exactDouble, other.exactDouble]
    return a === b || ((Number.isNaN(a) || Number.isNaN(b)) && this.compare(other) === 0)
  }

  plus(other: Decimal): Decimal {
    if (this.large === undefined && other.large === undefined) {
      const apart = this.exponent - other.exponent
      const left = apart > 0 ? this.coefficient * ten(apart) : this.coefficient
      const right = apart < 0 ? other.coefficient * ten(-apart) : other.coefficient
      const sum = left + right
      if (isSafe(left) && isSafe(right) && isSafe(sum))
        return Decimal.small(sum, apart > 0 ? other.exponent : this.exponent)
    }
    return Decimal.from(sumOf(this.exact(), other.exact()))
  }

  minus(other: Decimal): Decimal {
    if (this.exponent === other.exponent && this.large === undefined && other.large === undefined) {
      const difference = this.coefficient - other.coefficient
      if (isSafe(difference)) return Decimal.small(difference, this.exponent)
    }
    return this.plus(other.negated())
  }

  times(other: Decimal): Decimal {
    const product = this.coefficient * other.coefficient
    if (isSafe(product) && this.large === undefined && other.large === undefined) {
      return Decimal.small(product, this.exponent + other.exponent)
    }
    return Decimal.from(productOf(this.exact(), other.exact()))
  }

  /** Throws a RangeError on zero. */
  dividedBy(divisor: Decimal): Decimal {
    if (divisor.sign === 0) throw new OutOfRange('A number cannot be divided by zero.')
    if (this.large === undefined && divisor.large === undefined) {
      const quotient = this.shortQuotient(divisor)
      if (quotient !== undefined) return quotient
    }
    return Decimal.from(quotientOf(this.exact(), divisor.exact()))
  }

  /** Where the division comes out even after a few digits. */
  private shortQuotient(divisor: Decimal): Decimal | undefined {
    for (let places = 0; places <= 4; places++) {
      const scaled = this.coefficient * ten(places)
      if (!isSafe(scaled)) return undefined
      const quotient = Math.round(scaled / divisor.coefficient)
      if (quotient * divisor.coefficient !== scaled) continue
      return Decimal.small(quotient, this.exponent - divisor.exponent - places)
    }
    return undefined
  }

  /**
   * The quotient without its fraction, towards minus infinity; undefined where either has more digits than a safe integer. No quotient of
   * two such is so near to a whole number that 34 digits would take it for one.
   */
  wholeQuotient(divisor: Decimal): Decimal | undefined {
    if (this.large !== undefined || divisor.large !== undefined || divisor.coefficient === 0) return undefined
    const apart = this.exponent - divisor.exponent
    const left = apart > 0 ? this.coefficient * ten(apart) : this.coefficient
    const right = apart < 0 ? divisor.coefficient * ten(-apart) : divisor.coefficient
    if (!isSafe(left) || !isSafe(right)) return undefined
    const rest = left % right
    const quotient = (left - rest) / right
    return Decimal.small(rest !== 0 && rest < 0 !== right < 0 ? quotient - 1 : quotient, 0)
  }

  /** FEEL's modulo: the result has the sign of the divisor. Throws a RangeError on zero. */
  modulo(divisor: Decimal): Decimal {
    if (divisor.sign === 0) throw new OutOfRange('A number cannot be divided by zero.')
    if (this.exponent === divisor.exponent && this.large === undefined && divisor.large === undefined) {
      const rest = this.coefficient % divisor.coefficient
      const turned = rest !== 0 && rest < 0 !== divisor.coefficient < 0 ? rest + divisor.coefficient : rest
      return Decimal.small(turned, this.exponent)
    }
    return Decimal.from(moduloOf(this.exact(), divisor.exact()))
  }

  /** Whole powers are worked out on 80 digits and rounded once; others by logarithm, which takes a base that is not negative. */
  power(exponent: Decimal): Decimal {
    if (exponent.sign === 0) return Decimal.one
    if (this.sign === 0) return powerOfZero(exponent)
    if (this.sign < 0 && !exponent.isInteger()) throw new OutOfRange('A negative number has no power with a fraction.')
    if (this.equals(Decimal.one)) return Decimal.one
    if (this.abs().equals(Decimal.one)) return exponent.isEven() ? Decimal.one : this
    const size = exponent.near * this.magnitude()
    if (size > 6146) throw new OutOfRange('The number is too large.')
    if (size < -6180) return Decimal.zero
    if (exponent.isInteger()) return Decimal.from(wholePower(this.exact(), exponent.toBigInt()))
    return read(powerOf(this.numeral(), exponent.numeral()))
  }

  /** The decimal logarithm of the absolute value, roughly, but exactly enough near 1. */
  private magnitude(): number {
    const distance = this.abs().minus(Decimal.one)
    if (Math.abs(distance.near) < 0.1) return Math.log1p(distance.near) / Math.LN10
    const digits = String(this.large ?? this.coefficient).replace('-', '')
    return Math.log10(Number(`0.${digits}`)) + digits.length + this.exponent
  }

  squareRoot(): Decimal {
    if (this.sign < 0) throw new OutOfRange('A negative number has no square root.')
    return read(squareRootOf(this.numeral()))
  }

  /** The standard deviation of a sample of at least two. */
  static sampleDeviation(values: readonly Decimal[]): Decimal {
    return read(sampleDeviationOf(values.map((value) => value.numeral())))
  }

  naturalLogarithm(): Decimal {
    if (this.sign <= 0) throw new OutOfRange('Only a positive number has a logarithm.')
    return read(logarithmOf(this.numeral()))
  }

  /** e to this power. */
  exponential(): Decimal {
    if (this.near > 14150) throw new OutOfRange('The number is too large.')
    if (this.near < -14230) return Decimal.zero
    return read(exponentialOf(this.numeral()))
  }

  negated(): Decimal {
    if (this.large !== undefined) return new Decimal(0, this.exponent, -this.large)
    return this.coefficient === 0 ? this : new Decimal(-this.coefficient, this.exponent, undefined)
  }

  abs(): Decimal {
    return this.sign < 0 ? this.negated() : this
  }

  isInteger(): boolean {
    if (this.exponent >= 0) return true
    if (this.large === undefined && this.exponent >= -22) return this.coefficient % ten(-this.exponent) === 0
    return this.round(0, 'down').equals(this)
  }

  /** Whether it is a whole number that two divides. */
  isEven(): boolean {
    if (this.exponent > 0) return true
    return this.modulo(Decimal.of(2)).sign === 0
  }

  /** The number as a safe integer, where it is one. */
  toSafeInteger(): number | undefined {
    if (this.large === undefined && this.exponent === 0) return this.coefficient
    return Number.isSafeInteger(this.near) && this.isInteger() ? this.near : undefined
  }

  /** Without the fraction. */
  toBigInt(): bigint {
    const { coefficient, exponent } = this.exact()
    return exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : withoutLast(coefficient, -exponent, 'down')
  }

  /** To so many decimal places; negative places round to tens, hundreds … */
  round(places: number, mode: RoundingMode): Decimal {
    const dropped = -places - this.exponent
    if (dropped <= 0) return this
    if (this.large !== undefined || dropped > 15) {
      return Decimal.from(fitted(withoutLast(this.exact().coefficient, dropped, mode), -places))
    }
    return Decimal.small(shortened(this.coefficient, ten(dropped), mode), -places)
  }

  /** The nearest double; throws a RangeError beyond 1.8e308. */
  toNumber(): number {
    if (!Number.isFinite(this.near)) throw new OutOfRange('The number is too large.')
    return this.near
  }

  /** Exact, in plain digits, without trailing zeros: "1055.6", "-0.001", "1000". */
  toString(): string {
    return plainDigits(this.large ?? this.coefficient, this.exponent)
  }

  /** The text, so that no double can slip into a JSON. */
  toJSON(): string {
    return this.toString()
  }

  /** Exact, with so many decimal places, half-up: money as pages show it. */
  toFixed(places: number): string {
    const text = this.round(places, 'half-up').toString()
    if (places <= 0) return text
    const [whole, fraction = ''] = text.split('.')
    return `${whole}.${fraction.padEnd(places, '0')}`
  }
}

function isShort(coefficient: number, exponent: number): boolean {
  return coefficient < 1e15 && coefficient > -1e15 && exponent > -290 && exponent < 290
}

function nearest(coefficient: number, exponent: number): number {
  // Both a safe integer and 10^22 are exact as doubles, so that one operation on them gives the nearest double.
  if (exponent < -22 || exponent > 22) return Number(`${coefficient}e${exponent}`)
  return exponent < 0 ? coefficient / ten(-exponent) : coefficient * ten(exponent)
}

function ten(places: number): number {
  return tens[places] ?? Number.NaN
}

function isSafe(value: number): boolean {
  return value >= -safe && value <= safe
}

function withoutZeros(coefficient: bigint, exponent: number): Exact {
  let kept = coefficient
  let raised = exponent
  if (coefficient % 10n !== 0n) return { coefficient, exponent }
  for (let step = 16; step > 0; step >>= 1) {
    const unit = tenTo(step)
    while (raised + step <= mostExponent && kept % unit === 0n) {
      kept /= unit
      raised += step
    }
  }
  return { coefficient: kept, exponent: raised }
}

function shortened(coefficient: number, unit: number, mode: RoundingMode): number {
  const rest = coefficient % unit
  const kept = (coefficient - rest) / unit
  if (rest === 0) return kept
  const toHalf = Math.abs(rest) - unit / 2
  return awayFromZero(coefficient < 0, toHalf, kept % 2 !== 0, mode) ? kept + Math.sign(coefficient) : kept
}

function powerOfZero(exponent: Decimal): Decimal {
  if (exponent.sign < 0) throw new OutOfRange('A number cannot be divided by zero.')
  return Decimal.zero
}

function read(text: string): Decimal {
  const value = Decimal.parse(text)
  if (value === undefined) throw new OutOfRange('The number is too large.')
  return value
}
