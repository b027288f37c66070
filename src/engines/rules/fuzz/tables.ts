import fc from 'fast-check'
import type { Value } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, input, modelOf, needs } from '../made-up-model.ts'

/* Tables of every hit policy over inputs that hit their edges, in the FEEL that direct code is made of and in such as it is not. */

const numeral = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 3 }).map(String), weight: 9 },
  fc.constantFrom('2.5', '0.005', '-0', '9007199254740993', '1e30', '1e-30', '9e6144'),
)
const word = fc.constantFrom('"a"', '"b"', '"c"', '""')
const truth = fc.constantFrom('true', 'false')
const bracket = fc.tuple(fc.constantFrom('[', '(', ']'), fc.constantFrom(']', ')', '['))

const several = (one: fc.Arbitrary<string>) =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '))
/** What direct code is made of. */
const plainCell = (one: fc.Arbitrary<string>, more: readonly fc.Arbitrary<string>[]) =>
  fc.oneof(
    several(one),
    fc.constant('-'),
    several(one).map((all) => `not(${all})`),
    fc.tuple(fc.constantFrom('=', '!='), one).map((parts) => parts.join(' ')),
    ...more,
  )
const plain = {
  number: plainCell(
    numeral.filter((text) => text !== '9007199254740993' && text !== '9e6144'),
    [
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), numeral).map((parts) => parts.join(' ')),
      fc.tuple(bracket, numeral, numeral).map(([[open, close], a, b]) => `${open}${a}..${b}${close}`),
    ],
  ),
  string: plainCell(word, []),
  boolean: plainCell(truth, []),
}
const nulls = fc.constantFrom('null', 'not(null)', '? = a', '? != text')
const any = {
  number: fc.oneof({ arbitrary: plain.number, weight: 9 }, nulls, fc.constantFrom('> a', '? + 1 > a', '[a..b]')),
  string: fc.oneof({ arbitrary: plain.string, weight: 9 }, nulls, fc.constantFrom('starts with(?, "a")', '< "b"')),
  boolean: fc.oneof({ arbitrary: plain.boolean, weight: 9 }, nulls, fc.constant('a > 1')),
}
const INPUTS = [
  ['a', 'number'],
  ['b', 'number'],
  ['text', 'string'],
  ['sure', 'boolean'],
] as const

const constant = fc.constantFrom('1', '2', '2.5', '0')
const worked = fc.constantFrom(
  'a + b',
  'a * 2 - b',
  'floor(a / b)',
  'if sure then a else b',
  'max(a, b)',
  'null',
  '1 / a',
)
const one = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY']
const many = ['RULE ORDER', 'OUTPUT ORDER', 'COLLECT']
const sums = ['SUM', 'MIN', 'MAX', 'COUNT'].map((each) => `COLLECT" aggregation="${each}`)

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const tag = (name: string, text: string) => `<${name}><text>${escaped(text)}</text></${name}>`

/** A model with one table, `d`, over inputs of every kind that direct code knows. */
export const tableModels: fc.Arbitrary<string> = fc
  .record({
    policy: fc.constantFrom(...one, ...one, ...one, ...many, ...sums),
    columns: fc.subarray([...INPUTS], { minLength: 1, maxLength: 2 }),
    // More than 32 rules are looked up by columns.
    length: fc.oneof({ arbitrary: fc.integer({ min: 1, max: 5 }), weight: 4 }, fc.integer({ min: 30, max: 36 })),
    outputs: fc.constantFrom(1, 1, 2),
    otherwise: fc.boolean(),
    cells: fc.constantFrom(plain, any),
    gives: fc.constantFrom(constant, constant, fc.oneof(constant, worked)),
  })
  .chain(({ columns, length, gives, ...table }) => {
    // Only one output can be added up or counted.
    const outputs = table.policy.includes('aggregation') ? 1 : table.outputs
    return fc.record({
      ...{ table: fc.constant(table), columns: fc.constant(columns), outputs: fc.constant(outputs) },
      rules: fc.array(
        fc.record({
          asks: fc.tuple(...columns.map(([, type]) => table.cells[type])),
          gives: fc.array(gives, { minLength: outputs, maxLength: outputs }),
        }),
        { minLength: length, maxLength: length },
      ),
    })
  })
  .map(({ table, columns, outputs, rules }) => {
    const heads = columns.map(([name]) => `<input><inputExpression><text>${name}</text></inputExpression></input>`)
    const values =
      table.policy.startsWith('P') || table.policy.startsWith('OU') ? tag('outputValues', '2, 1, 2.5, 0') : ''
    const otherwise = table.otherwise ? tag('defaultOutputEntry', '0') : ''
    const outs = Array.from({ length: outputs }, (_, i) => `<output name="o${i}">${values}${otherwise}</output>`)
    const body = rules.map(
      ({ asks, gives }) =>
        `<rule>${asks.map((text) => tag('inputEntry', text)).join('')}${gives.map((text) => tag('outputEntry', text)).join('')}</rule>`,
    )
    const whole = `<decisionTable hitPolicy="${table.policy}">${heads.join('')}${outs.join('')}${body.join('\n')}</decisionTable>`
    const inputs = INPUTS.map(([name, type]) => input(name, type)).join('')
    return modelOf(inputs + decision('d', INPUTS.map(([name]) => needs('input', name)).join('') + whole))
  })

const numbers = numeral.map((text): Value => Decimal.parse(text)!)
const rarely = <T extends Value>(one: fc.Arbitrary<T>): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: one, weight: 20 }, fc.constantFrom<Value>(null, 'a', true, Decimal.one))

/** What its inputs are given: mostly of their types, and at the edges of the cells. */
export const tableInputs: fc.Arbitrary<ReadonlyMap<string, Value>> = fc
  .record({
    a: rarely(numbers),
    b: rarely(numbers),
    text: rarely(fc.constantFrom('a', 'b', 'c', '', 'd')),
    sure: rarely(fc.boolean()),
  })
  .map((values) => new Map(Object.entries(values)))
