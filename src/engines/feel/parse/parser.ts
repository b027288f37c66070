import { endsName, partsAt, spaceAt, wordAt } from '../names.ts'
import type { Scope } from '../scope.ts'
import type { Faults } from '../text.ts'
import { Unreadable } from '../text.ts'
import type { Node } from '../tree.ts'
import type { Type } from '../values/types.ts'
import { remedyFor } from './slips.ts'

const DEEPEST = 150
/** Operators make a tree deep from its left side, however flat they look. */
const MOST_OPERATORS = 1000
/** Scopes in each other: what a context's entries and a loop's variables make. */
const MOST_SCOPES = 150
const LONGEST = 1_000_000

/** What every part of the grammar reads from: the text, how far it has been read, and what was wrong so far. */
export class Parser {
  readonly text: string
  readonly faults: Faults
  /** Types that have names of their own: item definitions. */
  readonly types: ReadonlyMap<string, Type>
  /** The slots of the names read so far. */
  readonly used = new Set<number>()
  pos = 0
  #depth = 0
  #operators = 0
  readonly #read: (p: Parser, scope: Scope, binding: number, ends?: Ends) => Node

  constructor(
    text: string,
    faults: Faults,
    types: ReadonlyMap<string, Type>,
    read: (p: Parser, scope: Scope, binding: number, ends?: Ends) => Node,
  ) {
    this.text = text
    this.faults = faults
    this.types = types
    this.#read = read
  }

  /** Reads an expression whose operators all bind tighter than this. */
  expression(scope: Scope, binding = 0, ends?: Ends): Node {
    if (scope.depth > MOST_SCOPES)
      this.fail('too-long', 'Too many names are given in this expression.', 'Give parts of it a name of their own.')
    return this.deeper(() => this.#read(this, scope, binding, ends))
  }

  /** Reads something inside of what is being read: an expression, a type. */
  deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST)
      this.fail('too-deep', 'The expression is nested too deeply.', 'Give parts of it a name of their own.')
    const result = read()
    this.#depth--
    return result
  }

  /** Counts an operator, a call, a filter or a path. */
  count(): void {
    if (++this.#operators > MOST_OPERATORS)
      this.fail('too-long', 'The expression is too long.', 'Give parts of it a name of their own.')
  }

  /** Before anything is read: a longer text is none that anybody wrote. */
  mustBeShort(): void {
    if (this.text.length > LONGEST)
      this.fail('too-long', `An expression may have ${LONGEST} characters.`, 'Give parts of it a name of their own.')
  }

  /** Passes over white space and comments. */
  skip(): void {
    for (;;) {
      this.pos += spaceAt(this.text, this.pos)?.length ?? 0
      if (this.text.startsWith('//', this.pos)) this.pos = this.#after(/\r|\n/g, this.text.length)
      else if (this.text.startsWith('/*', this.pos)) this.pos = this.#endOfComment()
      else return
    }
  }

  #after(pattern: RegExp, otherwise: number): number {
    pattern.lastIndex = this.pos
    const found = pattern.exec(this.text)
    return found ? found.index + found[0].length : otherwise
  }

  #endOfComment(): number {
    const end = this.text.indexOf('*/', this.pos + 2)
    return end < 0 ? this.fail('open-comment', 'A comment begins here and does not end.', 'End it with */.') : end + 2
  }

  atEnd(): boolean {
    this.skip()
    return this.pos >= this.text.length
  }

  /** Whether this sign is next. */
  at(sign: string): boolean {
    this.skip()
    return this.text.startsWith(sign, this.pos)
  }

  take(sign: string): boolean {
    const there = this.at(sign)
    if (there) this.pos += sign.length
    return there
  }

  expect(sign: string): void {
    if (!this.take(sign)) this.unexpected(`"${sign}"`)
  }

  /** Whether this word is next, and is a word of its own. */
  atWord(word: string): boolean {
    this.skip()
    return wordAt(this.text, this.pos) === word
  }

  takeWord(word: string): boolean {
    const there = this.atWord(word)
    if (there) this.pos += word.length
    return there
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.unexpected(`"${word}"`)
  }

  /** The words up to the next sign, or to a word that joins two: a name that no scope knows. */
  words(): string {
    const words: string[] = []
    let end = this.pos
    for (this.skip(); ; this.skip()) {
      const next = wordAt(this.text, this.pos) ?? (words.length > 0 ? partsAt(this.text, this.pos) : undefined)
      if (next === undefined || (endsName(next) && words.length > 0)) break
      words.push(next)
      this.pos += next.length
      end = this.pos
    }
    this.pos = end
    return words.join(' ')
  }

  /** Tries one way to read; when it gives undefined, nothing has been read and nothing was wrong. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const [from, faults] = [this.pos, this.faults.found.length]
    const result = read()
    if (result === undefined) {
      this.pos = from
      this.faults.found.length = faults
    }
    return result
  }

  /** Reads, and tells which of these slots the text read has named. */
  watching<T>(slots: readonly number[], read: () => T): [T, ReadonlySet<number>] {
    for (const slot of slots) this.used.delete(slot)
    const result = read()
    return [result, new Set(slots.filter((slot) => this.used.has(slot)))]
  }

  fault(at: number, code: string, message: string, remedy: string): void {
    this.faults.add(at, code, message, remedy)
  }

  hole(at: number, code: string, message: string, remedy: string): void {
    this.faults.addHole(at, code, message, remedy)
  }

  fail(code: string, message: string, remedy: string, at = this.pos): never {
    this.hole(at, code, message, remedy)
    throw new Unreadable(message)
  }

  unexpected(wanted: string): never {
    const next = this.atEnd() ? 'the text ends' : `"${this.#nextPiece()}" stands`
    return this.fail('not-readable', `${upper(wanted)} is expected here, but ${next}.`, remedyFor(this.text, this.pos))
  }

  #nextPiece(): string {
    return wordAt(this.text, this.pos) ?? String.fromCodePoint(this.text.codePointAt(this.pos)!)
  }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Where a range may end: `[1..5[` ends with a bracket that elsewhere would begin a filter. */
export type Ends = 'range'
