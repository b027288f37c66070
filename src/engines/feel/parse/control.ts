import { common, itemTypeOf } from '../check.ts'
import { normalName } from '../names.ts'
import type { Scope } from '../scope.ts'
import type { Iterator, Node } from '../tree.ts'
import { mustBe } from './must.ts'
import type { Parser } from './parser.ts'

/** `if`, `for`, `some` and `every`; undefined where none of them begins here. */
export function readControl(p: Parser, scope: Scope): Node | undefined {
  const at = p.pos
  if (p.takeWord('if')) return readIf(p, scope, at)
  if (p.takeWord('for')) return readFor(p, scope, at)
  if (p.takeWord('some')) return readQuantified(p, scope, at, 'some')
  if (p.takeWord('every')) return readQuantified(p, scope, at, 'every')
  return undefined
}

function readIf(p: Parser, scope: Scope, at: number): Node {
  const condition = p.expression(scope)
  mustBe(p, condition, 'boolean', '"if" wants a condition')
  p.expectWord('then')
  const then = p.expression(scope)
  p.expectWord('else')
  const otherwise = p.expression(scope)
  return { kind: 'if', at, type: common([then.type, otherwise.type])!, condition, then, otherwise }
}

/** The iterators, each of which sees the variables of those before it, and the scope in which all are seen. */
function readIterators(p: Parser, outer: Scope): { iterators: Iterator[]; scope: Scope } {
  const iterators: Iterator[] = []
  let scope = outer
  do {
    const name = readVariable(p)
    const domain = p.expression(scope)
    const to = p.take('..') ? p.expression(scope) : undefined
    // A slot of its own keeps the variable apart from what the domain's own expression needs.
    iterators.push({ slot: scope.next, in: domain, to })
    scope = scope.with([[name, to ? domain.type : itemTypeOf(domain.type)]])
  } while (p.take(','))
  return { iterators, scope }
}

const VARIABLE = /([^\s,()[\]{}"](?:[^,()[\]{}"]*?[^\s,()[\]{}"])??)\s+in(?![\p{L}\p{N}_])/uy

function readVariable(p: Parser): string {
  p.skip()
  VARIABLE.lastIndex = p.pos
  const found = VARIABLE.exec(p.text) ?? p.unexpected('a name and "in"')
  p.pos += found[0].length
  return normalName(found[1]!)
}

function readFor(p: Parser, outer: Scope, at: number): Node {
  const { iterators, scope } = readIterators(p, outer)
  p.expectWord('return')
  const inner = scope.with([['partial', { list: 'any' }]])
  const [body, named] = p.watching([scope.next], () => p.expression(inner))
  const partial = named.size > 0 ? scope.next : undefined
  return { kind: 'for', at, type: { list: body.type }, iterators, partial, body }
}

function readQuantified(p: Parser, outer: Scope, at: number, kind: 'some' | 'every'): Node {
  const { iterators, scope } = readIterators(p, outer)
  p.expectWord('satisfies')
  const body = p.expression(scope)
  mustBe(p, body, 'boolean', `"${kind}" wants a condition after "satisfies"`)
  return { kind, at, type: 'boolean', iterators, body }
}
