import { Decimal } from '#ground/decimal'
import type { Code, Frame, Run } from '../run.ts'
import type { ComparisonSign, Node, Test, Tests } from '../tree.ts'
import { compare, equal } from '../values/compare.ts'
import { FeelRange } from '../values/range.ts'
import type { Value } from '../values/types.ts'
import { judgeOf } from './operators.ts'

/** Whether an input passes; null where that cannot be known. */
export interface Passes {
  (input: Value, frame: Frame): boolean | null
  /**
   * Where the tests look at nothing but constants, texts, numbers or truths: the values between which the answer never changes. No frame
   * is looked at then.
   */
  readonly points?: Points
  /** What was read, constants worked out. */
  readonly tests?: Tests
}

type Points = readonly (string | boolean | Decimal)[]

type Generate = (node: Node) => Code

/** The tests of a cell: one that holds is enough. */
export function passesTests({ negated, tests }: Tests, slot: number, generate: Generate): Passes {
  if (tests.length === 0) return () => true
  const passes = passesAny(tests, slot, generate)
  const judge: Passes = negated ? (input, frame) => not(passes(input, frame)) : (input, frame) => passes(input, frame)
  const points = tests.map(pointsOf)
  const known = points.includes(undefined) ? {} : { points: points.flatMap((each) => each ?? []) }
  return Object.assign(judge, { tests: { negated, tests }, ...known })
}

/** The points of one test; undefined where it looks at more than constants, or orders texts. */
function pointsOf(test: Test): Points | undefined {
  if (test.value.kind !== 'literal') return undefined
  const { value } = test.value
  if (test.kind === 'value') return test.says ? undefined : pointsIn(value)
  const isEquality = test.sign === '=' || test.sign === '!='
  return value instanceof Decimal || (isEquality && typeof value === 'string') ? [value] : undefined
}

function pointsIn(value: Value): Points | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value instanceof Decimal) return [value]
  if (value instanceof FeelRange) return pointsOfRange(value)
  if (!Array.isArray(value)) return undefined
  const points = value.map(pointsIn)
  return points.includes(undefined) ? undefined : points.flatMap((each) => each ?? [])
}

function pointsOfRange({ start, end }: FeelRange): Points | undefined {
  const ends = [start, end].filter((each) => each !== null)
  return ends.every((each) => each instanceof Decimal) ? ends : undefined
}

const not = (held: boolean | null) => (held === null ? null : !held)

export function passesAny(tests: readonly Test[], slot: number, generate: Generate): Passes {
  const each = tests.map((test) => passesOne(test, slot, generate))
  if (each.length === 1) return each[0]!
  const steps = each.length >> 3
  return (input, frame) => {
    if (steps > 0) frame?.run.spend(steps)
    let known: boolean | null = false
    for (const passes of each) {
      const held = passes(input, frame)
      if (held === true) return true
      if (held === null) known = null
    }
    return known
  }
}

function passesOne(test: Test, slot: number, generate: Generate): Passes {
  const constant = test.value.kind === 'literal' ? test.value.value : undefined
  if (test.kind === 'sign') {
    return constant === undefined
      ? passesSign(test.sign, slot, generate(test.value))
      : passesConstant(test.sign, constant)
  }
  if (constant !== undefined && !test.says) return passesValue(constant)
  const code = withInput(generate(test.value), slot)
  return test.says ? says(code) : (input, frame) => isAmong(input, code(input, frame), frame.run)
}

/** Lends the input to an expression that may say `?`. */
function withInput(code: Code, slot: number): (input: Value, frame: Frame) => Value {
  return (input, frame) => {
    frame.slots[slot] = input
    return code(frame)
  }
}

/** A condition over `?`: true or not. What it gives may also be a value, or a list of them, to be equal to. */
function says(code: (input: Value, frame: Frame) => Value): Passes {
  return (input, frame) => {
    const said = code(input, frame)
    return said === null || typeof said === 'boolean' ? said : isAmong(input, said, frame.run)
  }
}

function passesSign(sign: ComparisonSign, slot: number, value: Code): Passes {
  const judge = judgeOf(sign)
  const code = withInput(value, slot)
  return (input, frame) => judge(input, code(input, frame), frame.run)
}

/** Against a value that is known beforehand. */
function passesConstant(sign: ComparisonSign, constant: Value): Passes {
  const judge = judgeOf(sign)
  return (input, frame) => judge(input, constant, frame?.run)
}

/** Equality with a value that is known beforehand. There is no frame where columns are worked out by asking. */
function passesValue(constant: Value): Passes {
  if (typeof constant === 'string')
    return (input, frame) => (typeof input === 'string' ? input === constant : isAmong(input, constant, frame?.run))
  if (constant instanceof Decimal)
    return (input, frame) => (input instanceof Decimal ? input.equals(constant) : isAmong(input, constant, frame?.run))
  return (input, frame) => isAmong(input, constant, frame?.run)
}

/** Whether the input is the value, is in it, or, as a list, has something in common with it (DMN 1.5 table 55). */
function isAmong(input: Value, value: Value, run?: Run): boolean | null {
  if (value instanceof FeelRange && !(input instanceof FeelRange)) return isWithin(input, value, run)
  if (Array.isArray(value)) return isInList(input, value, run)
  if (value === true && typeof input !== 'boolean' && input !== null) return true
  return equal(input, value, run)
}

function isInList(input: Value, values: readonly Value[], run?: Run): boolean | null {
  run?.spend(values.length)
  if (Array.isArray(input) && equal(input, values, run) === true) return true
  let known: boolean | null = false
  for (const value of values) {
    const held = isAmong(input, value, run)
    if (held === true) return true
    if (held === null && input === null) known = null
  }
  return known
}

function isWithin(
  input: Value,
  { start, end, startIncluded, endIncluded, operator }: FeelRange,
  run?: Run,
): boolean | null {
  if (operator) return judgeOf(operator)(input, start ?? end, run)
  const [above, below] = [compare(input, start, run), compare(input, end, run)]
  if (Number.isNaN(above) || Number.isNaN(below)) return null
  return (startIncluded ? above >= 0 : above > 0) && (endIncluded ? below <= 0 : below < 0)
}
