import { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import { showValue } from '../values/text.ts'
import type { Result, Type, Value } from '../values/types.ts'

/* How values pass between FEEL and Java (DMN 1.5 §10.3.2.13.3, table 59). */

export type JavaValue = number | bigint | string | readonly string[]
export type JavaType = keyof typeof javaTypes

interface Conversion {
  readonly feel: Type
  into(value: Value): JavaValue | FeelError
  back(value: JavaValue): Result
}

const refused = (message: string) => new FeelError('wrong-argument', message)

const numberOf = (value: Value): Decimal | FeelError =>
  value instanceof Decimal ? value : refused(`${showValue(value)} is no number.`)

const textOf = (value: Value): string | FeelError =>
  typeof value === 'string' ? value : refused(`${showValue(value)} is no text.`)

/** The shortest digits that mean this very number in its own precision, as Java prints it. */
function decimalOf(value: number, round: (value: number) => number): Result {
  if (!Number.isFinite(value)) return new FeelError('too-large', 'The result is no finite number.')
  for (let digits = 1; digits < 17; digits++) {
    const text = value.toPrecision(digits)
    if (round(Number(text)) === value) return Decimal.parse(text) ?? Decimal.zero
  }
  return Decimal.parse(String(value)) ?? Decimal.zero
}

const floating = (round: (value: number) => number): Conversion => ({
  feel: 'number',
  into(value) {
    const number = numberOf(value)
    return number instanceof FeelError ? number : round(Number(number.toString()))
  },
  back: (value) => decimalOf(value as number, round),
})

const whole = (bits: number): Conversion => ({
  feel: 'number',
  into(value) {
    const number = numberOf(value)
    if (number instanceof FeelError) return number
    const text = number.toString()
    const fits = /^-?[0-9]+$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text)
    return fits ? BigInt(text) : refused(`${text} is no whole number of ${bits} bits.`)
  },
  back: (value) => Decimal.of(value as bigint),
})

const text: Conversion = { feel: 'string', into: textOf, back: (value) => value as string }

const character: Conversion = {
  ...text,
  into(value) {
    const string = textOf(value)
    if (string instanceof FeelError || string.length === 1) return string
    return refused(`"${string}" is not one character.`)
  },
}

/** All the arguments that are left over, as Java's format shows them. */
const anything: Conversion = {
  feel: 'any',
  into: (value) => (typeof value === 'string' ? value : showValue(value)),
  back: (value) => value as string,
}

export const javaTypes = {
  double: floating((value) => value),
  float: floating(Math.fround),
  long: whole(64),
  int: whole(32),
  short: whole(16),
  byte: whole(8),
  char: character,
  'java.lang.String': text,
  '[Ljava.lang.Object;': anything,
} as const satisfies Record<string, Conversion>
