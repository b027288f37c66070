import { Decimal } from '#ground/decimal'
import { equal } from '../values/compare.ts'
import type { During, Value } from '../values/types.ts'

/** Each value once, where it came first. */
export function distinct(values: readonly Value[], during: During): readonly Value[] {
  const seen = new Set<Value>()
  const others: Value[] = []
  return values.filter((value) => {
    const key = keyOf(value)
    if (key !== undefined) return seen.size !== seen.add(key).size
    if (others.some((other) => equal(other, value, during) === true)) return false
    during.spend(others.length)
    others.push(value)
    return true
  })
}

/** What is the same for equal values and for no others, where that is cheap to say. */
function keyOf(value: Value): Value | undefined {
  if (typeof value === 'string') return `"${value}`
  if (value instanceof Decimal) return value.toString()
  return value === null || typeof value === 'boolean' ? value : undefined
}
