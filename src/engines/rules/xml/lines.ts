/** How much of a text is gone through to find a place in it. */
const BLOCK = 4096

/** Where the lines of a text begin, worked out when it is first asked for: a text may be nothing but line ends. */
export class Lines {
  readonly #text: string
  /** For the beginning of each block: the line it is in, from 0, and where that begins. */
  #blocks: { readonly line: number; readonly start: number }[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Both count from 1. */
  at(offset: number): { line: number; column: number } {
    this.#blocks ??= this.#allBlocks()
    const block = Math.min(Math.floor(offset / BLOCK), this.#blocks.length - 1)
    const { line, start } = this.#goOn(this.#blocks[block]!, block * BLOCK, offset)
    return { line: line + 1, column: offset - start + 1 }
  }

  #allBlocks() {
    const blocks = [{ line: 0, start: 0 }]
    for (let from = 0; from + BLOCK < this.#text.length; from += BLOCK)
      blocks.push(this.#goOn(blocks.at(-1)!, from, from + BLOCK))
    return blocks
  }

  #goOn({ line, start }: { line: number; start: number }, from: number, to: number) {
    let [lines, begun] = [line, start]
    // One sign more, since a line feed there says that a carriage return before it ends nothing.
    const part = this.#text.slice(from, to + 1)
    ENDS.lastIndex = 0
    for (let found = ENDS.exec(part); found && from + found.index < to; found = ENDS.exec(part)) {
      lines++
      begun = from + found.index + 1
    }
    return { line: lines, start: begun }
  }
}

/** Of a carriage return and a line feed, the second ends the line. */
const ENDS = /\r(?!\n)|\n/g
