import type { ComparisonSign, Node, Test, Tests } from '../tree.ts'
import { FeelFunction } from '../values/function.ts'
import { FeelRange } from '../values/range.ts'
import type { Value } from '../values/types.ts'

/** A constant that tests look at, and where it stands in their text. */
export interface Constant {
  readonly value: Value
  readonly at: number
  /** Whether the input is asked to lie before or behind it, rather than to be equal to it. */
  readonly ordered: boolean
}

/** The value of a piece that needs no names. */
type Known = (node: Node) => Value | undefined

type Found = readonly Constant[] | undefined

/**
 * The constants that tests compare their input with, where they look at nothing else: as long as an input stays between two of them, the
 * answer stays the same. Undefined where they look at other names, or at the input in another way.
 */
export const constantsIn = ({ tests }: Tests, slot: number, known: Known): Found =>
  together(tests.map((test) => inTest(test, slot, known)))

/**
 * The same for tests that let whole numbers through alone, `? = floor(?)` and perhaps more: the constants that they compare those with.
 * Undefined where they let others through, or look at anything else.
 */
export function constantsOfWhole({ negated, tests }: Tests, slot: number, known: Known): Found {
  const [test, ...others] = tests
  if (negated || !test || others.length > 0 || test.kind !== 'value' || !test.says) return undefined
  const parts = conjuncts(test.value)
  const rest = parts.filter((part) => !isWhole(part, slot))
  return rest.length < parts.length ? together(rest.map((part) => inCondition(part, slot, known))) : undefined
}

const conjuncts = (node: Node): Node[] =>
  node.kind === 'and' ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node]

const isWhole = (node: Node, slot: number): boolean =>
  node.kind === 'comparison' &&
  node.sign === '=' &&
  [
    [node.left, node.right],
    [node.right, node.left],
  ].some(([a, b]) => isInput(a!, slot) && isRounded(b!, slot))

const isRounded = (node: Node, slot: number) =>
  node.kind === 'call' &&
  node.callee.kind === 'builtin' &&
  ['floor', 'ceiling'].includes(node.callee.builtin.name) &&
  node.args.length === 1 &&
  isInput(node.args[0]!, slot)

function together(parts: readonly Found[]): Found {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

function inTest(test: Test, slot: number, known: Known): Found {
  if (test.kind === 'sign') return inValue(test.value, isOrder(test.sign), known)
  return test.says ? inCondition(test.value, slot, known) : inValue(test.value, false, known)
}

const isOrder = (sign: ComparisonSign) => sign !== '=' && sign !== '!='

function inValue(node: Node, ordered: boolean, known: Known): Found {
  const value = known(node)
  return value === undefined ? undefined : partsOf(value, node.at, ordered)
}

function partsOf(value: Value, at: number, ordered: boolean): Found {
  if (Array.isArray(value)) return together(value.map((each: Value) => partsOf(each, at, ordered)))
  if (value instanceof FeelRange) return partsOfRange(value, at)
  return value instanceof Map || value instanceof FeelFunction ? undefined : [{ value, at, ordered }]
}

function partsOfRange({ start, end, operator }: FeelRange, at: number): Found {
  const ordered = operator !== '=' && operator !== '!='
  return together([start, end].map((each) => (each === null ? [] : partsOf(each, at, ordered))))
}

/** A condition over the input, `?`: comparisons with constants, joined. */
function inCondition(node: Node, slot: number, known: Known): Found {
  switch (node.kind) {
    case 'and':
    case 'or':
      return together([inCondition(node.left, slot, known), inCondition(node.right, slot, known)])
    case 'comparison':
      return inComparison(node, slot, known)
    case 'between':
      if (!isInput(node.value, slot)) return undefined
      return together([inValue(node.low, true, known), inValue(node.high, true, known)])
    case 'in':
      if (!isInput(node.value, slot)) return undefined
      return together(node.tests.map((test) => inTest(test, node.slot, known)))
    case 'call':
      return isNot(node) ? inCondition(node.args[0]!, slot, known) : undefined
    default:
      return undefined
  }
}

function inComparison(node: Extract<Node, { kind: 'comparison' }>, slot: number, known: Known): Found {
  const ordered = isOrder(node.sign)
  if (isInput(node.left, slot)) return inValue(node.right, ordered, known)
  return isInput(node.right, slot) ? inValue(node.left, ordered, known) : undefined
}

const isInput = (node: Node, slot: number) => node.kind === 'name' && node.slot === slot

const isNot = ({ callee, args, names }: Extract<Node, { kind: 'call' }>) =>
  callee.kind === 'builtin' && callee.builtin.name === 'not' && args.length === 1 && !names
