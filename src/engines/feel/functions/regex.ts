import { FeelError } from '../values/error.ts'
import type { During } from '../values/types.ts'
import { readPattern } from './regex/parse.ts'
import type { Program } from './regex/program.ts'
import { compileProgram } from './regex/program.ts'
import type { Match } from './regex/search.ts'
import { Search, TooCostly, widthAt } from './regex/search.ts'
import type { Flags } from './regex/tree.ts'
import { BadPattern } from './regex/tree.ts'

/*
 * Regular expressions of XPath and XQuery Functions and Operators 3.1 §5.6, on which DMN's matches, replace and split rest. An engine
 * of our own, since JavaScript's means other things by the same signs and can be made to run for years by a short pattern.
 */

const programs = new Map<string, Program | FeelError>()
const mostPrograms = 500

/** Reading a pattern depends on nothing but its text, so that what was read once is kept. */
export function compileRegex(pattern: string, flags: string): Program | FeelError {
  const key = `${flags}/${pattern}`
  const known = programs.get(key)
  if (known !== undefined) return known
  const compiled = compile(pattern, flags)
  if (programs.size >= mostPrograms) programs.clear()
  programs.set(key, compiled)
  return compiled
}

function compile(pattern: string, flags: string): Program | FeelError {
  if (!/^[smixq]*$/.test(flags)) return new FeelError('wrong-argument', 'The flags of a pattern are s, m, i, x and q.')
  if (pattern.length > 10_000) return new FeelError('too-large', 'The pattern is too long.')
  const has = (flag: string) => flags.includes(flag)
  const read: Flags = { s: has('s'), m: has('m'), i: has('i'), x: has('x'), q: has('q') }
  try {
    return compileProgram(readPattern(pattern, read), read)
  } catch (error) {
    if (error instanceof BadPattern) return new FeelError('not-readable', error.message)
    throw error
  }
}

/** What reading a pattern costs, whether or not it was read before: the same expression always takes the same steps. */
export function regexFor(pattern: string, flags: string, during: During): Program | FeelError {
  const program = compileRegex(pattern, flags)
  during.spend(program instanceof FeelError ? 500 : (pattern.length >> 1) + (program.steps.length >> 3))
  return program
}

/** Whether the pattern is found anywhere in the text. */
export function isMatch(program: Program, text: string, during: During): boolean | FeelError {
  const found = findAll(program, text, during, 1)
  return found instanceof FeelError ? found : found.length > 0
}

/** The matches one behind the other. */
export function findAll(program: Program, text: string, during: During, most = Infinity): readonly Match[] | FeelError {
  const search = new Search(program, text)
  const found: Match[] = []
  try {
    for (let at = 0; found.length < most && at <= text.length; ) {
      during.spend(search.memory >>> 11)
      const match = search.from(at)
      if (match === undefined) break
      during.spend(1 + (match.length >> 2))
      found.push(match)
      at = match[1]! > match[0]! ? match[1]! : match[1]! + widthAt(text, match[1]!)
    }
  } catch (error) {
    if (error instanceof TooCostly) return new FeelError('too-large', 'The pattern takes too long on this text.')
    throw error
  } finally {
    during.spend(search.cost >>> 4)
  }
  return found
}
