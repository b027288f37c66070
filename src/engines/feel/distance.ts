import { Decimal } from '#ground/decimal'
import { parseTests } from './parse.ts'
import { Scope } from './scope.ts'
import { Faults } from './text.ts'
import type { Node, Test } from './tree.ts'

const NOWHERE = { file: '', line: 1, column: 1 }
const nothing = new Scope(undefined, [])

/** What is longer names more than one number that it could be near to. */
const LONGEST = 200

/**
 * How far a number is from the nearest one that a cell names, as a part of that one: 42 000 is 0.05 from `< 40000`. Infinity where
 * the cell names none.
 */
export function distanceFrom(text: string, value: Decimal): number {
  if (text.length > LONGEST) return Number.POSITIVE_INFINITY
  const { tree } = parseTests(text, nothing, 'any', new Faults({ text, place: () => NOWHERE }), new Map())
  const points = (tree?.tests ?? []).flatMap(pointsOf).map((point) => point.toNumber())
  const far = points.map((point) => Math.abs(value.toNumber() - point) / (Math.abs(point) || 1))
  return far.reduce((nearest, each) => (each < nearest ? each : nearest), Number.POSITIVE_INFINITY)
}

const pointsOf = ({ value }: Test): Decimal[] => numbersIn(value)

function numbersIn(node: Node): Decimal[] {
  if (node.kind === 'literal') return node.value instanceof Decimal ? [node.value] : []
  if (node.kind === 'range') return [...numbersIn(node.start), ...numbersIn(node.end)]
  if (node.kind === 'sign range') return numbersIn(node.value)
  if (node.kind === 'list') return node.items.flatMap(numbersIn)
  if (node.kind === 'comparison' || node.kind === 'and' || node.kind === 'or')
    return [...numbersIn(node.left), ...numbersIn(node.right)]
  return []
}
