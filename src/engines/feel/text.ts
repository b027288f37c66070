import type { DefinitionFault, Place } from '#ground/source'

/** A FEEL text and where it stands in its file. */
export interface Text {
  readonly text: string
  /** The rule of a table that it belongs to, by its id. */
  readonly rule?: string | undefined
  place(offset: number): Place
}

/** The text began at this place and went on plainly: its line ends are the file's. */
export function textAt(text: string, start: Place): Text {
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
    const column = (lines.at(-1) ?? '').length
    return lines.length === 1
      ? { ...start, column: start.column + column }
      : { file: start.file, line: start.line + lines.length - 1, column: column + 1 }
  }
  return { text, place }
}

/** Thrown inside the reader alone, where nothing sensible can be read any more. */
export class Unreadable extends Error {}

/** Whoever has so many has to mend these first. */
const MOST_FAULTS = 100
const LONGEST = 1000

/** A name, number or text that is quoted in a sentence may have a million letters. */
const cut = (sentence: string) =>
  sentence.length > LONGEST ? `${sentence.slice(0, LONGEST / 2)} … ${sentence.slice(-LONGEST / 4)}` : sentence

/** Collects what is wrong with a text. */
export class Faults {
  readonly found: DefinitionFault[] = []
  readonly #holes = new WeakSet<DefinitionFault>()
  readonly #text: Text

  constructor(text: Text) {
    this.#text = text
  }

  add(offset: number, code: string, message: string, remedy: string): void {
    if (this.found.length >= MOST_FAULTS) throw new Unreadable('There are too many faults.')
    this.found.push({
      severity: 'fault',
      at: this.#text.place(offset),
      code,
      message: cut(message),
      remedy: cut(remedy),
    })
  }

  /** A fault where nothing stands that could be run: with any other the text runs, and gives null where it must. */
  addHole(offset: number, code: string, message: string, remedy: string): void {
    this.add(offset, code, message, remedy)
    this.#holes.add(this.found.at(-1)!)
  }

  get hasHole(): boolean {
    return this.found.some((fault) => this.#holes.has(fault))
  }
}
