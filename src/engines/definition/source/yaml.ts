import type { Document, Node, Pair, YAMLMap, YAMLParseError } from 'yaml'
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { DefinitionFault, Place } from '#ground/source'
import { placeAt } from '#ground/source'
import type { Faults } from './faults.ts'

export type Path = readonly (string | number)[]

/**
 * A YAML file as plain values, objects without a prototype, with the place of everything in it.
 * Numbers are the text that stands in the file, so that no digit is lost.
 */
export interface YamlFile {
  readonly file: string
  readonly text: string
  readonly value: unknown
  /** Where a value stands; for what is not there, the nearest thing around it. */
  at(path: Path): Place
  /** Where a key stands. */
  keyAt(path: Path): Place
  /** Where the content of a text begins in the file, quotes and block marks left aside. */
  contentAt(path: Path): number
}

const deepest = 40
const biggest = 1_000_000

/** Reads a file; what is wrong with it as YAML is told to `faults`, and undefined comes back where nothing can be made of it. */
export function readYaml(file: string, bytes: Uint8Array, faults: Faults): YamlFile | undefined {
  const text = decoded(file, bytes, faults)
  if (text === undefined) return undefined
  const root = parsed(file, text, faults)
  if (root === undefined) return undefined
  const before = faults.all.length
  const read = new Reader(file, text, root, faults).read()
  // Without what stood there, what is left would seem to have faults that it has not.
  return faults.all.length > before ? undefined : read
}

function decoded(file: string, bytes: Uint8Array, faults: Faults): string | undefined {
  const start = { file, line: 1, column: 1 }
  if (bytes.length > biggest) {
    faults.gap(
      start,
      'file-too-big',
      'This file is larger than a megabyte.',
      'Split the service, or shorten its words.',
    )
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    faults.gap(start, 'not-utf-8', 'This file is not text in UTF-8.', 'Save it as UTF-8.')
    return undefined
  }
}

function parsed(file: string, text: string, faults: Faults): Node | undefined {
  try {
    const document = parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: true, logLevel: 'error' })
    faults.gaps(yamlFaults(document, (offset) => placeAt(file, text, offset)))
    if (!document.contents && document.errors.length === 0)
      faults.gap(
        { file, line: 1, column: 1 },
        'empty-file',
        'There is nothing in this file.',
        'Write it, or take it away.',
      )
    // Beyond broken markup nothing is to be trusted: faults that only follow from it would hide it.
    return document.errors.some(({ code }) => code !== 'DUPLICATE_KEY') ? undefined : (document.contents ?? undefined)
  } catch (error) {
    // The parser itself gives up on a file that nests without end.
    if (!(error instanceof RangeError)) throw error
    faults.gap({ file, line: 1, column: 1 }, 'yaml', 'This file nests too deeply to be read.', remedy)
    return undefined
  }
}

/** What is wrong with a document as YAML, where, and what to do about it. */
export const yamlFaults = ({ errors, warnings }: Document, place: (offset: number) => Place): DefinitionFault[] =>
  [...tellable(errors), ...warnings].map(({ pos, message, code }) => ({
    severity: 'fault',
    at: place(pos[0]),
    code: 'yaml',
    message: messages[kindOf(code, message)] ?? sentence(message),
    remedy: remedies[kindOf(code, message)] ?? remedy,
  }))

