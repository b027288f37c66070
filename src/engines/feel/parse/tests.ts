import { comparable, isList, itemOf } from '../check.ts'
import type { Scope } from '../scope.ts'
import type { ComparisonSign, In, Node, Test, Tests } from '../tree.ts'
import { showType } from '../values/conform.ts'
import type { Type } from '../values/types.ts'
import { mustCompare } from './must.ts'
import type { Parser } from './parser.ts'

const SIGNS: readonly ComparisonSign[] = ['<=', '>=', '!=', '<', '>', '=']
/** Operators bind tighter than this in an operand of a comparison. */
const OPERAND = 3

/** The tests of a cell: a dash, `not(…)`, or tests with commas between them. `?` is the input. */
export function readTests(p: Parser, scope: Scope, input: Type): Tests {
  const inner = scope.with([['?', input]])
  if (p.attempt(() => (p.take('-') && p.atEnd() ? true : undefined))) return { negated: false, tests: [] }
  const negated = p.attempt(() => {
    if (!p.takeWord('not') || !p.take('(')) return undefined
    const tests = readList(p, inner, input)
    return p.take(')') && p.atEnd() ? tests : undefined
  })
  return negated ? { negated: true, tests: negated } : { negated: false, tests: readList(p, inner, input) }
}

function readList(p: Parser, scope: Scope, input: Type): Test[] {
  const tests = [readTest(p, scope, input, 0)]
  while (p.take(',')) tests.push(readTest(p, scope, input, 0))
  return tests
}

/** `value in …`: one test, or several in brackets. `a in (5) and b` is `(a in (5)) and b`: `and` never belongs to the tests. */
export function readInTests(p: Parser, scope: Scope, value: Node): In {
  const inner = scope.with([['?', value.type]])
  const slot = scope.next
  const several = p.attempt(() => readBracketed(p, inner, value.type))
  const tests = several ?? [readTest(p, inner, value.type, OPERAND)]
  return { kind: 'in', at: value.at, type: 'boolean', value, slot, tests }
}

/** Tests in brackets; undefined where the bracket turns out to begin an open range or an operand. */
function readBracketed(p: Parser, scope: Scope, input: Type): Test[] | undefined {
  if (!p.take('(')) return undefined
  const tests = readList(p, scope, input)
  return p.take(')') && !goesOn(p) ? tests : undefined
}

const goesOn = (p: Parser) => {
  p.skip()
  return /[-+*/[(.]|instance(?![\p{L}\p{N}])/uy.test(p.text.slice(p.pos, p.pos + 9))
}

function readTest(p: Parser, scope: Scope, input: Type, binding: number): Test {
  p.skip()
  const at = p.pos
  const sign = SIGNS.find((each) => p.take(each))
  if (sign) {
    const value = p.expression(scope, OPERAND)
    mustCompare(p, input, value.type, at)
    return { kind: 'sign', at, sign, value }
  }
  const slot = scope.entries.get('?')!.slot
  const [value, named] = p.watching([slot], () => p.expression(scope, binding))
  const says = named.size > 0
  mustTest(p, input, value, says)
  return { kind: 'value', at, value, says }
}

/** A test is a value that the input may be equal to, a range or a list of those, or a condition. */
function mustTest(p: Parser, input: Type, value: Node, says: boolean): void {
  const of = contentOf(value.type)
  const isCondition = value.type === 'boolean' && (value.kind !== 'literal' || !isKnown(input))
  if (isCondition || says || comparable(input, value.type) || comparable(itemOf(input), of)) return
  const message = `A ${showType(value.type)} can never be equal to a ${showType(input)}.`
  p.fault(value.at, 'wrong-type', message, 'Write a value, a range or a condition that goes with the input.')
}

/** Beside a value that is known to be no truth, `true` and `false` say nothing: of a column of any kind nobody knows. */
const isKnown = (input: Type) => input !== 'any' && input !== 'null'

function contentOf(type: Type): Type {
  if (isList(type)) return contentOf(itemOf(type))
  if (type === 'range') return 'any'
  return typeof type === 'object' && 'range' in type ? type.range : type
}
