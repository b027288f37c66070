import { compare } from '../values/compare.ts'
import { FeelError } from '../values/error.ts'
import { FeelRange } from '../values/range.ts'
import type { Builtin, Form, Result, Value } from '../values/types.ts'
import { any, builtin, form, range } from './define.ts'

/*
 * DMN 1.5 §10.3.4.8, after Allen's relations between intervals. A point is the range that begins and ends with it; an end that is open
 * for ever is beyond all points, and included in nothing.
 */

const clause = '10.3.4.8'

/** One end of a range: where it is, or -Infinity or Infinity where it is open for ever. */
interface End {
  readonly at: Value
  readonly beyond: number
  readonly included: boolean
}
interface Span {
  readonly start: End
  readonly end: End
}

function spanOf(value: Value): Span | undefined {
  if (!(value instanceof FeelRange)) {
    const point = { at: value, beyond: 0, included: true }
    return value === null ? undefined : { start: point, end: point }
  }
  const { operator } = value
  const openStart = operator === '<' || operator === '<='
  const openEnd = operator === '>' || operator === '>='
  if (operator === '!=' || (value.start === null && !openStart) || (value.end === null && !openEnd)) return undefined
  return {
    start: { at: value.start, beyond: openStart ? -1 : 0, included: value.startIncluded },
    end: { at: value.end, beyond: openEnd ? 1 : 0, included: value.endIncluded },
  }
}

/** NaN where the two cannot be compared. */
function order(a: End, b: End): number {
  return a.beyond !== 0 || b.beyond !== 0 ? Math.sign(a.beyond - b.beyond) : compare(a.at, b.at)
}

type Relation = (a: Span, b: Span) => boolean

function related(relation: Relation, a: Value, b: Value): Result {
  const [left, right] = [spanOf(a), spanOf(b)]
  if (left === undefined || right === undefined)
    return new FeelError('not-comparable', 'An end of the ranges is not known.')
  if (Number.isNaN(order(left.start, right.start)) || Number.isNaN(order(left.end, right.end))) {
    return new FeelError('not-comparable', 'The two are of kinds that cannot be compared.')
  }
  return relation(left, right)
}

const swapped =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a)

const before: Relation = (a, b) => {
  const gap = order(a.end, b.start)
  return gap < 0 || (gap === 0 && !(a.end.included && b.start.included))
}
const meets: Relation = (a, b) => a.end.included && b.start.included && order(a.end, b.start) === 0

/** Whether a begins no later than b, seen from their starts; strictly where `b` may not begin with it. */
const beginsFirst: Relation = (a, b) => {
  const gap = order(a.start, b.start)
  return gap < 0 || (gap === 0 && a.start.included && !b.start.included)
}
const beginsNoLater: Relation = (a, b) => {
  const gap = order(a.start, b.start)
  return gap < 0 || (gap === 0 && (a.start.included || !b.start.included))
}
const endsNoLater: Relation = (a, b) => {
  const gap = order(a.end, b.end)
  return gap < 0 || (gap === 0 && (!a.end.included || b.end.included))
}
const sameStart: Relation = (a, b) => order(a.start, b.start) === 0 && a.start.included === b.start.included
const sameEnd: Relation = (a, b) => order(a.end, b.end) === 0 && a.end.included === b.end.included

const overlaps: Relation = (a, b) => !before(a, b) && !before(b, a)
const overlapsBefore: Relation = (a, b) => beginsFirst(a, b) && !before(a, b) && endsNoLater(a, b)
const includes: Relation = (a, b) => beginsNoLater(a, b) && endsNoLater(b, a)
const starts: Relation = (a, b) => sameStart(a, b) && endsNoLater(a, b)
const finishes: Relation = (a, b) => sameEnd(a, b) && beginsNoLater(b, a)
const coincides: Relation = (a, b) => sameStart(a, b) && sameEnd(a, b)

type Shape = 'point point' | 'point range' | 'range point' | 'range range'

function formOf(shape: Shape, relation: Relation): Form {
  const [first, second] = shape.split(' ')
  const numbered = first === second
  const left = first === 'range' ? range(numbered ? 'range1' : 'range') : any(numbered ? 'point1' : 'point')
  const right = second === 'range' ? range(numbered ? 'range2' : 'range') : any(numbered ? 'point2' : 'point')
  return form([left, right], 'boolean', ([a, b]) => related(relation, a, b))
}

function relating(name: string, example: Builtin['example'], relation: Relation, ...shapes: Shape[]): Builtin {
  // Points are tried last, since a range would do for one.
  const forms = ['range range' as const, ...shapes].map((shape) => formOf(shape, relation))
  return builtin(name, clause, example, ...forms)
}

export const ranges: readonly Builtin[] = [
  relating('before', ['before([1..5], 6)', 'true'], before, 'point range', 'range point', 'point point'),
  relating('after', ['after(12, [1..10])', 'true'], swapped(before), 'point range', 'range point', 'point point'),
  relating('meets', ['meets([1..5], [5..10])', 'true'], meets),
  relating('met by', ['met by([5..10], [1..5])', 'true'], swapped(meets)),
  relating('overlaps', ['overlaps([1..5], [3..8])', 'true'], overlaps),
  relating('overlaps before', ['overlaps before([1..5], [3..8])', 'true'], overlapsBefore),
  relating('overlaps after', ['overlaps after([3..8], [1..5])', 'true'], swapped(overlapsBefore)),
  relating('finishes', ['finishes(10, [1..10])', 'true'], finishes, 'point range'),
  relating('finished by', ['finished by([1..10], 10)', 'true'], swapped(finishes), 'range point'),
  relating('includes', ['includes([1..10], 5)', 'true'], includes, 'range point'),
  relating('during', ['during(5, [1..10])', 'true'], swapped(includes), 'point range'),
  relating('starts', ['starts(1, [1..10])', 'true'], starts, 'point range'),
  relating('started by', ['started by([1..10], 1)', 'true'], swapped(starts), 'range point'),
  relating('coincides', ['coincides([1..5], [1..5])', 'true'], coincides, 'point point'),
]
