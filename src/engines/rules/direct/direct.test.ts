import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Value } from '#engines/feel'
import { gaveUp, showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, input, literal, modelOf, needs } from '../made-up-model.ts'
import type { Model } from '../model.ts'
import { readingOf } from '../read/imports.ts'
import { readModel } from '../read.ts'
import type { Handed } from './direct.ts'
import { directOf } from './direct.ts'

type Inputs = Record<string, Value>

const nodeOf = (model: Model, name: string) =>
  [...readingOf(model)!.graph.nodes.values()].find((node) => node.name === name)!
const directCode = (model: Model, name: string, handed: Handed = 'object') => directOf(nodeOf(model, name), handed)

/** By the closures: whoever sets a budget is counted every step. */
const byClosures = (model: Model, name: string, inputs: Inputs) => model.decide(name, inputs, { budget: 1_000_000 })

/** What direct code gives is what the closures give, without an error; how often it did not give up. */
function agreeing(model: Model, name: string, all: readonly Inputs[]): number {
  const code = directCode(model, name)
  assert.ok(code, `${name} has direct code`)
  let served = 0
  for (const inputs of all) {
    const value = code(inputs)
    if (value === gaveUp) continue
    served++
    const { value: expected, errors } = byClosures(model, name, inputs)
    assert.deepEqual(errors, [], JSON.stringify(inputs))
    assert.equal(showValue(value), showValue(expected), JSON.stringify(inputs))
    const fromMap = directCode(model, name, 'map')?.(new Map(Object.entries(inputs)))
    assert.equal(showValue(fromMap as Value), showValue(expected))
  }
  return served
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const names = { a: 'number', b: 'number', text: 'string', truth: 'boolean' }
const inputs = Object.entries(names)
  .map(([name, type]) => input(name, type))
  .join('')
const all = Object.keys(names)
  .map((name) => needs('input', name))
  .join('')

const numeral = fc.oneof(
  fc.integer({ min: -4, max: 9 }).map(String),
  fc.constantFrom('2.5', '0.005', '-0.1', '1e30', '9007199254740993', '123456789012345', '1234567890123456', '9e6144'),
)
const word = fc.constantFrom('"a"', '"b"', '"it\u2028s\\\\ `$` \u{1F600}"', '""')
const anyValues: fc.Arbitrary<Inputs> = fc.record({
  a: fc.oneof(
    { arbitrary: numeral.map((text): Value => Decimal.parse(text)!), weight: 9 },
    fc.constantFrom<Value>(null, 'a', true),
  ),
  b: fc.oneof(
    { arbitrary: numeral.map((text): Value => Decimal.parse(text)!), weight: 9 },
    fc.constantFrom<Value>(null, [Decimal.one]),
  ),
  text: fc.oneof(
    { arbitrary: fc.constantFrom<Value>('a', 'b', 'c', '', 'it\u2028s\\ `$` \u{1F600}'), weight: 9 },
    fc.constant(null),
  ),
  truth: fc.oneof(
    {
      arbitrary: fc.boolean() as fc.Arbitrary<Value>,
      weight: 9,
    },
    fc.constant(null),
  ),
})
const given = fc.array(anyValues, { minLength: 20, maxLength: 20 })

const { number, condition } = fc.letrec<{ number: string; condition: string; words: string }>((tie) => {
  const binary = (signs: readonly string[], of: 'number' | 'condition') =>
    fc.tuple(tie(of), fc.constantFrom(...signs), tie(of)).map(([a, sign, b]) => `(${a} ${sign} ${b})`)
  return {
    number: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('a', 'b'),
      numeral,
      binary(['+', '-', '*', '/'], 'number'),
      fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, x, y]) => `(if ${c} then ${x} else ${y})`),
      fc.tuple(fc.constantFrom('max', 'min'), tie('number'), tie('number')).map(([f, x, y]) => `${f}(${x}, ${y})`),
      fc
        .tuple(fc.constantFrom('round half up', 'decimal', 'round down'), tie('number'))
        .map(([f, x]) => `${f}(${x}, 2)`),
      tie('number').map((x) => `floor(${x})`),
      fc.tuple(tie('number'), tie('number')).map(([x, y]) => `floor(${x} / ${y})`),
      tie('number').map((x) => `-${x}`),
    ),
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(
        'truth',
        'true',
        '(text = "a")',
        '(text != "b")',
        '(text in ("a", "c"))',
        '(a in [1..5))',
        '(b in (< 3, > 7))',
      ),
      binary(['<', '<=', '>', '>=', '=', '!='], 'number'),
      binary(['and', 'or', '=', '!='], 'condition'),
      fc.tuple(tie('number'), tie('number'), tie('number')).map(([x, y, z]) => `(${x} between ${y} and ${z})`),
    ),
    words: word,
  }
})

