import { comparable, mayBe } from '../check.ts'
import type { Node } from '../tree.ts'
import { showType } from '../values/conform.ts'
import type { Type } from '../values/types.ts'
import type { Parser } from './parser.ts'

/** Tells a fault where the two can never be compared. */
export function mustCompare(p: Parser, left: Type, right: Type, at: number): void {
  if (comparable(left, right)) return
  const message = `A ${showType(left)} cannot be compared with a ${showType(right)}.`
  p.fault(at, 'wrong-type', message, remedyOf(left, right))
}

/** A text stands mostly for what its author did not know how to write. */
const meant: ReadonlyMap<Type, string> = new Map<Type, string>([
  ['boolean', 'Write true or false, without quotation marks.'],
  ['number', 'Write the number without quotation marks, or compare number(…).'],
  ['date', 'Write a date as @"2024-01-31".'],
  ['time', 'Write a time as @"13:30:00".'],
  ['date and time', 'Write a moment as @"2024-01-31T13:30:00".'],
  ['days and time duration', 'Write a duration as @"P10D".'],
  ['years and months duration', 'Write a duration as @"P2Y6M".'],
])

function remedyOf(left: Type, right: Type): string {
  const other = left === 'string' ? right : right === 'string' ? left : undefined
  return (other && meant.get(other)) ?? 'Compare values of the same kind.'
}

/** Tells a fault where the expression can never be of the type. */
export function mustBe(p: Parser, node: Node, type: Type, why: string): void {
  if (mayBe(node.type, type)) return
  const message = `${why}, but this is of type ${showType(node.type)}.`
  p.fault(node.at, 'wrong-type', message, `Write something that is of type ${showType(type)}.`)
}
