import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import { BudgetExceeded } from './budget.ts'
import { compileExpression } from './compile.ts'
import { showValue } from './values/text.ts'
import type { Type } from './values/types.ts'

const where = { file: 'hostile', line: 1, column: 1 }
const names = new Map<string, Type>([
  ['a', 'number'],
  ['a b', 'any'],
  ['in', 'any'],
])
const values = new Map([['a', Decimal.of(2)]])

/** Either it is refused with faults that have a place, or it runs to a value or to the end of its budget. */
function mustEndWell(text: string): void {
  try {
    const { run } = compileExpression(text, names, where)
    mayExceed(() => run(values))
  } catch (error) {
    if (!(error instanceof DefinitionFaults)) throw error
    assert.ok(error.faults.length > 0 && error.faults.every(({ at }) => at.line >= 1 && at.column >= 1))
  }
}

function mayExceed(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error
  }
}

const piece = fc.constantFrom(
  ...'( ) [ ] { } , : . .. + - * / ** < <= > >= = != " \\ @ ? // /* */ -> 1 2.5 1e3 "x" @"P1D" a b x item null true'.split(
    ' ',
  ),
  ...'if then else for in return some every satisfies and or between instance of function external not date time'.split(
    ' ',
  ),
  'list<',
  'a b',
  '\n',
  '\u0000',
  '\u{1F600}',
  'count(',
  'date and time(',
  'partial',
  'string length',
)

test('no text whatever makes the reader fail: it is refused with faults, or runs', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), mustEndWell), { numRuns: 1000 })
})

test('no heap of FEEL’s own words and signs makes the reader fail', () => {
  const heap = fc.array(piece, { maxLength: 25 }).chain((pieces) => fc.constantFrom(pieces.join(' '), pieces.join('')))
  fc.assert(fc.property(heap, mustEndWell), { numRuns: 5000 })
})

test('a text of great length or depth is read or refused, not choked on', () => {
  for (const text of [
    `${'1+'.repeat(20_000)}1`,
    `${'-'.repeat(20_000)}1`,
    '['.repeat(20_000),
    'a.'.repeat(20_000),
    '"'.padEnd(200_000, 'x'),
    ' '.repeat(100_000),
  ])
    mustEndWell(text)
})

interface Sum {
  readonly bare: string
  readonly bracketed: string
  /** How tightly its operator binds; operands bind tightest. */
  readonly binding: number
}

const operand = fc.nat(9).map((digit): Sum => ({ bare: `${digit}`, bracketed: `${digit}`, binding: 9 }))
const truth = fc.constantFrom('true', 'false').map((text): Sum => ({ bare: text, bracketed: text, binding: 9 }))

/** Joins two with an operator, with brackets in the one spelling everywhere, in the other only where they are needed. */
function join(sign: string, binding: number, left: Sum, right: Sum): Sum {
  const need = (side: Sum, least: number) => (side.binding < least ? `(${side.bare})` : side.bare)
  return {
    bare: `${need(left, binding)} ${sign} ${need(right, binding + 1)}`,
    bracketed: `(${left.bracketed} ${sign} ${right.bracketed})`,
    binding,
  }
}

const OPERATORS: readonly (readonly [string, number])[] = [
  ['+', 4],
  ['-', 4],
  ['*', 5],
  ['**', 6],
]
const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    operand,
    fc
      .tuple(fc.constantFrom(...OPERATORS), tie('sum'), tie('sum'))
      .map(([[sign, binding], l, r]) => join(sign, binding, l, r)),
  ),
}))
const compared = fc.tuple(fc.constantFrom('=', '<', '>=', '!='), sum, sum).map(([sign, l, r]) => join(sign, 3, l, r))
const within = fc.tuple(sum, fc.nat(9)).map(([value, limit]): Sum => {
  const bare = value.binding < 4 ? `(${value.bare})` : value.bare
  return { bare: `${bare} in (${limit}, > 5)`, bracketed: `(${value.bracketed} in (${limit}, > 5))`, binding: 3 }
})
const { condition } = fc.letrec<{ condition: Sum }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(truth, compared, within),
    fc
      .tuple(fc.constantFrom(['or', 1] as const, ['and', 2] as const), tie('condition'), tie('condition'))
      .map(([[sign, binding], l, r]) => join(sign, binding, l, r)),
  ),
}))

test('brackets that the order of operators makes needless change nothing', () => {
  const read = (text: string) => showValue(compileExpression(text, names, where).run(values))
  const same = ({ bare, bracketed }: Sum) => assert.equal(read(bare), read(bracketed), bare)
  fc.assert(fc.property(fc.oneof(sum, condition), same), { numRuns: 3000 })
})
