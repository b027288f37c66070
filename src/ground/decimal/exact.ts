/*
 * Arithmetic on coefficient × 10^exponent with BigInts, for what does not fit a double: IEEE 754-2019 decimal128, that is
 * 34 digits, exponents -6176 to 6111, half-even, gradual underflow.
 */
export interface Exact {
  readonly coefficient: bigint
  readonly exponent: number
}

export type RoundingMode = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down' | 'floor' | 'ceiling'

/** A number that decimal128 cannot hold, or that an operation is not defined for. */
export class OutOfRange extends RangeError {}

const digitsKept = 34
export const leastExponent = -6176
export const mostExponent = 6111

const powers: bigint[] = Array.from({ length: 80 }, (_, places) => 10n ** BigInt(places))
const greatestPower = tenTo(79)
const limit = tenTo(digitsKept)

export function tenTo(places: number): bigint {
  return powers[places] ?? 10n ** BigInt(places)
}

function digitsOf(coefficient: bigint): number {
  const size = coefficient < 0n ? -coefficient : coefficient
  if (size >= greatestPower) return size.toString().length
  if (size === 0n) return 1
  // The logarithm of the nearest double may be one off beside a power of ten.
  const guess = Math.max(1, Math.ceil(Math.log10(Number(size))))
  if (size >= powers[guess]!) return guess + 1
  return size < powers[guess - 1]! ? guess - 1 : guess
}

/** Throws a RangeError where the number is too large for decimal128. */
export function fitted(coefficient: bigint, exponent: number): Exact {
  const surplus = coefficient < limit && coefficient > -limit ? 0 : digitsOf(coefficient) - digitsKept
  const dropped = Math.max(surplus, leastExponent - exponent)
  if (dropped <= 0) return withinMost(coefficient, exponent)
  const rounded = withoutLast(coefficient, dropped, 'half-even')
  const carried = rounded === limit || rounded === -limit
  return carried ? withinMost(rounded / 10n, exponent + dropped + 1) : withinMost(rounded, exponent + dropped)
}

function withinMost(coefficient: bigint, exponent: number): Exact {
  if (exponent <= mostExponent) return { coefficient, exponent }
  if (coefficient === 0n) return { coefficient, exponent: 0 }
  const missing = exponent - mostExponent
  if (missing + digitsOf(coefficient) > digitsKept) throw new OutOfRange('The number is too large.')
  return { coefficient: coefficient * tenTo(missing), exponent: mostExponent }
}

/** The coefficient rounded to what is left without its last digits. */
export function withoutLast(coefficient: bigint, digits: number, mode: RoundingMode): bigint {
  if (digits > 80 && digits > digitsOf(coefficient) + 1) {
    return coefficient === 0n ? 0n : nudged(0n, coefficient < 0n, -1, mode)
  }
  const unit = tenTo(digits)
  const kept = coefficient / unit
  const rest = coefficient - kept * unit
  if (rest === 0n) return kept
  const twice = (rest < 0n ? -rest : rest) * 2n
  return nudged(kept, coefficient < 0n, twice < unit ? -1 : twice > unit ? 1 : 0, mode)
}

function nudged(kept: bigint, negative: boolean, toHalf: number, mode: RoundingMode): bigint {
  return awayFromZero(negative, toHalf, kept % 2n !== 0n, mode) ? kept + (negative ? -1n : 1n) : kept
}

/** Whether a dropped part that is not zero adds one to the digits kept; `toHalf` says how it compares with a half. */
export function awayFromZero(negative: boolean, toHalf: number, odd: boolean, mode: RoundingMode): boolean {
  switch (mode) {
    case 'half-even':
      return toHalf > 0 || (toHalf === 0 && odd)
    case 'half-up':
      return toHalf >= 0
    case 'half-down':
      return toHalf > 0
    case 'up':
      return true
    case 'down':
      return false
    case 'floor':
      return negative
    case 'ceiling':
      return !negative
  }
}

export function sumOf(a: Exact, b: Exact): Exact {
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a]
  if (high.coefficient === 0n) return fitted(low.coefficient, low.exponent)
  if (low.coefficient === 0n) return fitted(high.coefficient, high.exponent)
  const apart = high.exponent - low.exponent
  if (apart > digitsOf(low.coefficient) + 40) return nextTo(high, low.coefficient > 0n)
  return fitted(high.coefficient * tenTo(apart) + low.coefficient, low.exponent)
}

/** The sum with something so small that only its sign can matter. */
function nextTo(high: Exact, above: boolean): Exact {
  return fitted(high.coefficient * tenTo(36) + (above ? 1n : -1n), high.exponent - 36)
}

