import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Value } from '#engines/feel'
import { compare, DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, modelOf, needs } from '../../made-up-model.ts'
import { readModel } from '../../read.ts'
import type { Class } from './classes.ts'
import type { Column } from './column.ts'
import { gapsIn } from './gaps.ts'
import { lookedAt } from './look-at-model.ts'
import { overlapsIn } from './overlaps.ts'
import { unreachableIn } from './unreachable.ts'

/* Tables of every kind, looked through and also tried out with every value that could make a difference: both must say the same. */

interface Kind {
  readonly type: string
  /** The item definition of its type, where it is narrower than FEEL's. */
  readonly item?: string
  /** Every value that its cells could tell apart, and none that it cannot have. */
  readonly values: readonly Value[]
  readonly cells: fc.Arbitrary<string>
}

const number = (text: string) => Decimal.parse(text)!
const halves = Array.from({ length: 13 }, (_, index) => number(String(index / 2 - 1)))
const figure = fc.integer({ min: 0, max: 4 }).map(String)
const bracket = fc.tuple(fc.constantFrom('[', '('), fc.constantFrom(']', ')'))
const sign = fc.constantFrom('<', '<=', '>', '>=', '!=')
const several = (one: fc.Arbitrary<string>) =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '))

const tests = (one: fc.Arbitrary<string>) =>
  fc.oneof(
    { arbitrary: fc.constant('-'), weight: 2 },
    several(one),
    fc.tuple(sign, one).map((parts) => parts.join(' ')),
    fc.tuple(bracket, one, one).map(([[open, close], a, b]) => `${open}${a}..${b}${close}`),
    several(one).map((all) => `not(${all})`),
    fc.tuple(one, one).map(([a, b]) => `? > ${a} and ? < ${b}`),
    fc.tuple(one, one).map(([a, b]) => `? between ${a} and ${b} or ? = ${b}`),
    fc.tuple(one, one).map(([a, b]) => `not(? in [${a}..${b}])`),
    fc.constantFrom('null', 'not(null)', '? != null'),
  )

const numbers: Kind = { type: 'number', values: halves, cells: tests(figure) }
const narrow: Kind = {
  type: 'narrow',
  item: '<itemDefinition name="narrow"><typeRef>number</typeRef><allowedValues><text>[1..3]</text></allowedValues></itemDefinition>',
  values: halves.filter((each) => each.compare(Decimal.of(1)) >= 0 && each.compare(Decimal.of(3)) <= 0),
  cells: tests(figure),
}
const whole: Kind = {
  type: 'whole',
  item: '<itemDefinition name="whole"><typeRef>number</typeRef><allowedValues><text>? = floor(?)</text></allowedValues></itemDefinition>',
  values: halves.filter((each) => each.isInteger()),
  cells: tests(figure),
}
const few: Kind = {
  type: 'few',
  item: '<itemDefinition name="few"><typeRef>whole</typeRef><allowedValues><text>? &gt;= 0 and ceiling(?) = ?</text></allowedValues></itemDefinition>',
  values: [0, 1, 2, 3, 4, 5].map((each) => Decimal.of(each)),
  cells: tests(fc.oneof(figure, fc.constant('2.5'))),
}
const word = fc.constantFrom('"a"', '"b"', '"c"')
const words: Kind = {
  type: 'string',
  values: ['', 'a', 'aa', 'b', 'bb', 'c', 'd'],
  cells: fc.oneof(tests(word), several(word), several(word)),
}
const letter: Kind = {
  type: 'letter',
  item: '<itemDefinition name="letter"><typeRef>string</typeRef><allowedValues><text>"a", "b", "c"</text></allowedValues></itemDefinition>',
  values: ['a', 'b', 'c'],
  cells: tests(word),
}
const truths: Kind = {
  type: 'boolean',
  values: [true, false],
  cells: fc.constantFrom('-', '-', 'true', 'false', 'true, false', 'not(true)', 'null', '? = true', 'not(? = true)'),
}
const days = Array.from({ length: 6 }, (_, index) => FeelDate.parse(`2024-02-2${index + 4}`)!)
const dates: Kind = {
  type: 'date',
  values: days,
  cells: tests(fc.integer({ min: 5, max: 8 }).map((day) => `@"2024-02-2${day}"`)),
}

