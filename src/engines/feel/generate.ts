import { filter, itemName, path } from './generate/access.ts'
import { builtinValue, call, lambda } from './generate/calls.ts'
import { constantsIn, constantsOfWhole } from './generate/constants.ts'
import { construction } from './generate/construction.ts'
import { forLoop, quantified, stepsOf } from './generate/iteration.ts'
import { floorOfQuotient } from './generate/numbers.ts'
import { arithmetic, between, comparison, logic, negation } from './generate/operators.ts'
import type { Passes } from './generate/tests.ts'
import { passesAny, passesTests } from './generate/tests.ts'
import type { Code } from './run.ts'
import { Frame, Run } from './run.ts'
import type { Text } from './text.ts'
import type { Call, In, Node, Tests } from './tree.ts'
import { isInstance } from './values/conform.ts'
import type { Value } from './values/types.ts'

/** What an expression was made into. */
interface Generated {
  readonly code: Code
  /** Its value, where it needs no names and nothing goes wrong. */
  readonly constant: Value | undefined
}

/** A tree as closures, made once; what needs no names is worked out now. */
export function generate(tree: Node, text: Text): Generated {
  const compiler = compilerOf(text)
  const code = compiler.paid(tree)
  return { code, constant: knownValue(tree) }
}

/** The value of a tree that was made into code, where it needs nothing to know it. */
export function knownValue(tree: Node): Value | undefined {
  const folded = foldeds.get(tree) ?? tree
  return folded.kind === 'literal' ? folded.value : undefined
}

/** The constants that tests look at, of any value or at least of a whole number; undefined where they look at anything else. */
export function constantsOfTests(tests: Tests, slot: number, text: Text) {
  const { fold } = compilerOf(text)
  const known = (node: Node) => {
    const folded = fold(node)
    return folded.kind === 'literal' ? folded.value : undefined
  }
  return { constants: constantsIn(tests, slot, known), ofWhole: constantsOfWhole(tests, slot, known) }
}

/** Unary tests as a question about an input, which stands in `slot` where a test says `?`. */
export function generateTests(tests: Tests, slot: number, text: Text): Passes {
  const { fold, paid } = compilerOf(text)
  const folded = tests.tests.map((test) => ({ ...test, value: fold(test.value) }))
  return passesTests({ ...tests, tests: folded }, slot, paid)
}

/** The same of nothing but literals. */
export const generatePlainTests = (tests: Tests, slot: number): Passes =>
  passesTests(tests, slot, (node) => {
    if (node.kind !== 'literal') throw new TypeError('Plain tests are literals.')
    return always(node.value)
  })

type Compile = (node: Node) => Code

/** How the nodes of one text are made into closures. */
interface Compiler {
  readonly compile: Compile
  /** As `compile`, for what may run many times within one step: it pays for its size whenever it runs. */
  readonly paid: Compile
  /** A constant as its value; unless working it out goes wrong: then it is worked out, and told, at every run. */
  readonly fold: (node: Node) => Node
}

/** Most steps that are spent on working out constants beforehand: few for a short text, so that no model of many keeps its reader. */
const foldingFor = ({ text }: Text) => Math.min(10_000, 50 + 2 * text.length)

/** What each node is, worked out beforehand: itself, or its value. */
const foldeds = new WeakMap<Node, Node>()

/** Every node is made into code once, and worked out beforehand once: doing it anew at every level would double the work with each. */
function compilerOf(text: Text): Compiler {
  const codes = new Map<Node, Code>()
  const run = new Run(() => undefined, foldingFor(text))
  const compile: Compile = (node) => codes.get(node) ?? kept(codes, node, codeOf(fold(node), text, compiler))
  const paid: Compile = (node) => {
    const before = codes.size
    const code = compile(node)
    return paying(code, codes.size - before)
  }
  const fold = (node: Node): Node => {
    if (node.kind === 'literal' || !partsOf(node)) return node
    return foldeds.get(node) ?? kept(foldeds, node, folded(node))
  }
  const folded = (node: Node): Node => {
    if (!partsOf(node)?.every((part) => fold(part).kind === 'literal')) return node
    const value = constantOf(codeOf(node, text, compiler), run)
    return value === undefined ? node : { kind: 'literal', at: node.at, type: node.type, value }
  }
  const compiler = { compile, paid, fold }
  return compiler
}

function kept<T>(all: { set(node: Node, made: T): unknown }, node: Node, made: T): T {
  all.set(node, made)
  return made
}

