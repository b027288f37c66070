import { Parser } from 'saxen'
import type { DefinitionFault, Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import type { Entity } from './entities.ts'
import { bareAmpersand, decode } from './entities.ts'

/** An element with its attributes, its elements and its own text, and where each character of that stands. */
export interface Element {
  /** Its name without a prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
  readonly at: Place
  /** The place of a character of its text. */
  place(offset: number): Place
}

/** Far more than any law takes; what is larger is a mistake or an attack. */
const LARGEST = 8 * 1024 * 1024
const DEEPEST = 100

interface Open {
  name: string
  namespace: string
  attributes: ReadonlyMap<string, string>
  children: Element[]
  pieces: Entity[]
  offset: number
}

/** Reads a document without doctype, entities of its own or anything else that reaches outside it; throws DefinitionFaults. */
export function readXml(xml: string, file: string): Element {
  const reading = new Reading(xml, file)
  if (xml.length > LARGEST) reading.fail(0, 'too-large', 'The file is too large.', 'Split it into several models.')
  return reading.read()
}

const noName = ['a < begins no tag', 'Write &lt; for the sign itself.'] as const
const noMarkup = ['it begins with no tag', 'Write a DMN model: <definitions …>.'] as const

/** What the parser says in its own words, and what an author has to do; `open` is the element that was opened last. */
const slips = (open = ''): Readonly<Record<string, readonly [what: string, remedy: string]>> => ({
  'illegal first char nodeName': noName,
  'invalid nodeName': noName,
  'missing start tag': noMarkup,
  'closing tag mismatch': [`<${open}> is open, and something else is closed`, `Write </${open}> first.`],
  'unexpected end of file': [`the file ends before <${open}> is closed`, `Write </${open}>.`],
  'unclosed tag': ['this tag does not end', 'Write its >.'],
})

class Reading {
  readonly #xml: string
  readonly #file: string
  readonly #lines: number[]
  readonly #open: Open[] = []
  #cursor = 0
  #root: Element | undefined

  constructor(xml: string, file: string) {
    this.#xml = xml
    this.#file = file
    this.#lines = [0, ...Array.from(xml.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)]
  }

  fail(offset: number, code: string, message: string, remedy: string): never {
    const fault: DefinitionFault = { severity: 'fault', at: this.place(offset), code, message, remedy }
    throw new DefinitionFaults([fault])
  }

  place(offset: number): Place {
    let [low, high] = [0, this.#lines.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#lines[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { file: this.#file, line: low + 1, column: offset - this.#lines[low]! + 1 }
  }

  read(): Element {
    const parser = new Parser({ proxy: true })
    parser.ns()
    parser.on('openTag', (element, _decode, selfClosing) => this.#begin(element, selfClosing))
    parser.on('closeTag', (_element, _decode, selfClosing) => this.#end(selfClosing))
    parser.on('text', (text) => this.#text(text))
    parser.on('cdata', (text) => this.#cdata(text))
    parser.on('comment', () => this.#pass('-->'))
    parser.on('question', () => this.#pass('?>'))
    parser.on('attention', () => this.#refuseDoctype())
    parser.on('error', (error) => this.#broken(error))
    parser.on('warn', (error) => this.#broken(error))
    parser.parse(this.#xml.startsWith('\uFEFF') ? ` ${this.#xml.slice(1)}` : this.#xml)
    return this.#root ?? this.fail(0, 'not-xml', 'There is no element in this file.', 'Write a DMN model.')
  }

  #broken(error: Error): never {
    const open = this.#open.at(-1)?.name
    const [what, remedy] = slips(open)[error.message] ?? [error.message, 'Mend the markup here.']
    return this.fail(this.#tag(), 'not-xml', `This is not well-formed XML: ${what}.`, remedy)
  }

  #refuseDoctype(): never {
    const remedy = 'Take it out: a model needs none.'
    return this.fail(
      this.#tag(),
      'doctype',
      'A document type is not read, since it can reach outside the file.',
      remedy,
    )
  }

  #refuseAmpersand(offset: number): never {
    const message = 'This is not well-formed XML: an & begins nothing that XML knows.'
    return this.fail(offset, 'not-xml', message, 'Write &amp; for the sign itself.')
  }

  /** The offset of the tag that is being read. */
  #tag(): number {
    const next = this.#xml.indexOf('<', this.#cursor)
    return next < 0 ? this.#xml.length : next
  }

  #pass(end: string): void {
    this.#cursor = this.#xml.indexOf(end, this.#tag()) + end.length
  }

  #text(text: string): void {
    const bare = bareAmpersand(text)
    if (bare >= 0) this.#refuseAmpersand(this.#cursor + bare)
    this.#open.at(-1)?.pieces.push(...decode(text, this.#cursor))
    this.#cursor += text.length
  }

  #cdata(text: string): void {
    this.#open.at(-1)?.pieces.push({ text, offset: this.#tag() + '<![CDATA['.length, plain: true })
    this.#pass(']]>')
  }

  #begin(element: SaxenElement, selfClosing: boolean): void {
    const offset = this.#tag()
    if (this.#open.length >= DEEPEST)
      this.fail(offset, 'too-deep', 'Elements are nested too deeply.', 'Flatten the model.')
    const [prefix, local] = split(element.name)
    const namespace = (prefix && element.ns[`${prefix}$uri`]) ?? ''
    if (Object.values(element.attrs).some((value) => bareAmpersand(value) >= 0)) this.#refuseAmpersand(offset)
    const attributes = new Map(Object.entries(element.attrs).map(([name, value]) => [name, whole(decode(value, 0))]))
    this.#open.push({ name: local, namespace, attributes, children: [], pieces: [], offset })
    this.#cursor = endOfTag(this.#xml, offset)
    if (selfClosing) this.#close()
  }

  #end(selfClosing: boolean): void {
    if (selfClosing) return
    this.#pass('>')
    this.#close()
  }

  #close(): void {
    const { pieces, offset, ...rest } = this.#open.pop()!
    const element = { ...rest, text: whole(pieces), at: this.place(offset), place: this.#placesOf(pieces, offset) }
    const parent = this.#open.at(-1)
    if (parent) parent.children.push(element)
    else this.#root = element
  }

  #placesOf(pieces: readonly Entity[], offset: number) {
    return (at: number): Place => {
      let left = at
      for (const piece of pieces) {
        if (left < piece.text.length || piece === pieces.at(-1))
          return this.place(piece.offset + (piece.plain ? left : 0))
        left -= piece.text.length
      }
      return this.place(offset)
    }
  }
}

interface SaxenElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly ns: Readonly<Record<string, string>>
}

const whole = (pieces: readonly Entity[]) => pieces.map((piece) => piece.text).join('')

function split(name: string): [prefix: string | undefined, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? [undefined, name] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** Where the tag ends: at the first ">" outside quotation marks. */
function endOfTag(xml: string, offset: number): number {
  const tag = /<(?:[^"'>]|"[^"]*"|'[^']*')*>/y
  tag.lastIndex = offset
  return tag.test(xml) ? tag.lastIndex : xml.length
}
