import type { DefinitionFault } from '#ground/source'
import { itemOf, itemTypeOf, mayBe } from './check.ts'
import { filter } from './generate/access.ts'
import { forLoop, inDomain, quantified } from './generate/iteration.ts'
import type { Passes } from './generate/tests.ts'
import { constantOf, generate, generateTests } from './generate.ts'
import { parseExpression, parseTests } from './parse.ts'
import type { Code, Frame } from './run.ts'
import type { Scope } from './scope.ts'
import { filterScope } from './scope.ts'
import type { Text } from './text.ts'
import { Faults } from './text.ts'
import { showType } from './values/conform.ts'
import type { Type, Value } from './values/types.ts'

/* For engines that put many expressions together over one frame: a decision model's tables, contexts and calls. */

export interface Binding {
  readonly scope: Scope
  readonly types: ReadonlyMap<string, Type>
  /** Hears every fault; an expression with a fault of type alone is compiled all the same, and gives null where it must. */
  readonly fault: (fault: DefinitionFault) => void
  /** Only what cannot be run is told. */
  readonly asPublished?: boolean
}

export interface Piece {
  readonly type: Type
  readonly code: Code
  /** Its value, where it needs nothing to know it. */
  readonly constant?: Value | undefined
}

/** Reads and compiles one expression of many; where nothing could be read, it tells so whenever it is run. */
export function assembleExpression(text: Text, binding: Binding, expects?: Type): Piece {
  const { scope, types } = binding
  const faults = new Faults(text)
  const { tree } = parseExpression(text.text, scope, faults, types)
  if (tree && expects && !mayBe(tree.type, expects)) {
    const message = `This gives a ${showType(tree.type)} where a ${showType(expects)} is wanted.`
    faults.add(0, 'wrong-type', message, `Write something that gives a ${showType(expects)}.`)
  }
  tell(faults, binding)
  if (!tree) return { type: 'any', code: unreadable(text, faults) }
  return { type: tree.type, code: generate(tree, text), constant: constantOf(tree, text) }
}

/** Reads and compiles the unary tests of a cell or of allowed values; `?` stands in the scope's next slot. */
export function assembleTests(text: Text, binding: Binding, input: Type): Passes {
  const { scope, types } = binding
  const faults = new Faults(text)
  const { tree } = parseTests(text.text, scope, input, faults, types)
  tell(faults, binding)
  return tree ? generateTests(tree, scope.next, text) : unreadable(text, faults)
}

function tell(faults: Faults, { fault, asPublished }: Binding): void {
  if (!asPublished || faults.hasHole) faults.found.forEach(fault)
}

function unreadable(text: Text, faults: Faults) {
  const message = faults.found[0]?.message ?? 'This could not be read.'
  return (...args: unknown[]): null => (args.at(-1) as Frame).run.report('not-readable', message, text, 0)
}

type Inner = (scope: Scope) => Piece
type PlaceOf = Text['place']

/** A filter whose list and condition were put together elsewhere; the condition sees the item and its entries. */
export function assembleFilter(list: Piece, scope: Scope, read: Inner, place: PlaceOf): Piece {
  const item = itemOf(list.type)
  const inner = filterScope(scope, item)
  const by = read(inner)
  const entries = [...inner.entries.values()].filter(({ slot }) => slot !== scope.next)
  const node = { at: 0, slot: scope.next, entries, perItem: true }
  const text = { text: '', place }
  return { type: { list: item }, code: withConditions(by.code, text, (sure) => filter(node, list.code, sure, text)) }
}

/** In a box, a condition that is neither true nor false leaves the whole unknown (DMN 1.5 §10.3.2.15). */
function withConditions(condition: Code, text: Text, build: (sure: Code) => Code): Code {
  return (frame) => {
    let unknown = false
    const sure: Code = (inner) => {
      const held = condition(inner)
      if (held === null || typeof held === 'boolean') return held
      unknown = true
      return frame.run.report('wrong-type', 'A condition is true or false, and this is neither.', text, 0)
    }
    const value = build(sure)(frame)
    return unknown ? null : value
  }
}

type Assemble = (list: Piece, variable: string, scope: Scope, read: Inner, place: PlaceOf) => Piece

/** A loop over a list or range that was put together elsewhere. */
export const assembleFor: Assemble = (list, variable, scope, read, place) => {
  const body = read(scope.with([[variable, itemTypeOf(list.type)]]).with([['partial', { list: 'any' }]]))
  const steps = [{ slot: scope.next, values: inDomain(list.code), at: 0 }]
  return { type: { list: body.type }, code: forLoop(steps, scope.next + 1, body.code, { text: '', place }) }
}

export const assembleQuantified =
  (kind: 'some' | 'every'): Assemble =>
  (list, variable, scope, read, place) => {
    const body = read(scope.with([[variable, itemTypeOf(list.type)]]))
    const steps = [{ slot: scope.next, values: inDomain(list.code), at: 0 }]
    const text = { text: '', place }
    return { type: 'boolean', code: withConditions(body.code, text, (sure) => quantified(kind, steps, sure, text)) }
  }
