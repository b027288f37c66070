import { Decimal } from '#ground/decimal'
import type { Code, Frame, Run } from '../run.ts'
import { settle } from '../run.ts'
import type { Text } from '../text.ts'
import type { Arithmetic, ArithmeticSign, Between, Comparison, ComparisonSign, Logic, Negation } from '../tree.ts'
import { add, divide, multiply, negate, power, subtract } from '../values/arithmetic.ts'
import { compare, equal } from '../values/compare.ts'
import { FeelDateTime } from '../values/date-time.ts'
import type { Value } from '../values/types.ts'

const OPERATIONS = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': power }

/** What a number of more digits than a safe integer costs. */
const LONG = 2

/** What is worked out digit by digit, or needs a time zone's offset, costs more than the expression shows. */
function stepsFor(sign: ArithmeticSign, a: Value, b: Value): number {
  if (sign === '**') return b instanceof Decimal ? stepsOfPower(b) : 0
  return a instanceof FeelDateTime || b instanceof FeelDateTime ? 12 : 0
}

function stepsOfPower(exponent: Decimal): number {
  const whole = exponent.toSafeInteger()
  return whole === undefined ? 500 : Math.ceil(5 * Math.log2(2 + Math.abs(whole)))
}

export function arithmetic({ sign, at }: Arithmetic, left: Code, right: Code, text: Text): Code {
  const operate = OPERATIONS[sign]
  return (frame) => {
    const a = left(frame)
    const b = right(frame)
    if (sign === '**' || !(a instanceof Decimal)) frame.run.spend(stepsFor(sign, a, b))
    const result = operate(a, b)
    if (result instanceof Decimal) {
      if (result.isLong) frame.run.spend(LONG)
      return result
    }
    return settle(typeof result === 'string' ? frame.run.pay(result) : result, frame, text, at)
  }
}

export const negation = ({ at }: Negation, operand: Code, text: Text): Code => {
  return (frame) => settle(negate(operand(frame)), frame, text, at)
}

/** What the order of two values says to each sign; NaN, where they have none, says null. */
const ORDERS: Readonly<Record<'<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

type Judge = (left: Value, right: Value, run?: Run) => boolean | null

/** A sign as a question about two values: true, false, or null where they cannot be compared. */
export function judgeOf(sign: ComparisonSign): Judge {
  if (sign === '=') return equal
  if (sign === '!=') {
    return (left, right, run) => {
      const same = equal(left, right, run)
      return same === null ? null : !same
    }
  }
  const holds = ORDERS[sign]
  return (left, right, run) => {
    const order = compare(left, right, run)
    return Number.isNaN(order) ? null : holds(order)
  }
}

export function comparison({ sign, at }: Comparison, left: Code, right: Code, text: Text): Code {
  const judge = judgeOf(sign)
  return (frame) => {
    const [a, b] = [left(frame), right(frame)]
    return judge(a, b, frame.run) ?? notComparable(a, b, frame, text, at)
  }
}

/** null beside something is simply unknown; two kinds that do not go together are an error. */
function notComparable(a: Value, b: Value, frame: Frame, text: Text, at: number): null {
  if (a === null || b === null) return null
  return frame.run.report('not-comparable', 'The two values are of kinds that cannot be compared.', text, at)
}

export function between({ at }: Between, value: Code, low: Code, high: Code, text: Text): Code {
  return (frame) => {
    const [v, a, b] = [value(frame), low(frame), high(frame)]
    const [above, below] = [compare(v, a, frame.run), compare(v, b, frame.run)]
    if (above < 0 || below > 0) return false
    if (!Number.isNaN(above) && !Number.isNaN(below)) return true
    return notComparable(v, Number.isNaN(above) ? a : b, frame, text, at)
  }
}

/** Ternary logic (DMN 1.5 table 53): what is neither true nor false is unknown. */
export function logic({ kind, at }: Logic, left: Code, right: Code, text: Text): Code {
  const decisive = kind === 'or'
  return (frame) => {
    const a = truth(left(frame), frame, text, at)
    if (a === decisive) return a
    const b = truth(right(frame), frame, text, at)
    return b === decisive ? b : a === null || b === null ? null : !decisive
  }
}

function truth(value: Value, frame: Frame, text: Text, at: number): boolean | null {
  if (value === null || typeof value === 'boolean') return value
  return frame.run.report('wrong-type', 'A condition is true or false, and this is neither.', text, at)
}
