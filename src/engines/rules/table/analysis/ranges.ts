/* Sets of places in a row, as the first and last of each run: [0, 2, 5, 5] is 0, 1, 2 and 5. */

export type Ranges = readonly number[]

export const none: Ranges = []

export const all = (width: number): Ranges => (width > 0 ? [0, width - 1] : none)

/** Adds places behind those that are there. */
export function push(ranges: number[], from: number, to: number): void {
  if (from > to) return
  if (ranges.at(-1) === from - 1) ranges[ranges.length - 1] = to
  else ranges.push(from, to)
}

export const contains = (outer: Ranges, inner: Ranges): boolean => {
  let at = 0
  for (let index = 0; index < inner.length; index += 2) {
    while (at < outer.length && outer[at + 1]! < inner[index]!) at += 2
    if (at >= outer.length || outer[at]! > inner[index]! || outer[at + 1]! < inner[index + 1]!) return false
  }
  return true
}

/** The first place that is in both; -1 where there is none. */
export function firstInBoth(a: Ranges, b: Ranges): number {
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const from = Math.max(a[i]!, b[j]!)
    if (from <= Math.min(a[i + 1]!, b[j + 1]!)) return from
    if (a[i + 1]! < b[j + 1]!) i += 2
    else j += 2
  }
  return -1
}

export const sizeOf = (ranges: Ranges): number => {
  let size = 0
  for (let index = 0; index < ranges.length; index += 2) size += ranges[index + 1]! - ranges[index]! + 1
  return size
}

/** The places of both, in their order. */
export function union(a: Ranges, b: Ranges): Ranges {
  const runs: [number, number][] = []
  for (const each of [a, b]) for (let i = 0; i < each.length; i += 2) runs.push([each[i]!, each[i + 1]!])
  runs.sort(([x], [y]) => x - y)
  const both: number[] = []
  for (const [from, to] of runs) {
    const last = both.at(-1)
    if (last !== undefined && from <= last + 1) both[both.length - 1] = Math.max(last, to)
    else both.push(from, to)
  }
  return both
}

/** The same places counted among those of a part only: `before` says how many of the part stand before each place. */
export function within(ranges: Ranges, before: ArrayLike<number>): Ranges {
  const kept: number[] = []
  for (let i = 0; i < ranges.length; i += 2) push(kept, before[ranges[i]!]!, before[ranges[i + 1]! + 1]! - 1)
  return kept
}

export const isIn = (place: number, ranges: Ranges): boolean => {
  for (let i = 0; i < ranges.length; i += 2) if (ranges[i]! <= place && place <= ranges[i + 1]!) return true
  return false
}

/** The places that are in both. */
export function clipped(ranges: Ranges, space: Ranges): Ranges {
  if (space.length === 2 && ranges.length === 2 && space[0]! <= ranges[0]! && ranges[1]! <= space[1]!) return ranges
  const both: number[] = []
  let [i, j] = [0, 0]
  while (i < ranges.length && j < space.length) {
    const [from, to] = [Math.max(ranges[i]!, space[j]!), Math.min(ranges[i + 1]!, space[j + 1]!)]
    if (from <= to) both.push(from, to)
    if (ranges[i + 1]! < space[j + 1]!) i += 2
    else j += 2
  }
  return both
}
