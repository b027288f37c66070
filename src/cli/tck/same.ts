import type { Value } from '#engines/feel'
import { equal, showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'

/** How near a number must be: to the last digit that the test prints, or as near as the TCK's own runner asks. */
export type Near = (value: Decimal, expected: Decimal) => boolean

/** Whether the value is what the test expects. */
export function isSame(value: Value, expected: Value, near: Near): boolean {
  if (value === null || expected === null) return value === expected
  if (value instanceof Decimal && expected instanceof Decimal) return near(value, expected)
  // A value without a type in the test file is compared as it is written.
  if (typeof expected === 'string' && typeof value !== 'string') return showValue(value) === expected
  if (Array.isArray(value) && Array.isArray(expected)) {
    return value.length === expected.length && value.every((item, index) => isSame(item, expected[index]!, near))
  }
  if (value instanceof Map && expected instanceof Map) return sameEntries(value, expected, near)
  return (
    equal(value, expected) === true || (showValue(value) === showValue(expected) && typeof value === typeof expected)
  )
}

function sameEntries(value: ReadonlyMap<string, Value>, expected: ReadonlyMap<string, Value>, near: Near): boolean {
  return (
    value.size === expected.size && [...expected].every(([name, entry]) => isSame(value.get(name) ?? null, entry, near))
  )
}

const CLOSE = Decimal.parse('0.00000001')!

/** As the TCK's runner compares numbers: its expectations were worked out in binary. */
export const close: Near = (value, expected) => value.minus(expected).abs().compare(CLOSE) <= 0

/** Rounded to the places that the test prints, the number must be the test's. */
export const exact: Near = (value, expected) => {
  const places = expected.toString().split('.')[1]?.length ?? 0
  return value.equals(expected) || (places > 0 && value.round(places, 'half-even').equals(expected))
}
