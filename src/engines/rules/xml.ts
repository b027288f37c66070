import { Parser } from 'saxen'
import type { DefinitionFault, Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { deepestElement, mostAttributes, mostCharacters, mostParts, tooLarge } from './limits.ts'
import type { Element } from './xml/element.ts'
import { ReadElement, whole } from './xml/element.ts'
import type { Entity } from './xml/entities.ts'
import { badEntity, decode, foreignIn } from './xml/entities.ts'
import { Lines } from './xml/lines.ts'
import type { Namespaces } from './xml/tag.ts'
import { declaredIn, known, measureTag, namespaceOf, split } from './xml/tag.ts'

export type { Element } from './xml/element.ts'

interface Open {
  readonly name: string
  readonly namespace: string
  readonly namespaces: Namespaces
  readonly attributes: ReadonlyMap<string, string>
  /** Most elements have only one of the two. */
  children: Element[] | undefined
  pieces: Entity[] | undefined
  readonly offset: number
}

/**
 * Reads a document without doctype, entities of its own or anything else that reaches outside it; throws DefinitionFaults. Elements
 * of namespaces that are not kept are passed over.
 */
export function readXml(xml: string, file: string, keeps: (namespace: string) => boolean = () => true): Element {
  const reading = new Reading(xml, file, keeps)
  if (xml.length > mostCharacters) reading.fail(0, 'too-large', tooLarge, 'Split it into several models.')
  const foreign = foreignIn(xml)
  if (foreign >= 0) reading.refuseCharacter(foreign)
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
  readonly #lines: Lines
  readonly #keeps: (namespace: string) => boolean
  readonly #open: Open[] = []
  readonly #placeOf = (offset: number): Place => ({ file: this.#file, ...this.#lines.at(offset) })
  #cursor = 0
  #parts = 0
  #root: Element | undefined

  constructor(xml: string, file: string, keeps: (namespace: string) => boolean) {
    this.#xml = xml
    this.#file = file
    this.#lines = new Lines(xml)
    this.#keeps = keeps
  }

  fail(offset: number, code: string, message: string, remedy: string): never {
    const fault: DefinitionFault = { severity: 'fault', at: this.#placeOf(offset), code, message, remedy }
    throw new DefinitionFaults([fault])
  }

  refuseCharacter(offset: number): never {
    const code = this.#xml.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')
    const message = `This is not well-formed XML: a character stands here that it does not know (U+${code}).`
    return this.fail(offset, 'not-xml', message, 'Take it out, and save the file as UTF-8.')
  }

  read(): Element {
    const parser = new Parser({ proxy: true })
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

  #count(parts: number, offset: number): void {
    this.#parts += parts
    if (this.#parts <= mostParts) return
    const message = `The file is too large: it has more than ${mostParts} elements, attributes and signs written as entities.`
    this.fail(offset, 'too-large', message, 'Split it into several models.')
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
    const bad = badEntity(text)
    if (bad >= 0) this.#refuseAmpersand(this.#cursor + bad)
    const open = this.#open.at(-1)
    // What stands between two elements is mostly a line end and some blanks: after the first element they are none of the text.
    if (open && !(open.children && BLANK.test(text)))
      this.#add(open, decode(text, this.#cursor, mostParts - this.#parts))
    this.#cursor += text.length
  }

  #cdata(text: string): void {
    const open = this.#open.at(-1)
    if (open) this.#add(open, [{ text, offset: this.#tag() + '<![CDATA['.length, plain: true }])
    this.#pass(']]>')
  }

  /** The first piece of an element's text is counted with it. */
  #add(open: Open, more: Entity[]): void {
    const { pieces } = open
    this.#count(pieces ? more.length : more.length - 1, this.#cursor)
    if (pieces) for (const piece of more) pieces.push(piece)
    else open.pieces = more
  }

  #begin(element: SaxenElement, selfClosing: boolean): void {
    const offset = this.#tag()
    if (this.#root && this.#open.length === 0)
      this.fail(offset, 'not-xml', 'This is not well-formed XML: it has two outermost elements.', 'Take one out.')
    if (this.#open.length >= deepestElement)
      this.fail(offset, 'too-deep', 'Elements are nested too deeply.', 'Flatten the model.')
    const { end, quoted } = measureTag(this.#xml, offset)
    if (quoted > mostAttributes)
      this.fail(offset, 'too-large', `An element may have ${mostAttributes} attributes.`, 'Take some out.')
    this.#count(1 + quoted, offset)
    const isBare = end === offset + element.name.length + 2
    const attributes = isBare ? NONE : this.#attributesOf(element, offset)
    this.#open.push(this.#opened(element.name, attributes, offset))
    this.#cursor = end
    if (selfClosing) this.#close()
  }

  #attributesOf({ attrs }: SaxenElement, offset: number): ReadonlyMap<string, string> {
    let read: Map<string, string> | undefined
    for (const name of Object.keys(attrs)) {
      const value = attrs[name]!
      if (badEntity(value) >= 0) this.#refuseAmpersand(offset)
      read ??= new Map()
      read.set(name, value.includes('&') ? whole(decode(value, 0)) : value)
    }
    return read ?? NONE
  }

  #opened(written: string, attributes: ReadonlyMap<string, string>, offset: number): Open {
    const namespaces = declaredIn(attributes, this.#open.at(-1)?.namespaces ?? known)
    const [prefix, name] = split(written)
    const namespace = namespaceOf(prefix, namespaces)
    if (namespace === undefined) {
      const message = `This is not well-formed XML: the prefix "${prefix}" stands for no namespace.`
      this.fail(offset, 'not-xml', message, `Declare it: xmlns:${prefix}="…".`)
    }
    return { name, namespace, namespaces, attributes, children: undefined, pieces: undefined, offset }
  }

  #end(selfClosing: boolean): void {
    if (selfClosing) return
    this.#pass('>')
    this.#close()
  }

  #close(): void {
    const open = this.#open.pop()!
    const parent = this.#open.at(-1)
    if (parent && !this.#keeps(open.namespace)) return
    const element = new ReadElement(open, open.pieces, open.offset, this.#placeOf)
    if (parent?.children) parent.children.push(element)
    else if (parent) parent.children = [element]
    else this.#root = element
  }
}

const BLANK = /^[ \t\r\n]{0,1000}$/

const NONE: ReadonlyMap<string, string> = new Map()

interface SaxenElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
}
