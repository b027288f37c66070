import type { Value } from './types.ts'

/** The value as FEEL source text: `string()` without its outer quotes is `showValue` of anything but a string. */
export function showValue(value: Value): string {
  return String(value)
}
