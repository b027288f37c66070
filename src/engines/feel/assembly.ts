import type { DefinitionFault } from '#ground/source'
import { itemOf, itemTypeOf, mayBe } from './check.ts'
import { filter } from './generate/access.ts'
import type { Constant } from './generate/constants.ts'
import { forLoop, inDomain, quantified } from './generate/iteration.ts'
import type { Passes } from './generate/tests.ts'
import { always, constantsOfTests, generate, generatePlainTests, generateTests } from './generate.ts'
import { plainExpression, plainTests } from './parse/plain.ts'
import { parseExpression, parseTests } from './parse.ts'
import type { Code, Frame } from './run.ts'
import type { Scope } from './scope.ts'
import { filterScope } from './scope.ts'
import type { Text } from './text.ts'
import { Faults } from './text.ts'
import type { Node } from './tree.ts'
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
  /** Hears the slots of all names that a text uses. */
  readonly used?: ((slots: ReadonlySet<number>) => void) | undefined
}

export interface Piece {
  readonly type: Type
  readonly code: Code
  /** Its value, where it needs nothing to know it. */
  readonly constant?: Value | undefined
  /** What was read, for direct code. */
  readonly tree?: Node | undefined
}

/** Reads and compiles one expression of many; where nothing could be read, it tells so whenever it is run. */
export function assembleExpression(text: Text, binding: Binding, expects?: Type): Piece {
  const { scope, types } = binding
  const faults = new Faults(text)
  const tree = plainExpression(text.text) ?? heard(parseExpression(text.text, scope, faults, types), binding)
  if (tree && expects && !mayBe(tree.type, expects)) {
    const message = `This gives a ${showType(tree.type)} where a ${showType(expects)} is wanted.`
    faults.add(0, 'wrong-type', message, `Write something that gives a ${showType(expects)}.`)
  }
  tell(faults, binding)
  if (!tree) return { type: 'any', code: unreadable(text, faults) }
  if (tree.kind === 'literal') return { type: tree.type, code: always(tree.value), constant: tree.value, tree }
  return { type: tree.type, ...generate(tree, text), tree }
}

/** Reads and compiles the unary tests of a cell or of allowed values; `?` stands in the scope's next slot. */
export function assembleTests(text: Text, binding: Binding, input: Type): Passes {
  const { scope, types } = binding
  const plain = plainTests(text.text, input)
  if (plain) return generatePlainTests(plain, scope.next)
  const faults = new Faults(text)
  const tree = heard(parseTests(text.text, scope, input, faults, types), binding)
  tell(faults, binding)
  return tree ? generateTests(tree, scope.next, text) : unreadable(text, faults)
}

/** Unary tests, and what can be known of them before anything runs. */
export interface KnownTests {
  readonly passes: Passes
  /** What the input is compared with; undefined where something else is looked at too. */
  readonly constants: readonly Constant[] | undefined
  /** Where they let nothing but whole numbers through: what they compare those with. */
  readonly ofWhole?: readonly Constant[] | undefined
}

/** As `assembleTests`, for whoever asks which inputs the tests tell apart. */
export function analyseTests(text: Text, binding: Binding, input: Type): KnownTests {
  const { scope, types } = binding
  const faults = new Faults(text)
  const tree = plainTests(text.text, input) ?? parseTests(text.text, scope, input, faults, types).tree
  tell(faults, binding)
  if (!tree) return { passes: unreadable(text, faults), constants: undefined }
  return { passes: generateTests(tree, scope.next, text), ...constantsOfTests(tree, scope.next, text) }
}

function heard<T>({ tree, used }: { tree: T; used: ReadonlySet<number> }, binding: Binding): T {
  binding.used?.(used)
  return tree
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
