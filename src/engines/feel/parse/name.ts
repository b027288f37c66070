import { builtins } from '../functions/builtins.ts'
import { isKeyword, wordAt } from '../names.ts'
import type { Scope } from '../scope.ts'
import { findBuiltin } from '../scope.ts'
import type { Node } from '../tree.ts'
import { broken, literal } from './literals.ts'
import { near, nearest } from './nearest.ts'
import type { Parser } from './parser.ts'

/** A name that the scope knows, the longest that stands here; else a built-in; else a fault that says which are near. */
export function readName(p: Parser, scope: Scope): Node | undefined {
  const at = p.pos
  const word = wordAt(p.text, at)
  if (word === undefined) return undefined
  const own = scope.find(p.text, at)
  const builtin = findBuiltin(p.text, at)
  if (builtin && (!own || builtin.end > own.end || isCalled(p, own.end, own.entry.type))) {
    p.pos = builtin.end
    const node: Node = { kind: 'builtin', at, type: 'function', builtin: builtin.entry }
    return p.at('(') ? node : inItems(p, builtin.entry.name, node, scope.openItems())
  }
  if (!own) return readUnknown(p, scope, word)
  p.pos = own.end
  const { name, slot, type } = own.entry
  p.used.add(slot)
  return inItems(
    p,
    name,
    { kind: 'name', at, type, name, slot },
    scope.openItems().filter((item) => item > slot),
  )
}

/** A name of the scope that is no function does not stand in the way of the built-in that is called. */
function isCalled(p: Parser, end: number, type: unknown): boolean {
  const from = p.pos
  p.pos = end
  const called =
    p.at('(') && type !== 'any' && type !== 'function' && !(typeof type === 'object' && 'function' in type!)
  p.pos = from
  return called
}

function inItems(p: Parser, name: string, otherwise: Node, items: readonly number[]): Node {
  if (items.length === 0) return otherwise
  for (const item of items) p.used.add(item)
  return { kind: 'item name', at: otherwise.at, type: 'any', name, items, otherwise }
}

function readUnknown(p: Parser, scope: Scope, word: string): Node | undefined {
  const at = p.pos
  if (isKeyword(word)) return readConstant(p, word)
  const name = p.words()
  const items = scope.openItems()
  if (items.length === 0) return unknownName(p, scope, name, at)
  for (const item of items) p.used.add(item)
  return { kind: 'item name', at, type: 'any', name, items, otherwise: undefined }
}

function unknownName(p: Parser, scope: Scope, name: string, at: number): Node {
  if (p.at('('))
    return broken(p, at, 'unknown-name', `There is no function called "${name}".`, nearFunction(name, scope))
  const remedy = scope.remedyFor(p.text, at) ?? constantMeant(name) ?? nearest(name, scope.names())
  return broken(p, at, 'unknown-name', `Nothing here is called "${name}".`, remedy)
}

/** TRUE, Null, yes: what other languages and people write for them. */
function constantMeant(name: string): string | undefined {
  const word = name.toLowerCase()
  if (CONSTANTS.has(word)) return `Write ${word}, in small letters.`
  return word === 'yes' || word === 'no' ? 'Write true or false.' : undefined
}

function nearFunction(name: string, scope: Scope): string {
  const own = [...scope.functions()]
  const all = [...own, ...builtins.keys()]
  const having = all.find((other) => other.split(' ').includes(name))
  const known = own.length > 0 ? `, or one of the model: ${own.map((each) => `"${each}"`).join(', ')}` : ''
  return near(name, all) ?? (having ? `Did you mean "${having}"?` : `Use a built-in function of FEEL${known}.`)
}

const CONSTANTS: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
])

function readConstant(p: Parser, word: string): Node | undefined {
  const value = CONSTANTS.get(word)
  if (value === undefined) return undefined
  const at = p.pos
  p.pos += word.length
  return literal(at, value)
}
