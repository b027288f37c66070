import { arithmeticType } from '../check.ts'
import { wordAt } from '../names.ts'
import type { Scope } from '../scope.ts'
import type { ArithmeticSign, ComparisonSign, Node } from '../tree.ts'
import { showType } from '../values/conform.ts'
import { mustBe, mustCompare } from './must.ts'
import type { Ends, Parser } from './parser.ts'
import { readInTests } from './tests.ts'
import { readType } from './type.ts'

/** How tightly operators bind: FEEL's grammar rules 2 to 4, loosest first. */
const BINDING = { or: 1, and: 2, comparison: 3, sum: 4, product: 5, power: 6, instance: 8 }
/** What the operands of a comparison and the like are read at. */
const OPERAND = BINDING.comparison
/** What a minus sign before an operand takes: it binds tighter than the power. */
export const NEGATED = BINDING.power

const WORDS: Readonly<Record<string, number>> = {
  or: BINDING.or,
  and: BINDING.and,
  between: BINDING.comparison,
  in: BINDING.comparison,
  instance: BINDING.instance,
}
const SIGNS: readonly (readonly [string, number])[] = [
  ['**', BINDING.power],
  ['*', BINDING.product],
  ['/', BINDING.product],
  ['+', BINDING.sum],
  ['->', 0],
  ['-', BINDING.sum],
  ['<=', BINDING.comparison],
  ['>=', BINDING.comparison],
  ['!=', BINDING.comparison],
  ['=', BINDING.comparison],
  ['<', BINDING.comparison],
  ['>', BINDING.comparison],
]

/** The operator that stands here and binds tighter than asked for. */
function nextOperator(p: Parser, binding: number): string | undefined {
  p.skip()
  const word = wordAt(p.text, p.pos)
  const found: readonly [string, number] | undefined =
    word === undefined ? SIGNS.find(([sign]) => p.text.startsWith(sign, p.pos)) : [word, WORDS[word] ?? 0]
  return found && Object.hasOwn(WORDS, found[0]) === (word !== undefined) && found[1] > binding ? found[0] : undefined
}

/** Goes on from a left operand as long as operators follow that bind tighter. */
export function readOperators(p: Parser, scope: Scope, binding: number, first: Node, ends?: Ends): Node {
  let left = first
  for (let sign = nextOperator(p, binding); sign !== undefined; sign = nextOperator(p, binding)) {
    p.count()
    const at = p.pos
    p.pos += sign.length
    left = readRight(p, scope, left, sign, at, ends)
  }
  return left
}

function readRight(p: Parser, scope: Scope, left: Node, sign: string, at: number, ends?: Ends): Node {
  switch (sign) {
    case 'or':
    case 'and':
      return logic(p, sign, left, p.expression(scope, BINDING[sign]), left.at)
    case 'between':
      return readBetween(p, scope, left, at)
    case 'in':
      return { ...readInTests(p, scope, left), at: left.at }
    case 'instance':
      p.expectWord('of')
      return { kind: 'instance of', at: left.at, type: 'boolean', value: left, of: readType(p) }
    case '+':
    case '-':
      return arithmetic(p, sign, left, p.expression(scope, BINDING.sum, ends), at)
    case '*':
    case '/':
      return arithmetic(p, sign, left, p.expression(scope, BINDING.product, ends), at)
    case '**':
      return arithmetic(p, sign, left, p.expression(scope, BINDING.power, ends), at)
    default:
      return comparison(p, sign as ComparisonSign, left, p.expression(scope, BINDING.comparison), at)
  }
}

function readBetween(p: Parser, scope: Scope, value: Node, at: number): Node {
  const low = p.expression(scope, OPERAND)
  p.expectWord('and')
  const high = p.expression(scope, OPERAND)
  mustCompare(p, value.type, low.type, at)
  mustCompare(p, value.type, high.type, at)
  return { kind: 'between', at: value.at, type: 'boolean', value, low, high }
}

function arithmetic(p: Parser, sign: ArithmeticSign, left: Node, right: Node, at: number): Node {
  const type = arithmeticType(sign, left.type, right.type)
  if (type === undefined) {
    const message = `"${sign}" does not work between ${showType(left.type)} and ${showType(right.type)}.`
    p.fault(at, 'wrong-type', message, 'Give it values of kinds that go together.')
  }
  return { kind: 'arithmetic', at, type: type ?? 'any', sign, left, right }
}

function comparison(p: Parser, sign: ComparisonSign, left: Node, right: Node, at: number): Node {
  mustCompare(p, left.type, right.type, at)
  return { kind: 'comparison', at, type: 'boolean', sign, left, right }
}

function logic(p: Parser, kind: 'and' | 'or', left: Node, right: Node, at: number): Node {
  for (const side of [left, right]) mustBe(p, side, 'boolean', `"${kind}" joins conditions`)
  return { kind, at, type: 'boolean', left, right }
}
