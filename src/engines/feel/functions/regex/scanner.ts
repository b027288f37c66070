import type { Flags } from './tree.ts'
import { BadPattern } from './tree.ts'

/** Goes through a pattern from character to character. */
export class Scanner {
  readonly flags: Flags
  private readonly text: string
  private at = 0

  constructor(text: string, flags: Flags) {
    this.text = text
    this.flags = flags
  }

  get atEnd(): boolean {
    return this.at >= this.text.length
  }

  /** What is next, white space aside; '' at the end. */
  peek(): string {
    this.skip()
    return this.text.charAt(this.at)
  }

  take(character: string): boolean {
    if (this.peek() !== character) return false
    this.at++
    return true
  }

  next(): string {
    this.skip()
    return this.rawNext()
  }

  /** White space says nothing under the flag x, except inside a set. */
  private skip(): void {
    while (this.flags.x && !this.atEnd && '\t\n\r '.includes(this.text[this.at]!)) this.at++
  }

  rawAt(text: string): boolean {
    return this.text.startsWith(text, this.at)
  }

  rawTake(text: string): boolean {
    if (!this.rawAt(text)) return false
    this.at += text.length
    return true
  }

  rawNext(): string {
    const codePoint = this.text.codePointAt(this.at)
    const character = codePoint === undefined ? '' : String.fromCodePoint(codePoint)
    this.at += character.length
    return character
  }

  /** Looks for what the expression, which is anchored, finds next; takes it with `rawTake`. */
  ahead(what: RegExp): RegExpExecArray | null {
    return what.exec(this.text.slice(this.at))
  }

  bad(what: string): BadPattern {
    return new BadPattern(`${what} (character ${this.at} of the pattern).`)
  }
}