test('an expression gives as direct code what it gives otherwise, or gives up', () => {
  let served = 0
  const check = fc.property(fc.oneof(number, condition), given, (text, cases) => {
    const model = readModel(modelOf(inputs + decision('d', all + literal(escaped(text)))), { tolerant: true })
    served += agreeing(model, 'd', cases)
  })
  fc.assert(check, { numRuns: 300 })
  assert.ok(served > 1500, `${served} were served`)
})

const bracket = fc.tuple(fc.constantFrom('[', '('), fc.constantFrom(']', ')'))
const shortNumeral = fc.oneof(fc.integer({ min: -4, max: 30 }).map(String), fc.constantFrom('2.5', '0.005', '1e20'))
const numberCell = fc.oneof(
  { arbitrary: shortNumeral, weight: 3 },
  fc.constant('-'),
  fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '!='), shortNumeral).map((parts) => parts.join(' ')),
  fc.tuple(bracket, shortNumeral, shortNumeral).map(([[open, close], x, y]) => `${open}${x}..${y}${close}`),
  fc.array(shortNumeral, { minLength: 1, maxLength: 3 }).map((each) => each.join(', ')),
  shortNumeral.map((one) => `not(${one})`),
)
const textCell = fc.oneof(
  fc.constant('-'),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((each) => each.join(', ')),
  word.map((one) => `not(${one})`),
)
const truthCell = fc.constantFrom('-', 'true', 'false', 'true, false')
const row = fc.tuple(numberCell, textCell, truthCell, fc.oneof(numeral, numeral, number))
type Row = readonly [string, string, string, string]
/** One of them is not among the output values. */
const CONSTANTS = ['2.5', '1', '3', '9', '0', '2']

const cell = (name: string, text: string) => `<${name}><text>${escaped(text)}</text></${name}>`
const column = (text: string) => `<input><inputExpression><text>${text}</text></inputExpression></input>`

function tableOf(policy: string, rows: readonly Row[], otherwise: boolean): string {
  const rules = rows.map(
    ([a, text, truth, gives]) =>
      `<rule>${[a, text, truth].map((each) => cell('inputEntry', each)).join('')}${cell('outputEntry', gives)}</rule>`,
  )
  const values = policy === 'PRIORITY' ? cell('outputValues', '3, 2, 1, 0, 2.5') : ''
  const last = otherwise ? cell('defaultOutputEntry', '7') : ''
  return `<decisionTable hitPolicy="${policy}">${['a', 'text', 'truth'].map(column).join('')}<output typeRef="number">${values}${last}</output>${rules.join('')}</decisionTable>`
}

for (const [what, maxLength, numRuns] of [
  ['a short', 12, 250],
  ['a long', 90, 80],
] as const)
  test(`${what} table gives as direct code what it gives otherwise, or gives up`, () => {
    const made = { served: 0, tables: 0 }
    const policy = fc.constantFrom('FIRST', 'FIRST', 'UNIQUE', 'ANY', 'PRIORITY')
    const rows = fc.array(row, { minLength: maxLength > 32 ? 40 : 1, maxLength })
    const check = fc.property(policy, rows, fc.boolean(), given, (hit, rules, otherwise, cases) => {
      const constant = hit === 'ANY' || hit === 'PRIORITY'
      const own = constant
        ? rules.map(([a, b, c], index): Row => [a, b, c, CONSTANTS[index % (hit === 'ANY' ? 2 : 6)]!])
        : rules
      const model = readModel(modelOf(inputs + decision('d', all + tableOf(hit, own, otherwise))), { tolerant: true })
      if (!directCode(model, 'd')) return
      made.tables++
      made.served += agreeing(model, 'd', cases)
    })
    fc.assert(check, { numRuns })
    assert.ok(made.tables > numRuns / 4, `${made.tables} tables`)
    assert.ok(made.served > numRuns, `${made.served} were served`)
  })

