import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import { BudgetExceeded } from './budget.ts'
import { compileExpression, compileUnaryTests } from './compile.ts'
import { showValue } from './values/text.ts'
import type { Type, Value } from './values/types.ts'

const where = { file: 'form.yaml', line: 3, column: 9 }
const person: Type = {
  context: new Map<string, Type>([
    ['age', 'number'],
    ['first name', 'string'],
  ]),
}
const names = new Map<string, Type>([
  ['a', 'number'],
  ['b', 'number'],
  ['a-b', 'number'],
  ['partner income', 'number'],
  ['lives with partner', 'boolean'],
  ['people', { list: person }],
  ['anything', 'any'],
  ['for sale', 'boolean'],
])
const ann = new Map<string, Value>([
  ['age', Decimal.of(3)],
  ['first name', 'Ann'],
])
const bob = new Map<string, Value>([
  ['age', Decimal.of(40)],
  ['first name', 'Bob'],
])
const values = new Map<string, Value>([
  ['a', Decimal.of(5)],
  ['b', Decimal.of(4)],
  ['a-b', Decimal.of(100)],
  ['partner income', Decimal.parse('1.10')!],
  ['lives with partner', true],
  ['people', [ann, bob]],
  ['anything', [new Map<string, Value>([['q', Decimal.of(3)]])]],
  ['for sale', false],
])

function shown(text: string): string {
  return showValue(compileExpression(text, names, where).run(values))
}

function faultsOf(text: string, expects?: Type) {
  try {
    compileExpression(text, names, { ...where, expects })
  } catch (error) {
    if (error instanceof DefinitionFaults) return error.faults
    throw error
  }
  return assert.fail(`no fault was found in ${text}`)
}

for (const [text, expected] of [
  ['1 + 2 * 3', '7'],
  ['-2 ** 2', '4'],
  ['-5 instance of number', 'true'],
  ['[-5][1] - -5', '0'],
  ['2 ** 3 ** 2', '64'],
  ['10 - 4 - 3', '3'],
  ['a - b', '1'],
  ['a-b', '100'],
  ['a -b', '1'],
  ['0.1 + 0.2 = 0.3', 'true'],
  ['a in (5) and b > 3', 'true'],
  ['a in (5) and b > 30', 'false'],
  ['a in (4, > 4)', 'true'],
  ['a in [1..5] and true', 'true'],
  ['a in (b + 1) * 1', 'true'],
  ['5 in ]1..5[', 'false'],
  ['5 in ]1..5]', 'true'],
  ['1 in [1..5[', 'true'],
  ['a between 1 and 6 and b > 1', 'true'],
  ['true or false and false', 'true'],
  ['not(true) or true', 'true'],
  ['if lives with partner then partner income else 0', '1.1'],
  ['for sale or lives with partner', 'true'],
  ['people[age > 4].first name', '["Bob"]'],
  ['people[1].first name', 'Ann'],
  ['people[-1].age', '40'],
  ['people[3]', 'null'],
  ['anything[q = 3]', '[{q: 3}]'],
  ['for x in 1..3 return x * a', '[5, 10, 15]'],
  ['for x in 3..1 return x', '[3, 2, 1]'],
  ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
  ['for x in [1, 2], y in [x, 10] return x * y', '[1, 10, 4, 20]'],
  ['some p in people satisfies p.age < 5', 'true'],
  ['every p in people satisfies p.age < 5', 'false'],
  ['{k: 3, twice: k * 2}.twice', '6'],
  ['{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(5)}.r', '120'],
  ['(function(x: number, y) x - y)(y: 1, x: 3)', '2'],
  ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
  ['substring(string: "foobar", start position: 3)', 'obar'],
  ['@"2026-11-21" + @"P1D"', '2026-11-22'],
  ['date("2026-11-21").year', '2026'],
  ['[1, 2] instance of list<number>', 'true'],
  ['1 // a comment\n+ /* another */ 2', '3'],
  ['"\\u0041\\n\\"" = "A\n\\""', 'true'],
  ['null = 1', 'false'],
  ['true and null', 'null'],
  ['false and null', 'false'],
]) {
  test(`${text} is ${expected}`, () => assert.equal(shown(text!), expected))
}

test('every fault is told at once, at its place, with what to do', () => {
  assert.deepEqual(
    faultsOf('nme > 0 and partner incom > 1').map(({ at, code, remedy }) => [at.line, at.column, code, remedy]),
    [
      [
        3,
        9,
        'unknown-name',
        'What can be named here: "a", "b", "a-b", "partner income", "lives with partner", "people", "anything", "for sale".',
      ],
      [3, 21, 'unknown-name', 'Did you mean "partner income"?'],
    ],
  )
})

test('a misspelt name is told whole, with the words in it that are also FEEL’s', () => {
  const [fault] = faultsOf('partner of income = 1')
  assert.deepEqual(
    [fault?.message, fault?.remedy],
    ['Nothing here is called "partner of income".', 'Did you mean "partner income"?'],
  )
})

test('the place of a fault on a later line is that of the file', () => {
  const [fault] = faultsOf('a +\n  zzz')
  assert.deepEqual(fault?.at, { file: 'form.yaml', line: 4, column: 3 })
})

for (const [text, remedy] of [
  ['a == 1', /Write one = to compare/],
  ['a => 1', /Write >=/],
  ['a =< 1', /Write <=/],
  ["a = 'x'", /straight double quotation marks/],
  ['a = “x”', /straight double quotation marks/],
  ['a > 1 && a < 3', /Write `and`/],
  ['a > 1 || a < 3', /Write `or`/],
  ['!lives with partner', /Write not\(…\)/],
  ['a * / 2', /Mend the expression/],
] as const)
  test(`${text} is refused with what FEEL has for it`, () => {
    const faults = faultsOf(text)
    assert.equal(faults.length, 1)
    assert.match(faults[0]!.remedy, remedy)
  })

