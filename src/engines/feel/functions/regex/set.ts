import type { CharSet } from './chars.ts'
import { charSet } from './chars.ts'
import { readEscape } from './escape.ts'
import type { Scanner } from './scanner.ts'

/** What follows a [. */
export function readSet(scanner: Scanner, depth = 0): CharSet {
  if (depth > 50) throw scanner.bad('The sets are nested too deep')
  const negated = scanner.rawTake('^')
  const members: Members = { ranges: [], escapes: [] }
  const isEmpty = () => members.ranges.length + members.escapes.length === 0
  let minus: CharSet | undefined
  while (minus === undefined && !scanner.rawAt(']')) {
    if (!isEmpty() && scanner.rawTake('-[')) minus = readSet(scanner, depth + 1)
    else readMember(scanner, members)
  }
  if (!scanner.rawTake(']')) throw scanner.bad('A [ has no ] behind it')
  if (isEmpty()) throw scanner.bad('A set must have a member')
  return charSet({ negated, ...members, minus }, scanner.flags.i)
}

interface Members {
  readonly ranges: [number, number][]
  readonly escapes: string[]
}

function readMember(scanner: Scanner, { ranges, escapes }: Members): void {
  const from = readOne(scanner)
  if (typeof from !== 'number') escapes.push(from.source)
  else ranges.push([from, readLast(scanner, from)])
}

/** The other end of a range; of a character that is by itself, it is its own. */
function readLast(scanner: Scanner, from: number): number {
  if (scanner.rawAt('-]') || scanner.rawAt('-[') || !scanner.rawTake('-')) return from
  const to = readOne(scanner)
  if (typeof to !== 'number' || to < from) throw scanner.bad('A range must go from a character to a later one')
  return to
}

function readOne(scanner: Scanner): number | { source: string } {
  const character = scanner.rawNext()
  if (character === '') throw scanner.bad('A [ has no ] behind it')
  if (character === '\\') return readEscape(scanner)
  if (character === '[') throw scanner.bad('[ must be written as \\[ here')
  return character.codePointAt(0)!
}