/** undefined where working it out goes wrong, or takes too long. */
function constantOf(code: Code, run: Run): Value | undefined {
  const before = run.troubles
  try {
    const value = code(new Frame([], run))
    return run.troubles > before || !isFrozen(value) ? undefined : value
  } catch {
    return undefined
  }
}

/** Whoever is given a constant must not be able to change it for the next: lists are frozen, and contexts, which cannot be, made anew. */
function isFrozen(value: Value): boolean {
  if (value instanceof Map) return false
  return !Array.isArray(value) || (value.every(isFrozen) && Object.isFrozen(Object.freeze(value)))
}

/** How many nodes cost as much as one step. */
const NODES = 4

function paying(code: Code, nodes: number): Code {
  const steps = Math.floor(nodes / NODES)
  if (steps === 0) return code
  return (frame) => {
    frame.run.spend(steps)
    return code(frame)
  }
}

function codeOf(node: Node, text: Text, compiler: Compiler): Code {
  const { compile, paid } = compiler
  switch (node.kind) {
    case 'literal':
      return always(node.value)
    case 'broken':
      return (frame) => frame.run.report(node.code, node.message, text, node.at)
    case 'name':
      return nameAt(node.slot)
    case 'item name':
      return itemName(node, node.otherwise && compile(node.otherwise), text)
    case 'builtin':
      return builtinValue(node)
    case 'negation':
      return negation(node, compile(node.operand), text)
    case 'arithmetic':
      return arithmetic(node, compile(node.left), compile(node.right), text)
    case 'comparison':
      return comparison(node, compile(node.left), compile(node.right), text)
    case 'and':
    case 'or':
      return logic(node, compile(node.left), compile(node.right), text)
    case 'between':
      return between(node, compile(node.value), compile(node.low), compile(node.high), text)
    case 'in':
      return isIn(node, compile, text)
    case 'instance of':
      return instanceOf(compile(node.value), node.of)
    case 'path':
      return path(node, compile(node.from), text)
    case 'filter':
      return filter(node, compile(node.list), paid(node.by), text)
    case 'call':
      return callCode(node, compile, text)
    case 'if':
      return choice(compile(node.condition), compile(node.then), compile(node.otherwise))
    case 'for':
      return forLoop(stepsOf(node.iterators, paid), node.partial, paid(node.body), text)
    case 'some':
    case 'every':
      return quantified(node.kind, stepsOf(node.iterators, paid), paid(node.body), text)
    case 'function':
      return lambda(node, paid(node.body))
    default:
      return construction(node, compile, text)
  }
}

function callCode(node: Call, compile: Compile, text: Text): Code {
  const { callee, args, names, at } = node
  const [only, ...others] = args
  const isFloor = callee.kind === 'builtin' && callee.builtin.name === 'floor' && !names && others.length === 0
  if (!isFloor || only?.kind !== 'arithmetic' || only.sign !== '/')
    return call(node, compile(callee), args.map(compile), text)
  const parts = [compile(only.left), compile(only.right)] as const
  return floorOfQuotient(callee.builtin, parts, { text, at: only.at }, { text, at })
}

export const always = (value: Value): Code => {
  return () => value
}

const nameAt = (slot: number): Code => {
  return (frame) => frame.slots[slot] ?? null
}

const choice = (condition: Code, then: Code, otherwise: Code): Code => {
  return (frame) => (condition(frame) === true ? then(frame) : otherwise(frame))
}

const instanceOf = (value: Code, type: Parameters<typeof isInstance>[1]): Code => {
  return (frame) => isInstance(value(frame), type, frame.run)
}

function isIn({ value, slot, tests, at }: In, compile: Compile, text: Text): Code {
  const subject = compile(value)
  const passes = passesAny(tests, slot, compile)
  return (frame) => {
    const among = passes(subject(frame), frame)
    return among ?? frame.run.report('not-comparable', 'Whether the value is among these cannot be known.', text, at)
  }
}

/** The parts of a node that are worked out before it; undefined where it does more than work out a value from them. */
function partsOf(node: Node): readonly Node[] | undefined {
  switch (node.kind) {
    case 'negation':
      return [node.operand]
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'between':
      return [node.value, node.low, node.high]
    case 'path':
      return [node.from]
    case 'list':
      return node.items
    case 'range':
      return [node.start, node.end]
    case 'sign range':
      return [node.value]
    case 'call':
      return node.callee.kind === 'builtin' && node.args.length > 0 ? node.args : undefined
    default:
      return undefined
  }
}
