import { FeelError } from '../values/error.ts'
import type { During, Result } from '../values/types.ts'
import { wrong } from './define.ts'
import type { Match } from './regex/search.ts'
import { findAll, regexFor } from './regex.ts'

const longest = 10_000_000
const piece = /\\([\\$])|\$(\d+)|[^\\$]+/y

/** XPath F&O 3.1 §5.6.4. */
export function replaced(input: string, pattern: string, replacement: string, flags: string, during: During): Result {
  const program = regexFor(pattern, flags, during)
  if (program instanceof FeelError) return program
  const pieces = flags.includes('q') ? [replacement] : readReplacement(replacement, program.groups)
  const found = pieces instanceof FeelError ? pieces : findAll(program, input, during)
  if (found instanceof FeelError) return found
  if (found.some(([from, to]) => from === to)) return matchless(pattern)
  return filled(input, found, pieces as readonly Piece[])
}

/** A pattern that is found where there is nothing would be found everywhere (err:FORX0003). */
export function matchless(pattern: string): FeelError {
  return wrong(`The pattern ${pattern} is found where there is no text.`)
}

type Piece = string | number

/** Texts, and the numbers of groups to put in; a group that the pattern does not have is nothing. */
function readReplacement(replacement: string, groups: number): readonly Piece[] | FeelError {
  const pieces: Piece[] = []
  for (let at = 0; at < replacement.length; ) {
    piece.lastIndex = at
    const [all, escaped, digits] = piece.exec(replacement) ?? []
    if (all === undefined)
      return wrong('In a replacement, \\ and $ are written as \\\\ and \\$, or $ stands before a digit.')
    if (digits !== undefined) {
      const [number, length] = groupIn(digits, groups)
      if (number <= groups) pieces.push(number)
      at += 1 + length
    } else {
      pieces.push(escaped ?? all)
      at += all.length
    }
  }
  return pieces
}

/** As many digits as make the number of a group; the first alone, where it makes none. */
function groupIn(digits: string, groups: number): readonly [number, number] {
  let length = 1
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= groups) length++
  return [Number(digits.slice(0, length)), length]
}

function filled(input: string, found: readonly Match[], pieces: readonly Piece[]): Result {
  const parts: string[] = []
  let length = 0
  let done = 0
  const add = (part: string) => {
    length += part.length
    if (length <= longest) parts.push(part)
  }
  for (const match of found) {
    add(input.slice(done, match[0]))
    for (const piece of pieces) add(typeof piece === 'string' ? piece : groupOf(input, match, piece))
    done = match[1]!
  }
  add(input.slice(done))
  return length > longest ? new FeelError('too-large', 'The text is too long.') : parts.join('')
}

function groupOf(input: string, match: Match, number: number): string {
  const from = match[2 * number]!
  return from < 0 ? '' : input.slice(from, match[2 * number + 1])
}
