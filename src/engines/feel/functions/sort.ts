import type { Decimal } from '#ground/decimal'
import { FeelError } from '../values/error.ts'
import type { FeelFunction } from '../values/function.ts'
import { invoke } from '../values/invoke.ts'
import type { During, Result, Value } from '../values/types.ts'
import { wrong } from './define.ts'
import { indexOf } from './whole.ts'

/* The list functions that call a function back. */

export function sorted(values: readonly Value[], precedes: FeelFunction, during: During): Result {
  if (precedes.parameters.length !== 2) return wrong('The function that orders the items must take two of them.')
  return mergeSorted(values, (a, b) => truthOf(precedes, a, b, during))
}

export function replacedAt(values: readonly Value[], position: Decimal, item: Value): Result {
  const index = indexOf(position, values.length)
  return index instanceof FeelError ? index : values.with(index, item)
}

export function replacedWhere(values: readonly Value[], match: FeelFunction, item: Value, during: During): Result {
  if (match.parameters.length !== 2)
    return wrong('The function that finds the items must take an item and the new one.')
  const replaced: Value[] = []
  for (const value of values) {
    const matched = truthOf(match, value, item, during)
    if (matched instanceof FeelError) return matched
    replaced.push(matched ? item : value)
  }
  return replaced
}

function truthOf(asked: FeelFunction, a: Value, b: Value, during: During): boolean | FeelError {
  during.spend(1)
  const answer = asked.builtin ? asked.call([a, b]) : invoke(asked, [a, b], during)
  if (typeof answer === 'boolean' || answer instanceof FeelError) return answer
  return wrong('The function must give true or false for every pair of items.')
}

type Precedes = (a: Value, b: Value) => boolean | FeelError

/** Stable; ends at the first error, which Array.prototype.sort could only do by throwing. */
function mergeSorted(values: readonly Value[], precedes: Precedes): readonly Value[] | FeelError {
  if (values.length < 2) return values
  const middle = values.length >>> 1
  const left = mergeSorted(values.slice(0, middle), precedes)
  if (left instanceof FeelError) return left
  const right = mergeSorted(values.slice(middle), precedes)
  return right instanceof FeelError ? right : merged(left, right, precedes)
}

function merged(left: readonly Value[], right: readonly Value[], precedes: Precedes): readonly Value[] | FeelError {
  const all: Value[] = []
  let next = 0
  for (const value of right) {
    while (next < left.length) {
      const before = precedes(value, left[next]!)
      if (before instanceof FeelError) return before
      if (before) break
      all.push(left[next++]!)
    }
    all.push(value)
  }
  return all.concat(left.slice(next))
}
