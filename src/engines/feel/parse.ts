import { Decimal } from '#ground/decimal'
import { isOutOfStack } from './budget.ts'
import { itemOf, mayBe } from './check.ts'
import { readAccess } from './parse/access.ts'
import { readConstruction } from './parse/construction.ts'
import { readControl } from './parse/control.ts'
import { literal, readAtLiteral, readNumber, readString } from './parse/literals.ts'
import { readName } from './parse/name.ts'
import { NEGATED, readOperators } from './parse/operators.ts'
import type { Ends } from './parse/parser.ts'
import { Parser } from './parse/parser.ts'
import { readTests } from './parse/tests.ts'
import type { Scope } from './scope.ts'
import type { Faults } from './text.ts'
import { Unreadable } from './text.ts'
import type { Node, Tests } from './tree.ts'
import { showType } from './values/conform.ts'
import type { Type } from './values/types.ts'

const DAYS = 'days and time duration'
const MONTHS = 'years and months duration'

/** What was read; undefined where the faults say why nothing could be. */
interface Read<T> {
  readonly tree: T | undefined
  /** The slots of all names read. */
  readonly used: ReadonlySet<number>
}

type Types = ReadonlyMap<string, Type>

/** Reads a whole text as one expression. */
export const parseExpression = (text: string, scope: Scope, faults: Faults, types: Types): Read<Node> =>
  readWhole(text, faults, types, (p) => p.expression(scope))

/** Reads a whole text as the tests of a cell over an input. */
export const parseTests = (text: string, scope: Scope, input: Type, faults: Faults, types: Types): Read<Tests> =>
  readWhole(text, faults, types, (p) => (p.atEnd() ? { negated: false, tests: [] } : readTests(p, scope, input)))

function readWhole<T>(text: string, faults: Faults, types: Types, read: (p: Parser) => T): Read<T> {
  const p = new Parser(text, faults, types, readOne)
  try {
    p.mustBeShort()
    const tree = read(p)
    if (!p.atEnd()) p.unexpected('the end of the expression')
    return { tree, used: p.used }
  } catch (error) {
    if (isOutOfStack(error))
      faults.addHole(0, 'too-deep', 'The expression is nested too deeply.', 'Give parts of it a name.')
    else if (!(error instanceof Unreadable)) throw error
    return { tree: undefined, used: p.used }
  }
}

/** Top-down operator precedence (Pratt): an operand, what follows it directly, then operators that bind tighter. */
function readOne(p: Parser, scope: Scope, binding: number, ends?: Ends): Node {
  const operand = readAccess(p, scope, readOperand(p, scope, ends), ends)
  return readOperators(p, scope, binding, operand, ends)
}

function readOperand(p: Parser, scope: Scope, ends?: Ends): Node {
  p.skip()
  const at = p.pos
  return (
    readKnown(p, scope, at) ??
    readNumber(p) ??
    readString(p) ??
    readAtLiteral(p) ??
    readNegation(p, scope, ends) ??
    readConstruction(p, scope) ??
    readControl(p, scope) ??
    readName(p, scope) ??
    p.unexpected('a value')
  )
}

/** A name of the scope comes before a keyword that it begins with: `for sale` is one name where it is known. */
function readKnown(p: Parser, scope: Scope, at: number): Node | undefined {
  return scope.find(p.text, at) ? readName(p, scope) : undefined
}

/** Grammar rule 37: the minus of a number is part of it, so that `-5 instance of number` asks of -5. */
function readNegation(p: Parser, scope: Scope, ends?: Ends): Node | undefined {
  const at = p.pos
  if (!p.take('-')) return undefined
  const number = scope.find(p.text, p.pos) ? undefined : readNumber(p)
  if (number?.kind === 'literal' && number.value instanceof Decimal) return literal(at, number.value.negated())
  if (number) return number
  const operand = p.expression(scope, NEGATED, ends)
  const opposite = ['number', DAYS, MONTHS].some((type) => mayBe(itemOf(operand.type), type as Type))
  if (!opposite)
    p.fault(at, 'wrong-type', `A ${showType(operand.type)} has no opposite.`, 'Write a number or a duration.')
  return { kind: 'negation', at, type: operand.type, operand }
}
