import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import { BudgetExceeded } from './budget.ts'
import { compileExpression } from './compile.ts'
import { builtins } from './functions/builtins.ts'
import { showValue } from './values/text.ts'
import type { Type, Value } from './values/types.ts'

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

const HOSTILE =
  `null true 0 1 -1 2.5 100 1e-6176 1e6111 -9.999999999999999999999999999999999e6144 9007199254740993 1e400
  "" "a" "\\\\" "(a)(b)?" "x*" "$1" "\u{1F600}" "P1D" "[1..3]" @"999999999-12-31" @"-999999999-01-01" @"2020-02-29"
  @"999999999-12-31T23:59:59" @"-999999999-01-01T00:00:00@Europe/Paris" @"2021-03-28T02:30:00@Europe/Paris" @"23:59:59.9Z"
  @"P999999999999999999D" @"-PT0.000000001S" @"P99999999999999Y" @"-P1M" [] [null] [1,null] [1,"a"] [[1],[2]]
  [@"P1D",@"P2D"] [1e6111,9e6144] [{a:1},{b:2}] {} {a:{b:2}} [{key:"k",value:1}] [1..3] (1..1e30) [3..1]
  [@"999999999-12-30"..@"999999999-12-31"] (<5) abs function(x)x function(a,b)a<b function()1`.split(/\s+/)

/** Under names, so that nothing is worked out when it is read. */
const kept = HOSTILE.map((text, index): [string, Value] => [
  `v${index}`,
  compileExpression(text, names, where).run(values),
])
const keptNames = new Map(kept.map(([name]): [string, Type] => [name, 'any']))
const hostile = fc.constantFrom(...keptNames.keys())

const OPERATIONS =
  '#+# #-# #*# #/# #**# #=# #<# #>=# #[#] #(#) #(#,#) -# #.a #.year #.seconds [#..#] {a:#,b:#}.b (#)in(#) (#)in(<#,>#)'.split(
    ' ',
  )
const calls = [...builtins.values()].flatMap(({ name, forms }) =>
  forms.map(({ takes }) => `${name}(${takes.map(() => '#').join()})`),
)

test('whatever values an operator or a built-in is given, nothing but the end of the budget is thrown', () => {
  const expression = fc
    .tuple(fc.constantFrom(...OPERATIONS, ...calls), fc.array(hostile, { minLength: 8, maxLength: 8 }))
    .map(([template, operands]) => template.replaceAll('#', () => operands.pop() ?? 'null'))
  const runs = (text: string) => mayExceed(() => compileExpression(text, keptNames, where).run(new Map(kept)))
  fc.assert(fc.property(expression, runs), { numRuns: 5000 })
})
