import type { CharSet } from './chars.ts'
import { charSet, escapeSet, multiEscapes, notLineEnd, propertySource } from './chars.ts'
import type { Flags, Node, Pattern } from './tree.ts'
import { BadPattern } from './tree.ts'

const singleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const escapable = '\\|.?*+(){}-[]^$'
const quantity = /^\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/

/** Throws BadPattern. */
export function readPattern(pattern: string, flags: Flags): Pattern {
  if (flags.q) return { body: plainText(pattern, flags), groups: 0, hasBack: false }
  return new Reader(pattern, flags).pattern()
}

function plainText(text: string, flags: Flags): Node {
  return { kind: 'sequence', parts: [...text].map((character) => charNode(character.codePointAt(0)!, flags)) }
}

function charNode(codePoint: number, { i }: Flags): Node {
  if (!i) return { kind: 'char', codePoint }
  const parts = { negated: false, ranges: [[codePoint, codePoint] as const], escapes: [], minus: undefined }
  return { kind: 'set', set: charSet(parts, true) }
}

class Reader {
  private readonly text: string
  private readonly flags: Flags
  private at = 0
  private groups = 0
  private hasBack = false
  private readonly closed = new Set<number>()

  constructor(text: string, flags: Flags) {
    this.text = text
    this.flags = flags
  }

  pattern(): Pattern {
    const body = this.choice(0)
    if (this.at < this.text.length) throw this.bad('A ) has no ( before it')
    return { body, groups: this.groups, hasBack: this.hasBack }
  }

  private choice(depth: number): Node {
    if (depth > 200) throw this.bad('The groups are nested too deep')
    const parts = [this.sequence(depth)]
    while (this.take('|')) parts.push(this.sequence(depth))
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
  }

