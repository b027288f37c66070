import { blocks } from './blocks.ts'

/** A set of characters, as one place of a pattern asks for. */
export class CharSet {
  private readonly holds: (character: string) => boolean
  private readonly ascii = new Int8Array(128)

  constructor(holds: (character: string) => boolean) {
    this.holds = holds
  }

  has(codePoint: number): boolean {
    if (codePoint >= 128) return this.holds(String.fromCodePoint(codePoint))
    if (this.ascii[codePoint] === 0) this.ascii[codePoint] = this.holds(String.fromCharCode(codePoint)) ? 1 : -1
    return this.ascii[codePoint] === 1
  }
}

/** What stands between [ and ]: the flag i touches the characters and ranges written out, and nothing else (XPath F&O 3.1 §5.6.2). */
export interface ClassParts {
  readonly negated: boolean
  readonly ranges: readonly (readonly [number, number])[]
  /** Sources of a JavaScript class. */
  readonly escapes: readonly string[]
  readonly minus: CharSet | undefined
}

export function charSet({ negated, ranges, escapes, minus }: ClassParts, anyCase: boolean): CharSet {
  const spans = ranges.map(([from, to]) => span(from, to)).join('')
  const written = new RegExp(`^[${spans}]$`, anyCase ? 'vi' : 'v')
  const escaped = new RegExp(`^[${escapes.join('')}]$`, 'v')
  return new CharSet((character) => {
    const inside = written.test(character) || escaped.test(character)
    return inside !== negated && !minus?.has(character.codePointAt(0)!)
  })
}

export function escapeSet(source: string): CharSet {
  const escaped = new RegExp(`^[${source}]$`, 'v')
  return new CharSet((character) => escaped.test(character))
}

function span(from: number, to: number): string {
  return `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`
}

// XML 1.0 fifth edition, productions 4 and 4a.
const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const namePart = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`

/** XML Schema 1.1 Part 2 §G.4.2.5. */
export const multiEscapes: Readonly<Record<string, string>> = {
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  i: `[${nameStart}]`,
  I: `[^${nameStart}]`,
  c: `[${namePart}]`,
  C: `[^${namePart}]`,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
}

export const notLineEnd = escapeSet('^\\n\\r')

const categories = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/

/** The source for what stands between the braces of `\p{…}`; undefined where there is no such category or block. */
export function propertySource(name: string, negated: boolean): string | undefined {
  if (categories.test(name)) return `\\${negated ? 'P' : 'p'}{${name}}`
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined
  return block && `[${negated ? '^' : ''}${span(...block)}]`
}

/** Whether two characters are the same but for their case (XPath F&O 3.1 §5.6.2). */
export function sameButForCase(a: number, b: number): boolean {
  if (a === b) return true
  const [x, y] = [String.fromCodePoint(a), String.fromCodePoint(b)]
  return x.toLowerCase() === y.toLowerCase() || x.toUpperCase() === y.toUpperCase()
}
