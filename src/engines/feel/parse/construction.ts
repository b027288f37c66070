import { common } from '../check.ts'
import { externalFunction } from '../external.ts'
import { normalName } from '../names.ts'
import type { Scope } from '../scope.ts'
import type { ComparisonSign, ContextNode, FunctionNode, Node } from '../tree.ts'
import type { Type } from '../values/types.ts'
import { broken, readQuoted } from './literals.ts'
import { mustCompare } from './must.ts'
import type { Parser } from './parser.ts'
import { readType } from './type.ts'

/** Operators bind tighter than this in the end of a range. */
const ENDPOINT = 3

/** A list, range, context, function or something in brackets; undefined where none begins here. */
export function readConstruction(p: Parser, scope: Scope): Node | undefined {
  const at = p.pos
  if (p.take('{')) return readContext(p, scope, at)
  if (p.take('(')) return readSignRange(p, scope, at) ?? readBracketed(p, scope, at)
  if (p.take('[')) return readListOrRange(p, scope, at)
  if (p.take(']')) return readRangeFrom(p, scope, at, p.expression(scope, ENDPOINT), false)
  if (p.takeWord('function')) return readFunction(p, scope, at)
  return undefined
}

function readBracketed(p: Parser, scope: Scope, at: number): Node {
  const inner = p.expression(scope)
  if (p.at('..')) return readRangeFrom(p, scope, at, inner, false)
  p.expect(')')
  return inner
}

function readListOrRange(p: Parser, scope: Scope, at: number): Node {
  if (p.take(']')) return { kind: 'list', at, type: { list: 'any' }, items: [] }
  const items = [p.expression(scope)]
  if (p.at('..')) return readRangeFrom(p, scope, at, items[0]!, true)
  while (p.take(',')) items.push(p.expression(scope))
  p.expect(']')
  return { kind: 'list', at, type: { list: common(items.map((item) => item.type))! }, items }
}

function readRangeFrom(p: Parser, scope: Scope, at: number, start: Node, startIncluded: boolean): Node {
  p.expect('..')
  const end = p.expression(scope, ENDPOINT, 'range')
  mustCompare(p, start.type, end.type, at)
  const endIncluded = p.take(']')
  if (!endIncluded && !p.take(')') && !p.take('[')) p.unexpected('"]" or ")"')
  return { kind: 'range', at, type: { range: common([start.type, end.type])! }, start, end, startIncluded, endIncluded }
}

const SIGNS: readonly ComparisonSign[] = ['<=', '>=', '!=', '<', '>', '=']

/** `(> 5)`: a range with one end (grammar rule 66). */
function readSignRange(p: Parser, scope: Scope, at: number): Node | undefined {
  const sign = SIGNS.find((each) => p.take(each))
  if (!sign) return undefined
  const value = p.expression(scope, ENDPOINT)
  p.expect(')')
  return { kind: 'sign range', at, type: { range: value.type }, sign, value }
}

const KEY = /[^\s:,{}"[\]()](?:[^:,{}"[\]()]*[^\s:,{}"[\]()])?/uy

function readKey(p: Parser): string {
  p.skip()
  const quoted = readQuoted(p)
  if (quoted !== undefined) return quoted
  KEY.lastIndex = p.pos
  const found = KEY.exec(p.text)?.[0] ?? p.unexpected('a name')
  p.pos += found.length
  return normalName(found)
}

function readContext(p: Parser, outer: Scope, at: number): Node {
  const entries: ContextNode['entries'][number][] = []
  const types = new Map<string, Type>()
  let scope = outer
  let twice: Node | undefined
  while (!p.take('}')) {
    if (entries.length > 0) p.expect(',')
    p.skip()
    const keyAt = p.pos
    const name = readKey(p)
    p.expect(':')
    if (types.has(name))
      twice = broken(p, keyAt, 'name-twice', `The entry "${name}" is there twice.`, 'Give each its own name.')
    const slot = scope.next
    const value = readEntry(p, scope, name)
    entries.push({ name, slot, value })
    types.set(name, value.type)
    scope = scope.with([[name, value.type]])
  }
  return twice ?? { kind: 'context', at, type: { context: types }, entries }
}

/** A function sees its own entry, so that it can call itself. */
function readEntry(p: Parser, scope: Scope, name: string): Node {
  if (!p.atWord('function')) return p.expression(scope)
  const [value, named] = p.watching([scope.next], () => p.expression(scope.with([[name, 'function']])))
  return value.kind === 'function' && named.size > 0 ? { ...value, self: scope.next } : value
}

function readFunction(p: Parser, outer: Scope, at: number): Node {
  p.expect('(')
  const written: [string, Type][] = []
  while (!p.take(')')) {
    if (written.length > 0) p.expect(',')
    written.push([readKey(p), p.take(':') ? readType(p) : 'any'])
  }
  if (p.takeWord('external')) return readExternal(p, outer, written, at)
  const scope = scopeOf(outer, written)
  const body = p.expression(scope)
  return functionNode(at, outer, written, body)
}

const scopeOf = (outer: Scope, written: readonly [string, Type][]) => outer.with(written)

function functionNode(at: number, outer: Scope, written: readonly [string, Type][], body: Node): FunctionNode {
  const parameters = written.map(([name, type], index) => ({ name, type, slot: outer.next + index }))
  return { kind: 'function', at, type: functionType(written, body.type), parameters, self: undefined, body }
}

const functionType = (written: readonly [string, Type][], gives: Type): Type => ({
  function: { takes: written.map(([, each]) => each), gives, names: written.map(([name]) => name) },
})

/** `external {java: {class: "…", method signature: "…"}}` (grammar rule 57), both said outright. */
function readExternal(p: Parser, outer: Scope, written: readonly [string, Type][], at: number): Node {
  const java = entryOf(p.expression(scopeOf(outer, written)), 'java')
  const [className, signature] = [wordsOf(entryOf(java, 'class')), wordsOf(entryOf(java, 'method signature'))]
  const parameters = written.map(([name, type]) => ({ name, type }))
  const found = externalFunction(className, signature, parameters)
  if (found) return { kind: 'literal', at, value: found, type: functionType(written, found.gives) }
  return broken(
    p,
    at,
    'external-function',
    unreachable,
    'Write the function in FEEL, or as a business knowledge model.',
  )
}

const unreachable = 'This function of another language is none of the few that a model may call.'

const entryOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.kind === 'context' ? node.entries.find((entry) => entry.name === name)?.value : undefined

const wordsOf = (node: Node | undefined): string =>
  node?.kind === 'literal' && typeof node.value === 'string' ? node.value : ''
