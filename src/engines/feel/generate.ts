import { filter, itemName, path } from './generate/access.ts'
import { builtinValue, call, lambda } from './generate/calls.ts'
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

/** A tree as closures, made once; what needs no names is worked out now. */
export function generate(tree: Node, text: Text): Code {
  const compile = (node: Node): Code => codeOf(fold(node, text, compile), text, compile)
  return compile(tree)
}

/** The value of a tree that needs no names; undefined where it needs some, or goes wrong. */
export function constantOf(tree: Node, text: Text): Value | undefined {
  const compile = (node: Node): Code => codeOf(fold(node, text, compile), text, compile)
  const folded = fold(tree, text, compile)
  return folded.kind === 'literal' ? folded.value : undefined
}

/** Unary tests as a question about an input, which stands in `slot` where a test says `?`. */
export function generateTests(tests: Tests, slot: number, text: Text): Passes {
  const compile = (node: Node): Code => codeOf(node, text, compile)
  const folded = tests.tests.map((test) => ({ ...test, value: fold(test.value, text, compile) }))
  return passesTests({ ...tests, tests: folded }, slot, compile)
}

type Compile = (node: Node) => Code

function codeOf(node: Node, text: Text, compile: Compile): Code {
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
      return filter(node, compile(node.list), compile(node.by), text)
    case 'call':
      return callCode(node, compile, text)
    case 'if':
      return choice(compile(node.condition), compile(node.then), compile(node.otherwise))
    case 'for':
      return forLoop(stepsOf(node.iterators, compile), node.partial, compile(node.body), text)
    case 'some':
    case 'every':
      return quantified(node.kind, stepsOf(node.iterators, compile), compile(node.body), text)
    case 'function':
      return lambda(node, compile(node.body))
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

const always = (value: Value): Code => {
  return () => value
}

const nameAt = (slot: number): Code => {
  return (frame) => frame.slots[slot] ?? null
}

const choice = (condition: Code, then: Code, otherwise: Code): Code => {
  return (frame) => (condition(frame) === true ? then(frame) : otherwise(frame))
}

const instanceOf = (value: Code, type: Parameters<typeof isInstance>[1]): Code => {
  return (frame) => isInstance(value(frame), type)
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

const isConstant = (node: Node): boolean => node.kind === 'literal' || (partsOf(node)?.every(isConstant) ?? false)

/** Most steps that are spent on working a constant out beforehand. */
const FOLDING = 10_000

/** A constant as its value, unless working it out goes wrong: then it is worked out, and told, at every run. */
function fold(node: Node, text: Text, compile: Compile): Node {
  if (node.kind === 'literal' || !isConstant(node)) return node
  let failed = false
  const run = new Run(() => (failed = true), FOLDING)
  try {
    const value = codeOf(node, text, compile)(new Frame([], run))
    return failed ? node : { kind: 'literal', at: node.at, type: node.type, value }
  } catch {
    return node
  }
}
