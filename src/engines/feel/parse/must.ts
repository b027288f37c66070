import { comparable, mayBe } from '../check.ts'
import type { Node } from '../tree.ts'
import { showType } from '../values/conform.ts'
import type { Type } from '../values/types.ts'
import type { Parser } from './parser.ts'

/** Tells a fault where the two can never be compared. */
export function mustCompare(p: Parser, left: Type, right: Type, at: number): void {
  if (comparable(left, right)) return
  const message = `A ${showType(left)} cannot be compared with a ${showType(right)}.`
  p.fault(at, 'wrong-type', message, 'Compare values of the same kind.')
}

/** Tells a fault where the expression can never be of the type. */
export function mustBe(p: Parser, node: Node, type: Type, why: string): void {
  if (mayBe(node.type, type)) return
  const message = `${why}, but this is of type ${showType(node.type)}.`
  p.fault(node.at, 'wrong-type', message, `Write something that is of type ${showType(type)}.`)
}