const kindOf = (code: string, message: string) => (/closing ['"]quote/.test(message) ? 'OPEN_QUOTE' : code)

/** Of broken markup the cause is told, and nothing that only follows from it. */
function tellable(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const broken = errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
  const cause = broken.find(({ code }) => code === 'TAB_AS_INDENT') ?? broken[0]
  return cause ? [cause] : [...errors]
}

const messages: Record<string, string> = {
  TAB_AS_INDENT: 'There is a tab where the line should be indented with spaces.',
  OPEN_QUOTE: 'A quotation mark is opened before this, and never closed.',
  MULTIPLE_DOCS: 'A second document begins here, and only one is read.',
  BLOCK_AS_IMPLICIT_KEY: 'This line is indented otherwise than those around it, or has two colons.',
}

const remedy = 'Mend the YAML here; texts with a colon, a quote or a hash in them go in quotes.'
const remedies: Record<string, string> = {
  DUPLICATE_KEY: 'Keep one of the two.',
  BAD_INDENT: 'Indent with the same number of spaces as the lines around it.',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
  OPEN_QUOTE: 'Write the same mark at the end of its text.',
  MULTIPLE_DOCS: 'Take the line `---` away, or put what follows into a file of its own.',
  MISSING_CHAR: 'Indent with the same number of spaces as the lines around it, and end what is begun.',
  BLOCK_AS_IMPLICIT_KEY:
    'Indent with the same number of spaces as the lines around it; texts with a colon go in quotes.',
}

const sentence = (message: string) => (/[.!?]$/.test(message) ? message : `${message}.`)

class Reader {
  readonly #file: string
  readonly #text: string
  readonly #root: Node
  readonly #faults: Faults

  constructor(file: string, text: string, root: Node, faults: Faults) {
    this.#file = file
    this.#text = text
    this.#root = root
    this.#faults = faults
  }

  read(): YamlFile {
    const place = (offset: number) => placeAt(this.#file, this.#text, offset)
    return {
      file: this.#file,
      text: this.#text,
      value: this.#plain(this.#root, 0),
      at: (path) => place(startOf(this.#nodeAt(path))),
      keyAt: (path) => place(this.#keyOf(path)),
      contentAt: (path) => this.#contentOf(this.#nodeAt(path)),
    }
  }

  #plain(node: unknown, depth: number): unknown {
    if (depth > deepest) return this.#refuse(node, 'too-deep', 'This nests too deeply.', 'Write it flatter.')
    if (isMap(node)) return this.#object(node, depth)
    if (isSeq(node)) return node.items.map((item) => this.#plain(item, depth + 1))
    if (isAlias(node))
      return this.#refuse(node, 'alias', 'References (`*name`) are not read here.', 'Write the thing out in full.')
    if (!isScalar(node)) return null
    return typeof node.value === 'number' || typeof node.value === 'bigint' ? (node.source ?? null) : node.value
  }

  #object(map: YAMLMap, depth: number): object {
    // Without a prototype, '__proto__' is a key like any other.
    const object: Record<string, unknown> = Object.create(null)
    for (const pair of map.items) {
      const key = keyText(pair)
      if (key === undefined)
        this.#refuse(pair.key, 'key', 'A key must be plain text.', 'Write a word before the colon.')
      else object[key] = this.#plain(pair.value, depth + 1)
    }
    return object
  }

  #refuse(node: unknown, code: string, message: string, remedy: string): null {
    this.#faults.gap(placeAt(this.#file, this.#text, startOf(node)), code, message, remedy)
    return null
  }

  /** The node at a path, or the last one there is on the way. */
  #nodeAt(path: Path): unknown {
    let node: unknown = this.#root
    for (const step of path) {
      const next = stepInto(node, step)
      if (!next) return node
      node = next.value ?? next.key ?? node
    }
    return node
  }

  #keyOf(path: Path): number {
    const parent = this.#nodeAt(path.slice(0, -1))
    const pair = stepInto(parent, path.at(-1) ?? '')
    return startOf(pair?.key ?? pair?.value ?? parent)
  }

  #contentOf(node: unknown): number {
    if (!isScalar(node) || !node.range) return startOf(node)
    const [start] = node.range
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return start + 1
    if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return start
    return this.#text.indexOf('\n', start) + 1
  }
}

function stepInto(node: unknown, step: string | number): { key?: unknown; value: unknown } | undefined {
  if (isSeq(node))
    return typeof step === 'number' && node.items[step] !== undefined ? { value: node.items[step] } : undefined
  return isMap(node) ? node.items.find((pair) => keyText(pair) === String(step)) : undefined
}

function keyText({ key }: Pair): string | undefined {
  if (!isScalar(key)) return undefined
  return typeof key.value === 'string' ? key.value : (key.source ?? undefined)
}

function startOf(node: unknown): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? (node as Node).range : undefined
  return range?.[0] ?? 0
}
