import type { Value } from '#engines/feel'
import { equal, showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'

/** Whether the value is what the test expects, to the last digit that the test prints. */
export function isSame(value: Value, expected: Value): boolean {
  if (value === null || expected === null) return value === expected
  if (value instanceof Decimal && expected instanceof Decimal) return sameNumber(value, expected)
  if (Array.isArray(value) && Array.isArray(expected)) {
    return value.length === expected.length && value.every((item, index) => isSame(item, expected[index]!))
  }
  if (value instanceof Map && expected instanceof Map) return sameEntries(value, expected)
  return (
    equal(value, expected) === true || (showValue(value) === showValue(expected) && typeof value === typeof expected)
  )
}

function sameEntries(value: ReadonlyMap<string, Value>, expected: ReadonlyMap<string, Value>): boolean {
  return value.size === expected.size && [...expected].every(([name, entry]) => isSame(value.get(name) ?? null, entry))
}

/** Rounded to the places that the test prints, the number must be the test's. */
function sameNumber(value: Decimal, expected: Decimal): boolean {
  const places = expected.toString().split('.')[1]?.length ?? 0
  return value.equals(expected) || (places > 0 && value.round(places, 'half-even').equals(expected))
}
