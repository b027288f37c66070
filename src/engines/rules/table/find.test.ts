import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Value } from '#engines/feel'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decision, input, modelOf, needs } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cell = (name: string, text: string) => `<${name}><text>${escaped(text)}</text></${name}>`
const inputs = ['number', 'text', 'truth'] as const

type Row = readonly [number: string, text: string, truth: string]

/** A table over a number, a text and a truth that gives the numbers of all the rules that hold. */
const tableOf = (rows: readonly Row[], from = 1) =>
  `<decisionTable hitPolicy="RULE ORDER">${inputs.map((name) => `<input><inputExpression>${`<text>${name}</text>`}</inputExpression></input>`).join('')}<output/>${rows
    .map(
      (row, index) =>
        `<rule>${row.map((each) => cell('inputEntry', each)).join('')}${cell('outputEntry', String(from + index))}</rule>`,
    )
    .join('')}</decisionTable>`

const needsAll = inputs.map((name) => needs('input', name)).join('')

const modelWith = (decisions: string) =>
  readModel(modelOf(inputs.map((name) => input(name, 'Any')).join('') + decisions), { tolerant: true })

/** The same rules looked up together, and each alone: what is looked up must be what is found by going through them. */
function bothWays(rows: readonly Row[]) {
  const alone = rows.map((row, index) => decision(`d${index}`, needsAll + tableOf([row], index + 1)))
  const model = modelWith(decision('all', needsAll + tableOf(rows)) + alone.join(''))
  return (given: Record<string, Value>) => {
    const each = rows.map((_, index) => model.decide(`d${index}`, given))
    const found = each.flatMap(({ value }) => (value === null ? [] : (value as readonly Value[])))
    const together = model.decide('all', given)
    assert.equal(showValue(together.value), found.length > 0 ? showValue(found) : 'null')
    return found.length
  }
}

const numeral = fc.oneof(
  fc.integer({ min: -3, max: 6 }).map(String),
  fc.constantFrom('2.5', '2.50', '1e30', '9007199254740993'),
)
const word = fc.constantFrom('"a"', '"b"', '"c"', '"ab"', '""')
const bracket = fc.tuple(fc.constantFrom('[', '('), fc.constantFrom(']', ')'))
const ofNumber = fc.oneof(
  fc.constant('-'),
  numeral,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '!='), numeral).map((parts) => parts.join(' ')),
  fc.tuple(bracket, numeral, numeral).map(([[open, close], a, b]) => `${open}${a}..${b}${close}`),
  fc.array(numeral, { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')),
  numeral.map((one) => `not(${one})`),
  fc.constantFrom('[1, 2, 4]', '? > 1 and ? < 4', 'number', 'null', '"a"', 'not(null)'),
)
const ofText = fc.oneof(
  fc.constant('-'),
  word,
  fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')),
  word.map((one) => `not(${one})`),
  fc.constantFrom('["a".."b"]', 'starts with(?, "a")', 'text', '3', '["a", "b"]', '!= "a"', '> "a"'),
)
const ofTruth = fc.constantFrom('-', 'true', 'false', 'true, false', 'not(true)', 'truth', 'null')

const value: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: numeral.map((text): Value => Decimal.parse(text)!), weight: 4 },
  { arbitrary: fc.constantFrom<Value>('a', 'b', 'c', 'z', '', null, true, false), weight: 2 },
)

test('rules that are looked up are those that are found by going through them', () => {
  let held = 0
  const rows = fc.array(fc.tuple(ofNumber, ofText, ofTruth), { minLength: 4, maxLength: 40 })
  const givens = fc.array(
    fc.tuple(
      fc.oneof(
        numeral.map((text): Value => Decimal.parse(text)!),
        value,
      ),
      fc.oneof(fc.constantFrom<Value>('a', 'b', 'c', 'z'), value),
      fc.oneof(fc.boolean(), value),
    ),
    { minLength: 12, maxLength: 12 },
  )
  const check = fc.property(rows, givens, (all, given) => {
    const ask = bothWays(all)
    for (const [number, text, truth] of given) held += ask({ number, text, truth })
  })
  fc.assert(check, { numRuns: 150 })
  assert.ok(held > 1000, `${held} rules held`)
})

test('numbers next to the greatest there is are found too', () => {
  const rows = ['< 9e6144', '9e6144', '> 9e6144', '-9e6144', '-'].map((test): Row => [test, '-', '-'])
  const ask = bothWays(rows)
  assert.equal(ask({ number: Decimal.parse('9e6144')!, text: 'a', truth: true }), 2)
  assert.equal(ask({ number: Decimal.parse('-9e6144')!, text: 'a', truth: true }), 3)
})

test('a table of thousands of rules is looked up', () => {
  const rows = Array.from({ length: 3000 }, (_, index): Row => [`[${index}..${index + 1})`, `"t${index % 7}"`, '-'])
  const model = modelWith(decision('all', needsAll + tableOf(rows)))
  const { value } = model.decide('all', { number: Decimal.parse('2026.5')!, text: 't3', truth: true })
  assert.equal(showValue(value), '[2027]')
})
