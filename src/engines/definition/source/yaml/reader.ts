import type { Node, Pair, YAMLMap } from 'yaml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { placeAt } from '#ground/source'
import type { Faults } from '../faults.ts'
import type { Path, YamlFile } from './yaml-file.ts'

const deepest = 40

/** Takes plain values out of what was parsed, and finds the place of each again. */
export class Reader {
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
