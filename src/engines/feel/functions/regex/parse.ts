import { charSet, escapeSet, notLineEnd } from './chars.ts'
import { readEscape } from './escape.ts'
import { Scanner } from './scanner.ts'
import { readSet } from './set.ts'
import type { Flags, Node, Pattern } from './tree.ts'

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
  private readonly scanner: Scanner
  private groups = 0
  private hasBack = false
  private readonly closed = new Set<number>()

  constructor(text: string, flags: Flags) {
    this.scanner = new Scanner(text, flags)
  }

  pattern(): Pattern {
    const body = this.choice(0)
    if (!this.scanner.atEnd) throw this.scanner.bad('A ) has no ( before it')
    return { body, groups: this.groups, hasBack: this.hasBack }
  }

  private choice(depth: number): Node {
    if (depth > 200) throw this.scanner.bad('The groups are nested too deep')
    const parts = [this.sequence(depth)]
    while (this.scanner.take('|')) parts.push(this.sequence(depth))
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
  }

  private sequence(depth: number): Node {
    const parts: Node[] = []
    for (let next = this.scanner.peek(); next !== '' && next !== '|' && next !== ')'; next = this.scanner.peek()) {
      parts.push(this.quantified(this.atom(depth)))
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
  }

  private quantified(body: Node): Node {
    const bounds = this.bounds()
    if (bounds === undefined) return body
    const [least, most] = bounds
    if (most < least) throw this.scanner.bad('The most is less than the least')
    return { kind: 'repeat', body, least, most, greedy: !this.scanner.take('?') }
  }

  private bounds(): readonly [number, number] | undefined {
    if (this.scanner.take('?')) return [0, 1]
    if (this.scanner.take('*')) return [0, Number.POSITIVE_INFINITY]
    if (this.scanner.take('+')) return [1, Number.POSITIVE_INFINITY]
    if (this.scanner.peek() !== '{') return undefined
    const [all, least, comma, most] = this.scanner.ahead(quantity) ?? []
    if (all === undefined) throw this.scanner.bad('{ must be followed by how often, as in {2,5}')
    this.scanner.rawTake(all)
    if (comma === undefined) return [Number(least), Number(least)]
    return [Number(least), most === undefined ? Number.POSITIVE_INFINITY : Number(most)]
  }

  private atom(depth: number): Node {
    const character = this.scanner.next()
    switch (character) {
      case '.':
        return this.scanner.flags.s ? { kind: 'any' } : { kind: 'set', set: notLineEnd }
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '(':
        return this.group(depth)
      case '[':
        return { kind: 'set', set: readSet(this.scanner) }
      case '\\':
        return this.escape()
    }
    if ('?*+{}]'.includes(character)) throw this.scanner.bad(`${character} must be written as \\${character} here`)
    return charNode(character.codePointAt(0)!, this.scanner.flags)
  }

  private group(depth: number): Node {
    const number = this.scanner.take('?') ? this.plainGroup() : ++this.groups
    const body = this.choice(depth + 1)
    if (!this.scanner.take(')')) throw this.scanner.bad('A ( has no ) behind it')
    if (number === 0) return body
    this.closed.add(number)
    return { kind: 'group', number, body }
  }

  private plainGroup(): 0 {
    if (!this.scanner.take(':')) throw this.scanner.bad('(? must be followed by :')
    return 0
  }

  private escape(): Node {
    const digits = this.scanner.ahead(/^[1-9]\d*/)?.[0]
    if (digits !== undefined) return this.back(digits)
    const meant = readEscape(this.scanner)
    return typeof meant === 'number'
      ? charNode(meant, this.scanner.flags)
      : { kind: 'set', set: escapeSet(meant.source) }
  }

  /** As many digits as make the number of a group. */
  private back(digits: string): Node {
    let length = 1
    while (length < digits.length && Number(digits.slice(0, length + 1)) <= this.groups) length++
    const number = Number(digits.slice(0, length))
    if (!this.closed.has(number)) throw this.scanner.bad(`There is no group ${number} before \\${number}`)
    this.scanner.rawTake(digits.slice(0, length))
    this.hasBack = true
    return { kind: 'back', number }
  }
}
