import { Decimal } from '#ground/decimal'
import { callBuiltin } from '../functions/builtins.ts'
import type { Code, Frame } from '../run.ts'
import { settle } from '../run.ts'
import type { Text } from '../text.ts'
import { divide } from '../values/arithmetic.ts'
import { DaysDuration } from '../values/duration.ts'
import { tooLarge } from '../values/error.ts'
import type { Builtin, OfNumbers, Result, Value } from '../values/types.ts'

/* Most calls in a law are of one or two numbers: these are made without looking for the form that the arguments fit. */

/** Calls with whatever else the arguments are. */
export type Otherwise = (given: readonly Value[], frame: Frame) => Result

interface Standing {
  readonly text: Text
  readonly at: number
}

function ofOne(work: NonNullable<OfNumbers['one']>, arg: Code, otherwise: Otherwise, { text, at }: Standing): Code {
  return (frame) => {
    frame.run.spend(1)
    const a = arg(frame)
    if (!(a instanceof Decimal)) return settle(otherwise([a], frame), frame, text, at)
    try {
      return settle(work(a), frame, text, at)
    } catch (error) {
      return settle(tooLarge(error), frame, text, at)
    }
  }
}

function ofTwo(
  work: NonNullable<OfNumbers['two']>,
  [first, second]: readonly [Code, Code],
  otherwise: Otherwise,
  { text, at }: Standing,
): Code {
  return (frame) => {
    frame.run.spend(1)
    const [a, b] = [first(frame), second(frame)]
    if (!(a instanceof Decimal && b instanceof Decimal)) return settle(otherwise([a, b], frame), frame, text, at)
    try {
      return settle(work(a, b), frame, text, at)
    } catch (error) {
      return settle(tooLarge(error), frame, text, at)
    }
  }
}

/** A call by position that begins with the quick way of the built-in; undefined where it has none for so many arguments. */
export function callOfNumbers(
  { ofNumbers }: Builtin,
  args: readonly Code[],
  otherwise: Otherwise,
  standing: Standing,
): Code | undefined {
  if (args.length === 1 && ofNumbers?.one) return ofOne(ofNumbers.one, args[0]!, otherwise, standing)
  if (args.length === 2 && ofNumbers?.two) return ofTwo(ofNumbers.two, [args[0]!, args[1]!], otherwise, standing)
  return undefined
}

/** `floor(a / b)`, where the quotient itself need not be worked out to 34 digits. */
export function floorOfQuotient(
  floor: Builtin,
  [dividend, divisor]: readonly [Code, Code],
  division: Standing,
  { text, at }: Standing,
): Code {
  return (frame) => {
    const [a, b] = [dividend(frame), divisor(frame)]
    frame.run.spend(1)
    const whole = wholeQuotient(a, b)
    if (whole) return whole
    const quotient = settle(divide(a, b), frame, division.text, division.at)
    return settle(callBuiltin(floor, [quotient], frame.run), frame, text, at)
  }
}

function wholeQuotient(a: Value, b: Value): Decimal | undefined {
  if (a instanceof Decimal && b instanceof Decimal) return a.wholeQuotient(b)
  return a instanceof DaysDuration && b instanceof DaysDuration ? a.seconds.wholeQuotient(b.seconds) : undefined
}