  private sequence(depth: number): Node {
    const parts: Node[] = []
    for (let next = this.peek(); next !== '' && next !== '|' && next !== ')'; next = this.peek()) {
      parts.push(this.quantified(this.atom(depth)))
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
  }

  private quantified(body: Node): Node {
    const bounds = this.bounds()
    if (bounds === undefined) return body
    const [least, most] = bounds
    if (most < least) throw this.bad('The most is less than the least')
    return { kind: 'repeat', body, least, most, greedy: !this.take('?') }
  }

  private bounds(): readonly [number, number] | undefined {
    if (this.take('?')) return [0, 1]
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY]
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY]
    if (this.peek() !== '{') return undefined
    const [all, least, comma, most] = quantity.exec(this.text.slice(this.at)) ?? []
    if (all === undefined) throw this.bad('{ must be followed by how often, as in {2,5}')
    this.at += all.length
    if (comma === undefined) return [Number(least), Number(least)]
    return [Number(least), most === undefined ? Number.POSITIVE_INFINITY : Number(most)]
  }

  private atom(depth: number): Node {
    const character = this.next()
    switch (character) {
      case '.':
        return this.flags.s ? { kind: 'any' } : { kind: 'set', set: notLineEnd }
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '(':
        return this.group(depth)
      case '[':
        return { kind: 'set', set: this.set(0) }
      case '\\':
        return this.escape()
    }
    if ('?*+{}]'.includes(character)) throw this.bad(`${character} must be written as \\${character} here`)
    return charNode(character.codePointAt(0)!, this.flags)
  }

  private group(depth: number): Node {
    const number = this.take('?') ? this.plainGroup() : ++this.groups
    const body = this.choice(depth + 1)
    if (!this.take(')')) throw this.bad('A ( has no ) behind it')
    if (number === 0) return body
    this.closed.add(number)
    return { kind: 'group', number, body }
  }

  private plainGroup(): 0 {
    if (!this.take(':')) throw this.bad('(? must be followed by :')
    return 0
  }

  private escape(): Node {
    const digits = /^[1-9]\d*/.exec(this.text.slice(this.at))?.[0]
    if (digits !== undefined) return this.back(digits)
    const meant = this.escaped()
    return typeof meant === 'number' ? charNode(meant, this.flags) : { kind: 'set', set: escapeSet(meant.source) }
  }

  /** As many digits as make the number of a group. */
  private back(digits: string): Node {
    let length = 1
    while (length < digits.length && Number(digits.slice(0, length + 1)) <= this.groups) length++
    const number = Number(digits.slice(0, length))
    if (!this.closed.has(number)) throw this.bad(`There is no group ${number} before \\${number}`)
    this.at += length
    this.hasBack = true
    return { kind: 'back', number }
  }

  /** What follows a backslash: one character, or the source of a set. */
  private escaped(): number | { source: string } {
    const character = this.next()
    if (character === 'p' || character === 'P') return { source: this.property(character === 'P') }
    const source = Object.hasOwn(multiEscapes, character) ? multiEscapes[character] : undefined
    if (source !== undefined) return { source }
    const single = Object.hasOwn(singleEscapes, character) ? singleEscapes[character]! : character
    if (single === character && (character === '' || !escapable.includes(character))) {
      throw this.bad(`\\${character} means nothing`)
    }
    return single.codePointAt(0)!
  }

  private property(negated: boolean): string {
    const end = this.text.indexOf('}', this.at)
    if (!this.take('{') || end < 0) throw this.bad('\\p must be followed by a name in braces')
    const written = this.text.slice(this.at, end)
    const name = this.flags.x ? written.replace(/[\t\n\r ]/g, '') : written
    const source = propertySource(name, negated)
    if (source === undefined) throw this.bad(`There is no category or block called ${name}`)
    this.at = end + 1
    return source
  }

  /** What follows a [. */
  private set(depth: number): CharSet {
    if (depth > 50) throw this.bad('The sets are nested too deep')
    const negated = this.rawTake('^')
    const ranges: [number, number][] = []
    const escapes: string[] = []
    let minus: CharSet | undefined
    while (minus === undefined && !this.rawAt(']')) {
      if (ranges.length + escapes.length > 0 && this.rawAt('-[')) minus = this.subtracted(depth)
      else this.member(ranges, escapes)
    }
    if (!this.rawTake(']')) throw this.bad('A [ has no ] behind it')
    if (ranges.length + escapes.length === 0) throw this.bad('A set must have a member')
    return charSet({ negated, ranges, escapes, minus }, this.flags.i)
  }

  private subtracted(depth: number): CharSet {
    this.at += 2
    return this.set(depth + 1)
  }

  private member(ranges: [number, number][], escapes: string[]): void {
    const from = this.single()
    if (typeof from !== 'number') {
      escapes.push(from.source)
      return
    }
    if (!this.rawAt('-') || this.rawAt('-]') || this.rawAt('-[')) {
      ranges.push([from, from])
      return
    }
    this.at++
    const to = this.single()
    if (typeof to !== 'number' || to < from) throw this.bad('A range must go from a character to a later one')
    ranges.push([from, to])
  }

  private single(): number | { source: string } {
    const codePoint = this.text.codePointAt(this.at)
    if (codePoint === undefined) throw this.bad('A [ has no ] behind it')
    const character = String.fromCodePoint(codePoint)
    this.at += character.length
    if (character === '\\') return this.escaped()
    if (character === '[') throw this.bad('[ must be written as \\[ here')
    return codePoint
  }

  private rawAt(text: string): boolean {
    return this.text.startsWith(text, this.at)
  }

  private rawTake(text: string): boolean {
    if (!this.rawAt(text)) return false
    this.at += text.length
    return true
  }

  /** White space says nothing under the flag x, except inside a set. */
  private skip(): void {
    while (this.flags.x && this.at < this.text.length && '\t\n\r '.includes(this.text[this.at]!)) this.at++
  }

  private peek(): string {
    this.skip()
    return this.text.charAt(this.at)
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false
    this.at++
    return true
  }

  private next(): string {
    this.skip()
    const codePoint = this.text.codePointAt(this.at)
    const character = codePoint === undefined ? '' : String.fromCodePoint(codePoint)
    this.at += character.length
    return character
  }

  private bad(what: string): BadPattern {
    return new BadPattern(`${what} (character ${this.at} of the pattern).`)
  }
}