const months: Kind = {
  type: 'years and months duration',
  values: [-1, 0, 1, 2, 3, 4, 5].map((each) => new MonthsDuration(each)),
  cells: tests(fc.integer({ min: 0, max: 4 }).map((each) => `@"P${each}M"`)),
}
const lengths: Kind = {
  type: 'days and time duration',
  values: halves.map((each) => new DaysDuration(each)),
  cells: tests(fc.integer({ min: 0, max: 4 }).map((each) => `@"PT${each}S"`)),
}
const times: Kind = {
  type: 'time',
  values: [0, 1, 2, 3, 4, 5].map((each) => FeelTime.parse(`00:00:0${each}`)!),
  cells: tests(fc.integer({ min: 0, max: 4 }).map((each) => `@"00:00:0${each}"`)),
}
const moments: Kind = {
  type: 'date and time',
  values: [2, 3, 4, 5, 6, 7].map((each) => FeelDateTime.parse(`2024-02-29T00:00:0${each}Z`)!),
  cells: tests(fc.integer({ min: 3, max: 6 }).map((each) => `@"2024-02-29T00:00:0${each}Z"`)),
}
const undeclared: Kind = { type: 'Any', values: [...halves, 'a', false], cells: tests(figure) }

const kinds = fc.constantFrom(
  numbers,
  narrow,
  whole,
  few,
  words,
  letter,
  truths,
  dates,
  months,
  lengths,
  times,
  moments,
)
const outputs = fc.constantFrom('"high"', '"middle"', '"low"')

interface Made {
  readonly columns: readonly Kind[]
  readonly rules: readonly { readonly cells: readonly string[]; readonly output: string }[]
}

const tablesOf = (one: fc.Arbitrary<Kind>): fc.Arbitrary<Made> =>
  fc.array(one, { minLength: 1, maxLength: 3 }).chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rules: fc.array(fc.record({ cells: fc.tuple(...columns.map(({ cells }) => cells)), output: outputs }), {
        minLength: 1,
        maxLength: 5,
      }),
    }),
  )

/** Of a column without a type it is not known which values there are, and so not which are left out. */
const tables = tablesOf(fc.oneof({ arbitrary: kinds, weight: 12 }, fc.constant(undeclared)))

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function xmlOf({ columns, rules }: Made, policy: string, gives: (rule: number) => string): string {
  const items = [
    ...new Set(columns.flatMap(({ item = '' }) => (item.includes('>whole<') ? [whole.item!, item] : [item]))),
  ].join('')
  const inputs = columns.map(
    ({ type }, index) =>
      `<inputData id="i${index}" name="i${index}"><variable name="i${index}" typeRef="${type}"/></inputData>`,
  )
  const heads = columns.map((_, index) => `<input><inputExpression><text>i${index}</text></inputExpression></input>`)
  const body = rules.map(({ cells }, rule) => {
    const entries = cells.map((cell) => `<inputEntry><text>${escaped(cell)}</text></inputEntry>`)
    return `<rule>${entries.join('')}<outputEntry><text>${gives(rule)}</text></outputEntry></rule>`
  })
  const values = '<output><outputValues><text>"high", "middle", "low"</text></outputValues></output>'
  const table = `<decisionTable hitPolicy="${policy}">${heads.join('')}${values}${body.join('')}</decisionTable>`
  return modelOf(
    items + inputs.join('') + decision('d', columns.map((_, i) => needs('input', `i${i}`)).join('') + table),
  )
}

/** Every combination of values, with the rules that hold for it when the table is really run. */
function tried(made: Made, values: (column: number) => readonly Value[]) {
  const model = readModel(xmlOf(made, 'RULE ORDER', String), { tolerant: true })
  const combinations = made.columns.reduce<Value[][]>(
    (all, _, column) => all.flatMap((each) => values(column).map((value) => [...each, value])),
    [[]],
  )
  return combinations.map((given) => {
    const inputs = new Map(given.map((value, index): [string, Value] => [`i${index}`, value]))
    const { value } = model.decide('d', inputs)
    return { given, rules: ((value ?? []) as readonly Decimal[]).map((each) => each.toNumber()) }
  })
}

