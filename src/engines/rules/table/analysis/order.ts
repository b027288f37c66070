import type { Type, Value } from '#engines/feel'
import { compare, DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '#engines/feel'
import { Decimal, OutOfRange } from '#ground/decimal'

/** How the values of a type lie beside each other; undefined says that none lies there. */
export interface Order {
  /** Where no value is named. */
  readonly any: Value
  before(value: Value): Value | undefined
  between(a: Value, b: Value): Value | undefined
  after(value: Value): Value | undefined
}

/** The order of these values, all of one type; undefined where they have none that is known through and through. */
export function orderOf(type: Type, values: readonly Value[], isWhole = false): Order | undefined {
  if (type === 'number') return isWhole ? wholes : numbers
  if (type === 'string') return texts
  if (type === 'date') return dates
  if (type === 'years and months duration') return months
  if (type === 'days and time duration') return durations
  if (type === 'time') return sameZone(values as readonly FeelTime[]) ? times : undefined
  if (type === 'date and time') return allLocalOrNone(values as readonly FeelDateTime[]) ? moments : undefined
  return undefined
}

/** The values in their order, each once. */
export function sorted(values: readonly Value[]): Value[] {
  const all = values.toSorted(compare)
  return all.filter((value, index) => index === 0 || compare(value, all[index - 1]!) !== 0)
}

const sameZone = (values: readonly FeelTime[]) => values.every(({ zone }) => zone === undefined)
const allLocalOrNone = (values: readonly FeelDateTime[]) =>
  values.every(({ offset }) => offset === undefined) || values.every(({ offset }) => offset !== undefined)

const two = Decimal.of(2)

/** Whole numbers and short ones first: they are examples for people. */
function numberBetween(a: Decimal, b: Decimal): Decimal | undefined {
  for (let places = 0; places <= 3; places++) {
    const step = Decimal.parse(`1e-${places}`)!
    const next = a.round(places, 'floor').plus(step)
    if (next.compare(a) > 0 && next.compare(b) < 0) return next
  }
  const middle = a.plus(b).dividedBy(two)
  return middle.compare(a) > 0 && middle.compare(b) < 0 ? middle : undefined
}

const greatest = Decimal.parse(`${'9'.repeat(34)}e6111`)!

function numberAfter(value: Decimal): Decimal | undefined {
  const next = numberBeyond(value)
  return next.compare(value) > 0 ? next : undefined
}

/** By one, or by so much that a number of 34 digits changes. */
function numberBeyond(value: Decimal): Decimal {
  try {
    const next = value.round(0, 'floor').plus(Decimal.one)
    return next.compare(value) > 0 ? next : value.plus(value.abs())
  } catch (reason) {
    if (reason instanceof OutOfRange) return greatest
    throw reason
  }
}

const numbers: Order = {
  any: Decimal.zero,
  before: (value) => numberAfter((value as Decimal).negated())?.negated(),
  between: (a, b) => numberBetween(a as Decimal, b as Decimal),
  after: (value) => numberAfter(value as Decimal),
}

const texts: Order = {
  any: 'some text',
  before: (value) => (value === '' ? undefined : ''),
  between: (a, b) => [' ', '-', 'a', '\u0000'].map((end) => `${a}${end}`).find((text) => compare(text, b) < 0),
  after: (value) => `${value}a`,
}

/** Values that follow each other one by one. */
function oneByOne(any: Value, next: (value: Value, step: 1 | -1) => Value | undefined): Order {
  const after = (value: Value) => next(value, 1)
  const between = (a: Value, b: Value) => {
    const following = after(a)
    return following !== undefined && compare(following, b) < 0 ? following : undefined
  }
  return { any, before: (value) => next(value, -1), between, after }
}

const wholes = oneByOne(Decimal.zero, (value, step) =>
  step > 0 ? numberAfter(value as Decimal) : numberAfter((value as Decimal).negated())?.negated(),
)
const dates = oneByOne(FeelDate.of(2000, 1, 1)!, (value, step) => (value as FeelDate).plusDays(step))
const months = oneByOne(new MonthsDuration(12), (value, step) => {
  const moved = (value as MonthsDuration).months + step
  return Number.isSafeInteger(moved) ? new MonthsDuration(moved) : undefined
})

/** To the second, as they are compared. */
const moments = oneByOne(FeelDateTime.parse('2000-01-01T00:00:00')!, (value, step) =>
  (value as FeelDateTime).plusSeconds(Decimal.of(step)),
)
const times = oneByOne(FeelTime.parse('12:00:00')!, (value, step) => {
  const second = (value as FeelTime).secondOfDay + step
  return second < 0 || second >= 86_400 ? undefined : new FeelTime(second, Decimal.zero, undefined)
})

const day = Decimal.of(86_400)
const secondsOf = (value: Value) => (value as DaysDuration).seconds
const lasting = (seconds: Decimal | undefined) => seconds && new DaysDuration(seconds)

const durations: Order = {
  any: new DaysDuration(day),
  before: (value) => lasting(numberAfter(secondsOf(value).negated())?.negated()),
  between: (a, b) => lasting(numberBetween(secondsOf(a), secondsOf(b))),
  after: (value) => lasting(numberAfter(secondsOf(value))),
}