const read = (path: string) => readModel(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'))

test('the rates rebate is direct code, and gives what it gives otherwise', () => {
  const model = read('services/rates-rebate/rules.dmn')
  const numbered = (least: number, most: number) =>
    fc.integer({ min: least * 100, max: most * 100 }).map((cents): Value => Decimal.parse(`${cents}e-2`)!)
  const household = fc.record<Inputs>({
    'rating year': fc.integer({ min: 2003, max: 2022 }).map((year): Value => Decimal.of(year)),
    rates: numbered(0, 6000),
    'household income': numbered(0, 60_000),
    dependants: fc.integer({ min: 0, max: 5 }).map((count): Value => Decimal.of(count)),
    'named as ratepayer': fc.boolean(),
    'living there on 1 July': fc.boolean(),
    'use of the home': fc.constantFrom('home', 'partly business', 'mainly business'),
  })
  const check = fc.property(household, (inputs) => {
    for (const name of ['outcome', 'rebate', 'figures of the year', 'reduction for income'])
      assert.equal(agreeing(model, name, [inputs]), 1)
  })
  fc.assert(check, { numRuns: 300 })
})

test('what is asked often is answered as what is asked once: values, errors and all', () => {
  const model = read('services/rates-rebate/rules.dmn')
  const whole: Inputs = {
    'rating year': Decimal.of(2018),
    rates: Decimal.of(3500),
    'household income': Decimal.of(42_000),
    dependants: Decimal.zero,
    'named as ratepayer': true,
    'living there on 1 July': true,
    'use of the home': 'home',
  }
  for (let time = 0; time < 50; time++) {
    assert.equal(showValue(model.decide('rebate', whole).value), '124.67')
    const { value, errors } = model.decide('outcome', { ...whole, 'use of the home': 'a ship' })
    assert.equal(value, 'for an officer')
    assert.match(errors[0]!.message, /a ship/)
    assert.equal(model.decide('rebate', { ...whole, rates: null }).value, null)
  }
})

test('what an object has from another is none of what is given, however often it is asked', () => {
  const model = readModel(modelOf(inputs + decision('d', needs('input', 'a') + literal('a + 1'))))
  const code = directCode(model, 'd')!
  const given: Inputs = { a: Decimal.of(7) }
  assert.equal(showValue(code(given) as Value), '8')
  assert.equal(showValue(code(Object.assign(Object.create(null), given)) as Value), '8')
  assert.equal(code(Object.create(given)), gaveUp)
  for (let time = 0; time < 50; time++) assert.equal(model.decide('d', Object.create(given)).value, null)
})

test('a table of texts that could be code is only texts', () => {
  const words = ['"', "'", '`', '$k0', '*/', '//', '\u2028', '\u0000', '\\', '</script>', '"); process.exit(1); ("']
  const quoted = words.map(
    (word) => `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace('\u0000', '\\u0000')}"`,
  )
  const rules = quoted.map((word) => `<rule>${cell('inputEntry', word)}${cell('outputEntry', word)}</rule>`)
  const table = `<decisionTable hitPolicy="FIRST">${column('text')}<output/>${rules.join('')}</decisionTable>`
  const model = readModel(modelOf(inputs + decision('d', needs('input', 'text') + table)))
  const code = directCode(model, 'd')
  for (const text of words) assert.equal(code?.({ text }), text)
  assert.equal(code?.({ text: 'another' }), gaveUp)
})

test('a chain of decisions, or a table, that is too long for code is decided all the same', () => {
  const [chain, rows] = [1000, 6000]
  const link = (index: number) => {
    const before = index > 0 ? `d${index - 1}` : 'a'
    return decision(`d${index}`, needs(index > 0 ? 'decision' : 'input', before) + literal(`${before} + 1`))
  }
  const long = readModel(modelOf(inputs + Array.from({ length: chain }, (_, index) => link(index)).join('')))
  const sums = Array.from({ length: rows }, (_, index): Row => [`${index}`, '-', '-', `a + b + ${index}`])
  const wide = readModel(modelOf(inputs + decision('d', all + tableOf('FIRST', sums, false))))
  assert.equal(directCode(wide, 'd'), undefined)
  for (let time = 0; time < 25; time++) {
    assert.equal(showValue(long.decide(`d${chain - 1}`, { a: Decimal.one }).value), '1001')
    const { value } = wide.decide('d', { a: Decimal.of(5999), b: Decimal.one, text: 'a', truth: true })
    assert.equal(showValue(value), '11999')
  }
})

test('a model whose decisions need dates, lists or functions has no direct code, and is decided all the same', () => {
  const model = read('laws/child-benefit/rules.dmn')
  assert.equal(directCode(model, 'charge'), undefined)
  assert.ok(directCode(model, 'thresholds'))
})