const speaksOfNull = ({ rules }: Made, column: number) => rules.some(({ cells }) => cells[column]!.includes('null'))
/** What is spoken of: null only where a cell of the column asks for it. */
const spokenOf = (made: Made) => (column: number) =>
  speaksOfNull(made, column) ? [...made.columns[column]!.values, null] : made.columns[column]!.values
const possible = (made: Made) => (column: number) => [...made.columns[column]!.values, null]

const look = (made: Made, policy: string) => lookedAt(xmlOf(made, policy, (rule) => made.rules[rule]!.output))

const steps = () => ({ left: 1e9 })
const runs = { numRuns: 200 }

test('two rules are told to hold together exactly where some inputs make both hold, and the example is such inputs', () => {
  const check = fc.property(tables, fc.constantFrom('UNIQUE', 'ANY'), (made, policy) => {
    const looked = look(made, policy)
    const found = overlapsIn(looked, steps(), () => false)
    const minds = (a: number, b: number) => policy === 'UNIQUE' || made.rules[a]!.output !== made.rules[b]!.output
    const all = tried(made, spokenOf(made)).flatMap(({ rules }) =>
      rules.flatMap((b) => rules.filter((a) => a < b && minds(a, b)).map((a) => `${a} ${b}`)),
    )
    const told = found.flatMap(({ rule, others }) => others.map((other) => `${other} ${rule}`))
    assert.deepEqual(told.toSorted(), [...new Set(all)].toSorted())
    for (const { rule, others, example } of found) {
      const values = looked.columns.map(({ known }, column) => known[example[column]!]!.value)
      const [shown] = tried(made, (column) => [values[column]!])
      assert.ok(shown!.rules.includes(rule) && shown!.rules.includes(others[0]!), JSON.stringify(made))
    }
  })
  fc.assert(check, runs)
})

test('a rule is told never to count exactly where no inputs, nor their absence, make it count', () => {
  const weights = ['"high"', '"middle"', '"low"']
  const weight = (made: Made, rule: number) => weights.indexOf(made.rules[rule]!.output)
  const check = fc.property(tables, fc.constantFrom('FIRST', 'PRIORITY', 'UNIQUE'), (made, policy) => {
    const found = unreachableIn(look(made, policy), steps()).filter(({ why }) => why !== 'repeated')
    const counting = tried(made, possible(made)).flatMap(({ rules }) => {
      if (policy === 'UNIQUE') return rules
      if (policy === 'FIRST') return rules.slice(0, 1)
      const best = Math.min(...rules.map((rule) => weight(made, rule)))
      return rules.filter((rule) => weight(made, rule) === best)
    })
    const never = made.rules.flatMap((_, rule) => (counting.includes(rule) ? [] : [rule]))
    assert.deepEqual(found.map(({ rule }) => rule).toSorted(), never)
  })
  fc.assert(check, runs)
})

test('what is told to have no rule is exactly what has none, and the example has none', () => {
  const check = fc.property(tablesOf(kinds), (made) => {
    const looked = look(made, 'FIRST')
    const { gaps, count } = gapsIn(looked, steps())
    assert.equal(gaps.length, count)
    for (const { given, rules } of tried(made, spokenOf(made))) {
      const places = given.map((value, column) => placeOf(value, looked.columns[column]!))
      const isTold = gaps.some(({ box }) => box.every((ranges, column) => isIn(places[column]!, ranges)))
      assert.equal(isTold, rules.length === 0, given.join())
    }
    for (const { example } of gaps) {
      const [shown] = tried(made, (column) => [looked.columns[column]!.known[example[column]!]!.value])
      assert.deepEqual(shown!.rules, [])
    }
  })
  fc.assert(check, runs)
})

const isIn = (place: number, ranges: readonly number[]) =>
  ranges.some((from, index) => index % 2 === 0 && from <= place && place <= ranges[index + 1]!)

/** Which of a column's classes a value is in. */
function placeOf(value: Value, { known }: Column): number {
  const own = known.findIndex((each) => isOf(value, each))
  return own >= 0 ? own : known.findIndex(({ place }) => place === 'other')
}

function isOf(value: Value, { place }: Class): boolean {
  if (value === null || place === 'null') return value === null && place === 'null'
  if (place === 'other') return false
  if ('at' in place) return place.at === value || compare(place.at, value) === 0
  return (
    (place.from === 'start' || compare(place.from, value) < 0) && (place.to === 'end' || compare(place.to, value) > 0)
  )
}