for (const [text, code] of [
  ['a +', 'not-readable'],
  ['a b', 'not-readable'],
  ['"open', 'open-string'],
  ['1 /* open', 'open-comment'],
  ['', 'not-readable'],
  ['(1', 'not-readable'],
  ['{a: 1, a: 2}', 'name-twice'],
  ['@"tomorrow"', 'not-a-date'],
  ['a + "x"', 'wrong-type'],
  ['a = "x"', 'wrong-type'],
  ['a and true', 'wrong-type'],
  ['if a then 1 else 2', 'wrong-type'],
  ['lives with partner > 3', 'wrong-type'],
  ['people[first name]', 'wrong-type'],
  ['people.agee', 'no-such-entry'],
  ['a.year', 'no-such-entry'],
  ['floor("x")', 'wrong-call'],
  ['floor()', 'wrong-call'],
  ['floor(nn: 1)', 'wrong-call'],
  ['a(1)', 'not-a-function'],
  ['a instance of nmber', 'unknown-type'],
  ['function(x) external {java: {class: "java.lang.System"}}', 'external-function'],
  ['1 + '.repeat(2000).concat('1'), 'too-long'],
  [`${'('.repeat(500)}1${')'.repeat(500)}`, 'too-deep'],
]) {
  test(`${text!.slice(0, 40)} is refused as ${code}`, () =>
    assert.ok(
      faultsOf(text!).some((fault) => fault.code === code),
      JSON.stringify(faultsOf(text!)),
    ))
}

test('an expression must give the type that is expected of it', () => {
  assert.equal(faultsOf('a + 1', 'boolean')[0]?.code, 'wrong-type')
  assert.equal(compileExpression('a + 1', names, { ...where, expects: 'number' }).type, 'number')
})

test('an expression says which names it reads', () => {
  const { uses } = compileExpression('people[age > a].first name = anything', names, where)
  assert.deepEqual([...uses].toSorted(), ['a', 'anything', 'people'])
})

test('a name without a value is null', () => {
  assert.equal(compileExpression('a = null', names, where).run(new Map()), true)
})

test('what goes wrong is null, and is told with its place', () => {
  const told: string[] = []
  const value = compileExpression('1 + a / 0', names, where).run(values, ({ code, at }) =>
    told.push(`${code} ${at.column}`),
  )
  assert.equal(value, null)
  assert.deepEqual(told.slice(0, 1), ['division-by-zero 15'])
})

test('a loop that never ends, ends in a clear error', () => {
  const endless = compileExpression('count(for x in 1..100000, y in 1..100000 return x)', names, where)
  assert.throws(() => endless.run(values), BudgetExceeded)
  const deep = compileExpression('{f: function(n) f(n + 1), r: f(1)}.r', names, where)
  assert.throws(() => deep.run(values), BudgetExceeded)
  const growing = '{s: "0123456789", g: function(t, n) if n = 0 then t else g(t + t, n - 1), r: g(s, 60)}.r'
  const told = new Set<string>()
  assert.equal(
    compileExpression(growing, names, where).run(values, ({ code }) => told.add(code)),
    null,
  )
  assert.ok(told.has('too-large'))
})

const SHARED = '(for i in 1..60 return if i = 1 then [{a: 1}] else [partial[-1], partial[-1]])[-1]'

for (const text of [
  `${SHARED} = ${SHARED}`,
  `is(${SHARED}, ${SHARED})`,
  `${SHARED} in (${SHARED})`,
  `5 in ${SHARED}`,
  `count(${SHARED}.a)`,
]) {
  test(`lists that share their parts, and so have no end to speak of, end in a clear error: ${text.replaceAll(SHARED, 'L')}`, () =>
    assert.throws(() => compileExpression(text, names, where).run(values), BudgetExceeded))
}

test('of errors without end, the first hundred are told', () => {
  let told = 0
  compileExpression('for x in 1..5000 return 1 / 0', names, where).run(values, () => told++)
  assert.equal(told, 100)
})

test('a name in an answer never reaches a prototype', () => {
  const context = new Map<string, Type>([['who', 'any']])
  for (const name of ['constructor', '__proto__', 'toString', 'size', 'length', 'get']) {
    for (const who of [new Map<string, Value>(), 'text', [1, 2].map(Decimal.of), Decimal.of(1), true]) {
      const value = compileExpression(`who.${name}`, context, where).run(
        new Map<string, Value>([['who', who as Value]]),
      )
      assert.ok(value === null || (Array.isArray(value) && value.every((each) => each === null)), `${name}: ${value}`)
    }
  }
})

for (const [text, passing, failing] of [
  ['-', 5, undefined],
  ['> 4', 5, 4],
  ['5', 5, 4],
  ['4, 5', 5, 3],
  ['not(4, 5)', 3, 5],
  ['[1..5)', 4, 5],
  ['? > 4 and ? < 6', 5, 6],
  ['<= a', 5, 6],
  ['[4, 5]', 5, 6],
] as const) {
  test(`the cell ${text} lets ${passing} through and not ${failing}`, () => {
    const tests = compileUnaryTests(text, names, { ...where, input: 'number' })
    assert.equal(tests.run(Decimal.of(passing), values), true)
    if (failing !== undefined) assert.equal(tests.run(Decimal.of(failing), values), false)
  })
}

test('a cell that its input can never equal is a fault', () => {
  assert.throws(() => compileUnaryTests('"x"', names, { ...where, input: 'number' }), DefinitionFaults)
})
