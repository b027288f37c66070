import { Decimal } from '#ground/decimal'
import { BudgetExceeded } from '../budget.ts'
import type { Code, Frame } from '../run.ts'
import type { Text } from '../text.ts'
import type { Iterator, Node } from '../tree.ts'
import { add } from '../values/arithmetic.ts'
import { compare } from '../values/compare.ts'
import { FeelDate } from '../values/date.ts'
import { parseDuration } from '../values/duration.ts'
import { FeelError } from '../values/error.ts'
import { FeelRange } from '../values/range.ts'
import type { Value } from '../values/types.ts'

type Generate = (node: Node) => Code
/** Goes on until `visit` says false; 'unknown' where a domain is nothing that can be gone through. */
type Walk = (frame: Frame, visit: () => boolean) => 'done' | 'stopped' | 'unknown'

/** What one variable goes through. */
export interface Step {
  readonly slot: number
  readonly values: Domain
  readonly at: number
}

/** The iterators of a loop as steps. */
export const stepsOf = (iterators: readonly Iterator[], generate: Generate): Step[] =>
  iterators.map(({ slot, in: domain, to }) => {
    const values = to ? betweenEnds(generate(domain), generate(to)) : inDomain(generate(domain))
    return { slot, values, at: domain.at }
  })

/** Goes through all steps, the last one fastest. */
function walkAll(steps: readonly Step[], text: Text): Walk {
  const innermost: Walk = (_frame, visit) => (visit() ? 'done' : 'stopped')
  return steps.reduceRight<Walk>((inner, step) => walkOne(step, inner, text), innermost)
}

function walkOne({ slot, values, at }: Step, inner: Walk, text: Text): Walk {
  return (frame, visit) => {
    const found = values(frame)
    if (!found) return unknown(frame, text, at)
    for (const value of found) {
      frame.run.spend(1)
      frame.slots[slot] = value
      const went = inner(frame, visit)
      if (went !== 'done') return went
    }
    return 'done'
  }
}

function unknown(frame: Frame, text: Text, at: number): 'unknown' {
  frame.run.report('wrong-type', 'Only a list or a range can be gone through.', text, at)
  return 'unknown'
}

type Domain = (frame: Frame) => Iterable<Value> | undefined

export const inDomain =
  (domain: Code): Domain =>
  (frame) => {
    const value = domain(frame)
    if (value === null) return undefined
    if (value instanceof FeelRange) return countedRange(value)
    return Array.isArray(value) ? value : [value]
  }

const betweenEnds =
  (start: Code, end: Code): Domain =>
  (frame) =>
    counted(start(frame), end(frame))

/** A range, unlike `3..1`, holds nothing where it ends before it begins. */
function countedRange({ start, end, startIncluded, endIncluded }: FeelRange): Iterable<Value> | undefined {
  const all = compare(start, end) > 0 ? undefined : counted(start, end)
  return all && within(all, startIncluded ? null : start, endIncluded ? null : end)
}

function* within(values: Iterable<Value>, from: Value, to: Value): Generator<Value> {
  for (const value of values) if (compare(value, from) !== 0 && compare(value, to) !== 0) yield value
}

/** `1..3` by ones, `3..1` backwards; dates by days (DMN 1.5 §10.3.2.14). */
function counted(start: Value, end: Value): Iterable<Value> | undefined {
  const order = compare(start, end)
  if (Number.isNaN(order)) return undefined
  const step = stepOf(start, order)
  if (step === undefined) return undefined
  if (order === 0) return [start]
  if (isStuck(start, step) || isStuck(end, step))
    throw new BudgetExceeded('The evaluation takes more steps than it is allowed.')
  return steps(start, end, order, step)
}

/** Of 34 digits, one step more is no other number. */
const isStuck = (at: Value, step: Value) => compare(add(at, step) as Value, at) === 0

function stepOf(start: Value, order: number): Value | undefined {
  if (start instanceof Decimal) return start.isInteger() ? Decimal.of(order > 0 ? -1 : 1) : undefined
  return start instanceof FeelDate ? parseDuration(order > 0 ? '-P1D' : 'P1D') : undefined
}

function* steps(start: Value, end: Value, order: number, step: Value): Generator<Value> {
  for (let at = start; compare(at, end) === order || compare(at, end) === 0; ) {
    yield at
    const next = add(at, step)
    if (next instanceof FeelError) return
    at = next
  }
}

/** `for`; `partial` is the slot where the body finds the results so far, if it asks for them. */
export function forLoop(steps: readonly Step[], partial: number | undefined, body: Code, text: Text): Code {
  const walk = walkAll(steps, text)
  return (frame) => {
    const results: Value[] = []
    const went = walk(frame, () => {
      if (partial !== undefined) frame.slots[partial] = soFar(results, frame)
      results.push(body(frame))
      return true
    })
    return went === 'done' ? results : null
  }
}

/** A copy: what the body keeps of it must not grow afterwards. */
function soFar(results: readonly Value[], frame: Frame): readonly Value[] {
  frame.run.spend(results.length >> 4)
  return results.slice()
}

/** `some` ends at the first that holds, `every` at the first that does not; what is unknown leaves the whole unknown. */
export function quantified(kind: 'some' | 'every', steps: readonly Step[], body: Code, text: Text): Code {
  const walk = walkAll(steps, text)
  const decisive = kind === 'some'
  return (frame) => {
    let known: boolean | null = !decisive
    const went = walk(frame, () => {
      const held = body(frame)
      if (held === decisive) known = decisive
      else if (typeof held !== 'boolean') known = null
      return held !== decisive
    })
    return went === 'unknown' ? null : known
  }
}
