import { multiEscapes, propertySource } from './chars.ts'
import type { Scanner } from './scanner.ts'

const singleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const escapable = '\\|.?*+(){}-[]^$'

/** What follows a backslash: one character, or the source of a set. */
export function readEscape(scanner: Scanner): number | { source: string } {
  const character = scanner.next()
  if (character === 'p' || character === 'P') return { source: readProperty(scanner, character === 'P') }
  const source = Object.hasOwn(multiEscapes, character) ? multiEscapes[character] : undefined
  if (source !== undefined) return { source }
  const single = Object.hasOwn(singleEscapes, character) ? singleEscapes[character]! : character
  if (single === character && (character === '' || !escapable.includes(character))) {
    throw scanner.bad(`\\${character} means nothing`)
  }
  return single.codePointAt(0)!
}

function readProperty(scanner: Scanner, negated: boolean): string {
  const written = scanner.take('{') ? scanner.ahead(/^[^}]*(?=\})/)?.[0] : undefined
  if (written === undefined) throw scanner.bad('\\p must be followed by a name in braces')
  const name = scanner.flags.x ? written.replace(/[\t\n\r ]/g, '') : written
  const source = propertySource(name, negated)
  if (source === undefined) throw scanner.bad(`There is no category or block called ${name}`)
  scanner.rawTake(`${written}}`)
  return source
}
