import { entriesOf, isList, isOpen, itemOf, mayBe } from '../check.ts'
import type { Scope } from '../scope.ts'
import { filterScope, findNameIn } from '../scope.ts'
import type { Node } from '../tree.ts'
import { showType } from '../values/conform.ts'
import { propertyNames, propertyType } from '../values/properties.ts'
import type { Type } from '../values/types.ts'
import { readCall } from './call.ts'
import { nearest } from './nearest.ts'
import type { Ends, Parser } from './parser.ts'

/** Goes on with what follows a value directly: `.name`, `[filter]`, `(arguments)`. */
export function readAccess(p: Parser, scope: Scope, first: Node, ends?: Ends): Node {
  let node = first
  for (; ; p.count()) {
    if (p.at('(')) node = readCall(p, scope, node)
    else if (p.at('[') && !(ends === 'range' && endsRange(p))) node = readFilter(p, scope, node)
    else if (p.at('.') && !p.at('..')) node = readPath(p, node)
    else return node
  }
}

/** In `[1..5[` the last bracket closes the range: nothing that could be a condition follows it. */
function endsRange(p: Parser): boolean {
  const from = p.pos
  p.take('[')
  p.skip()
  const ends =
    /(?:[)\],}*/+=<>!]|\.(?![0-9])|(?:and|or|then|else|return|satisfies|in|between|instance)(?![\p{L}\p{N}])|$)/uy
  ends.lastIndex = p.pos
  const result = ends.test(p.text)
  p.pos = from
  return result
}

function readPath(p: Parser, from: Node): Node {
  p.expect('.')
  p.skip()
  const at = p.pos
  const known = entriesOf(itemOf(from.type))
  const found = known && findNameIn(known, p.text, at)
  if (found) p.pos = found.end
  const name = found?.entry ?? (p.words() || p.unexpected('a name'))
  const type = found ? known.get(found.entry)! : typeOfEntry(p, from.type, name, at)
  return { kind: 'path', at, type: isList(from.type) ? { list: itemOf(type) } : type, from, name }
}

function typeOfEntry(p: Parser, from: Type, name: string, at: number): Type {
  const item = itemOf(from)
  const type = propertyType(item, name)
  if (type !== undefined) return type
  if (!isOpen(item)) {
    const known = [...(entriesOf(item)?.keys() ?? propertyNames(item))]
    const remedy = known.length > 0 ? nearest(name, known) : `It has no parts: take ".${name}" away.`
    p.fault(at, 'no-such-entry', `A ${showType(item)} has no "${name}".`, remedy)
  }
  return 'any'
}

function readFilter(p: Parser, scope: Scope, list: Node): Node {
  p.expect('[')
  const item = itemOf(list.type)
  const inner = filterScope(scope, item)
  const slots = Array.from({ length: inner.next - scope.next }, (_, index) => scope.next + index)
  const [by, named] = p.watching(slots, () => p.expression(inner))
  p.expect(']')
  if (!mayBe(by.type, 'boolean') && !mayBe(by.type, 'number'))
    p.fault(
      by.at,
      'wrong-type',
      `A filter is a condition or a position, not a ${showType(by.type)}.`,
      'Write a condition.',
    )
  return filterNode(list, item, by, inner, named)
}

function filterNode(list: Node, item: Type, by: Node, inner: Scope, named: ReadonlySet<number>): Node {
  const entries = [...inner.entries.values()].filter(({ slot }) => named.has(slot) && slot !== inner.parent!.next)
  const type: Type = by.type === 'number' ? item : by.type === 'boolean' ? { list: item } : 'any'
  const slot = inner.parent!.next
  return { kind: 'filter', at: list.at, type, list, slot, entries, by, perItem: named.size > 0 }
}
