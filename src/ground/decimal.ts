/** How a number is rounded when a digit must go. `up` is away from zero, `down` towards it. */
export type RoundingMode = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down' | 'floor' | 'ceiling'

/**
 * An exact decimal number: 34 significant digits, rounded half-even, as IEEE 754-2019 decimal128 without NaN, infinities and -0.
 * What would be one of those throws a RangeError. Immutable.
 */
export class Decimal {
  static readonly zero: Decimal
  static readonly one: Decimal

  /** "1234.50", "-.5", "1e3"; undefined where the text is no number or is beyond the range. */
  static parse(text: string): Decimal | undefined {
    throw new Error(text)
  }

  /** The number must be a safe integer: a double with a fraction is no exact number. */
  static of(value: number | bigint): Decimal {
    throw new Error(String(value))
  }

  get sign(): -1 | 0 | 1 {
    return 0
  }

  compare(other: Decimal): -1 | 0 | 1 {
    return other.sign
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  plus(other: Decimal): Decimal {
    return other
  }

  minus(other: Decimal): Decimal {
    return other
  }

  times(other: Decimal): Decimal {
    return other
  }

  /** Throws a RangeError on zero. */
  dividedBy(divisor: Decimal): Decimal {
    return divisor
  }

  /** FEEL's modulo: the result has the sign of the divisor. Throws a RangeError on zero. */
  modulo(divisor: Decimal): Decimal {
    return divisor
  }

  /** Whole powers are worked out exactly and rounded once; others by logarithm. */
  power(exponent: Decimal): Decimal {
    return exponent
  }

  squareRoot(): Decimal {
    return this
  }

  naturalLogarithm(): Decimal {
    return this
  }

  /** e to this power. */
  exponential(): Decimal {
    return this
  }

  negated(): Decimal {
    return this
  }

  abs(): Decimal {
    return this
  }

  isInteger(): boolean {
    return true
  }

  /** To so many decimal places; negative places round to tens, hundreds … */
  round(places: number, mode: RoundingMode): Decimal {
    throw new Error(mode + places)
  }

  /** The nearest double. */
  toNumber(): number {
    return 0
  }

  /** Exact, in plain digits, without trailing zeros: "1055.6", "-0.001", "1000". */
  toString(): string {
    return ''
  }

  /** Exact, with so many decimal places, half-up: money as pages show it. */
  toFixed(places: number): string {
    return String(places)
  }
}
