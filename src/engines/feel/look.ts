import type { Binding } from './assembly.ts'
import { BudgetExceeded } from './budget.ts'
import type { EvaluationError } from './errors.ts'
import { generate, knownValue } from './generate.ts'
import { plainTests } from './parse/plain.ts'
import { parseExpression, parseTests } from './parse.ts'
import { Frame, Run } from './run.ts'
import type { Scope } from './scope.ts'
import type { Text } from './text.ts'
import { Faults } from './text.ts'
import type { Node, Test } from './tree.ts'
import type { Type, Value } from './values/types.ts'

/* What can be seen in an expression that was read and made into code, without running it on anything. */

/** A text that a name, or an entry of one, is compared with. */
export interface Compared {
  readonly path: readonly string[]
  /** Where the name stands in the frame, which tells it from others that are called the same. */
  readonly slot: number
  readonly text: string
  readonly at: number
}

/** The texts that names are compared with by `=`, `!=` and `in`. */
export function comparedIn(tree: Node): Compared[] {
  return nodesIn(tree).flatMap((node) => {
    if (node.kind === 'in') return textsOf(node.value, node.tests.flatMap(valuesOfTest))
    if (node.kind !== 'comparison' || (node.sign !== '=' && node.sign !== '!=')) return []
    return [...textsOf(node.left, valuesOf(node.right)), ...textsOf(node.right, valuesOf(node.left))]
  })
}

interface Known {
  readonly value: Value
  readonly at: number
}

function valuesOf(node: Node): Known[] {
  const value = knownValue(node)
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map((each: Value) => ({ value: each, at: node.at }))
}

const valuesOfTest = (test: Test): Known[] =>
  test.kind === 'sign' && test.sign !== '=' && test.sign !== '!=' ? [] : valuesOf(test.value)

function textsOf(node: Node, values: readonly Known[]): Compared[] {
  const named = nameIn(node)
  if (!named) return []
  return values.flatMap(({ value, at }) => (typeof value === 'string' ? [{ ...named, text: value, at }] : []))
}

function nameIn(node: Node): Pick<Compared, 'path' | 'slot'> | undefined {
  if (node.kind === 'name') return { path: [node.name], slot: node.slot }
  const from = node.kind === 'path' ? nameIn(node.from) : undefined
  return from && node.kind === 'path' ? { ...from, path: [...from.path, node.name] } : undefined
}

/** The values that an expression gives where it says them outright, in each branch of an `if`. */
export function resultsOf(tree: Node): Known[] {
  if (tree.kind === 'if') return [...resultsOf(tree.then), ...resultsOf(tree.otherwise)]
  const value = knownValue(tree)
  return value === undefined ? [] : [{ value, at: tree.at }]
}

/** The name that a text is, and the entries that it goes on to, `person.age`; undefined where it is anything else. */
export function pathIn(text: string, scope: Scope): readonly string[] | undefined {
  const { tree } = parseExpression(text, scope, new Faults({ text, place: nowhere }), new Map())
  return tree && nameIn(tree)?.path
}

const nowhere = () => ({ file: '', line: 1, column: 1 })

/** What goes wrong whenever an expression is worked out, since it hangs on constants alone; what takes too many steps is told when it is run. */
export function troublesIn(tree: Node | readonly Node[], text: Text): EvaluationError[] {
  const told: EvaluationError[] = []
  const run = new Run((error) => told.push(error), Math.min(10_000, 50 + 2 * text.text.length))
  try {
    for (const node of nodesIn(tree)) if (isWrong(node)) generate(node, text).code(new Frame([], run))
  } catch (reason) {
    if (!(reason instanceof BudgetExceeded)) throw reason
  }
  return told
}

/** The same in the tests of a cell; those of plain values are not gone through. */
export function troublesInTests(
  text: Text,
  { scope, types }: Pick<Binding, 'scope' | 'types'>,
  input: Type,
): EvaluationError[] {
  if (plainTests(text.text, input)) return []
  const { tree } = parseTests(text.text, scope, input, new Faults(text), types)
  return tree
    ? troublesIn(
        tree.tests.map(({ value }) => value),
        text,
      )
    : []
}

/** Made of constants, and no constant itself. */
function isWrong(node: Node): boolean {
  const parts = partsOf(node)
  return parts.length > 0 && parts.every((part) => knownValue(part) !== undefined) && knownValue(node) === undefined
}

function partsOf(node: Node): readonly Node[] {
  if (node.kind === 'arithmetic') return [node.left, node.right]
  return node.kind === 'call' && node.callee.kind === 'builtin' && !node.names ? node.args : []
}

/** A node and all that it is made of, however deep. */
function nodesIn(tree: Node | readonly Node[]): Node[] {
  const nodes: Node[] = []
  const open: unknown[] = [tree]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (Array.isArray(part)) open.push(...part.filter(isObject))
    else if (isObject(part) && Object.getPrototypeOf(part) === Object.prototype) {
      if ('kind' in part && 'at' in part && 'type' in part) nodes.push(part as Node)
      for (const [key, each] of Object.entries(part)) if (key !== 'type' && key !== 'builtin') open.push(each ?? null)
    }
  }
  return nodes
}

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null