export function productOf(a: Exact, b: Exact): Exact {
  return fitted(a.coefficient * b.coefficient, a.exponent + b.exponent)
}

/** The divisor must not be zero. */
export function quotientOf(a: Exact, b: Exact): Exact {
  const places = digitsOf(b.coefficient) - digitsOf(a.coefficient) + digitsKept
  const exponent = a.exponent - b.exponent - places
  if (places > 0 && exponent > leastExponent && exponent < mostExponent - 1) return roundedQuotient(a, b, places)
  const { coefficient, exponent: far } = longQuotient(a, b)
  return fitted(coefficient, far)
}

/** With so many places the quotient has 34 digits or one more, and is rounded once, by its remainder. */
function roundedQuotient(a: Exact, b: Exact, places: number): Exact {
  const exponent = a.exponent - b.exponent - places
  const scaled = a.coefficient * tenTo(places)
  const quotient = scaled / b.coefficient
  const rest = scaled - quotient * b.coefficient
  if (quotient < limit && quotient > -limit) {
    if (rest === 0n) return { coefficient: quotient, exponent }
    const [twice, whole] = [sizeOf(rest) * 2n, sizeOf(b.coefficient)]
    const toHalf = twice < whole ? -1 : twice > whole ? 1 : 0
    return withinMost(nudged(quotient, scaled < 0n !== b.coefficient < 0n, toHalf, 'half-even'), exponent)
  }
  const kept = quotient / 10n
  const last = Number(sizeOf(quotient - kept * 10n))
  if (last === 0 && rest === 0n) return { coefficient: kept, exponent: exponent + 1 }
  const toHalf = last === 5 && rest === 0n ? 0 : last - 4.5
  return withinMost(nudged(kept, quotient < 0n, toHalf, 'half-even'), exponent + 1)
}

const sizeOf = (value: bigint) => (value < 0n ? -value : value)

function longQuotient(a: Exact, b: Exact): Exact {
  const places = Math.max(0, digitsOf(b.coefficient) - digitsOf(a.coefficient) + digitsKept + 1)
  const scaled = a.coefficient * tenTo(places)
  const quotient = scaled / b.coefficient
  const exponent = a.exponent - b.exponent - places
  if (quotient * b.coefficient === scaled) return { coefficient: quotient, exponent }
  // One digit more, so that what is left over can never be taken for an exact half.
  const negative = a.coefficient < 0n !== b.coefficient < 0n
  return { coefficient: quotient * 10n + (negative ? -1n : 1n), exponent: exponent - 1 }
}

/** The remainder with the sign of the divisor, which must not be zero. */
export function moduloOf(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent)
  const dividend = a.coefficient * tenTo(a.exponent - exponent)
  const divisor = b.coefficient * tenTo(b.exponent - exponent)
  const rest = dividend % divisor
  return fitted(rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest, exponent)
}

/** Both of the same sign. */
export function orderOf(a: Exact, b: Exact): -1 | 0 | 1 {
  const apart = digitsOf(a.coefficient) + a.exponent - digitsOf(b.coefficient) - b.exponent
  if (apart !== 0 && a.coefficient !== 0n && b.coefficient !== 0n) return apart > 0 === a.coefficient > 0n ? 1 : -1
  const exponent = Math.min(a.exponent, b.exponent)
  const left = a.coefficient * tenTo(a.exponent - exponent)
  const right = b.coefficient * tenTo(b.exponent - exponent)
  return left < right ? -1 : left > right ? 1 : 0
}

const digitsOfPowers = 80

/**
 * A whole power by squaring, on 80 digits. The error of the last of them grows with the exponent; no exponent beyond 10^38 leaves
 * a number other than 1, -1 and 0 in range, so that more than 40 digits are right before the one rounding at the end.
 */
export function wholePower(base: Exact, exponent: bigint): Exact {
  const one = { coefficient: 1n, exponent: 0 }
  let result: Exact = one
  let square = base
  for (let left = exponent < 0n ? -exponent : exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = shortened(result.coefficient * square.coefficient, result.exponent + square.exponent)
    if (left > 1n) square = shortened(square.coefficient * square.coefficient, square.exponent * 2)
  }
  return exponent < 0n ? quotientOf(one, result) : fitted(result.coefficient, result.exponent)
}

function shortened(coefficient: bigint, exponent: number): Exact {
  const surplus = digitsOf(coefficient) - digitsOfPowers
  if (surplus <= 0) return { coefficient, exponent }
  return { coefficient: withoutLast(coefficient, surplus, 'half-even'), exponent: exponent + surplus }
}
