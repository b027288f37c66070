import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { decision, input, literal, modelOf, needs, table } from '../made-up-model.ts'
import { readModel } from '../read.ts'

function told(parts: string): readonly DefinitionFault[] {
  try {
    return readModel(modelOf(parts), { file: 'rules.dmn', analyse: true }).warnings
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return reason.faults
    throw reason
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const over = (type: string, body: string) => input('x', type) + decision('d', needs('input', 'x') + body)
const cells = (policy: string, output: string, ...rows: readonly (readonly string[])[]) =>
  over(
    'number',
    table(
      `hitPolicy="${policy}"`,
      output,
      rows.map((row) => row.map(escaped)),
    ),
  )
const plain = '<output name="o"/>'
const listing = (more = '') => `<output name="o"><outputValues><text>"a", "b"</text></outputValues>${more}</output>`
const said = (parts: string, code: string) =>
  told(parts)
    .filter((each) => each.code === code)
    .map(({ rule, decision, message, remedy }) => `${decision}, ${rule}: ${message} ${remedy}`)

test('what a table gives and does not list among its output values is told, a default too', () => {
  const nought = '<defaultOutputEntry><text>"none"</text></defaultOutputEntry>'
  const remedy = 'Write one of them, or add it to the output values: "a", "b".'
  assert.deepEqual(said(cells('PRIORITY', listing(), ['< 5', '"a"'], ['-', '"c"']), 'not-an-output-value'), [
    `d, r2: "c" is none of the values that this output may give. ${remedy}`,
  ])
  assert.deepEqual(said(cells('FIRST', listing(nought), ['5', 'if x > 2 then "z" else null']), 'not-an-output-value'), [
    `d, undefined: "none" is none of the values that this output may give. ${remedy}`,
  ])
})

test('an aggregation that the hit policy leaves out is told', () => {
  assert.deepEqual(said(cells('UNIQUE" aggregation="SUM', plain, ['-', '1']), 'aggregation'), [
    'd, undefined: Only what is collected is put together by SUM: by the hit policy UNIQUE this table gives what one rule gives, or a list. Write hitPolicy="COLLECT", or take the aggregation away.',
  ])
  assert.match(
    said(cells('COLLECT" aggregation="AVG', plain, ['-', '1']), 'unknown-hit-policy')[0]!,
    /Write SUM, COUNT/,
  )
  assert.deepEqual(said(cells('C" aggregation="SUM', plain, ['-', '1']), 'aggregation'), [])
})

test('numbers and ranges as people write them are told where FEEL reads something else', () => {
  const rows = ['5,000', '< 50,270', '5-7', '1, 2', '100,200', '7-5', '"a,000"'].map((cell) => [cell, '1'])
  assert.deepEqual(
    said(cells('COLLECT', plain, ...rows), 'read-otherwise').map((each) => each.slice(0, 60)),
    [
      'd, r1: 5,000 is read as several values: a comma stands betwe',
      'd, r2: < 50,270 is read as several values: a comma stands be',
      'd, r3: 5-7 is a subtraction. Write [5..7] for a range with b',
    ],
  )
})

test('a cell that gives nothing is told, and where', () => {
  const [found] = told(cells('UNIQUE', plain, ['-', ''])).filter(({ code }) => code === 'empty-cell')
  assert.deepEqual([found!.severity, found!.decision, found!.rule], ['warning', 'd', 'r1'])
})

for (const [text, remedy] of [
  ['x ≥ 5', 'Write >=.'],
  ['x <> 5', 'Write != for "not equal".'],
  ['x ^ 2', 'Write ** for a power.'],
  ['x % 2', 'Write a share of one, such as 0.05, or divide by 100.'],
  ['x > 5 ? 1 : 2', 'Write if … then … else ….'],
  ['if x > 5 then 1', 'Write else and what holds otherwise: null for nothing.'],
  ['x * 5,000', 'Write a number without a sign between its thousands: 5000.'],
  ['-', 'Write null where nothing is given; a dash stands only in what is asked.'],
  ['x = TRUE', 'Write true, in small letters.'],
  ['x = "5"', 'Write the number without quotation marks, or compare number(…).'],
] as const)
  test(`whoever writes ${text} is told what to write`, () => {
    const remedies = told(over('number', literal(escaped(text)))).map((each) => each.remedy)
    assert.ok(remedies.includes(remedy), remedies.join(' | '))
  })

for (const [cell, remedy] of [
  ['5 to 7', 'Write [5..7] for a range with both its ends.'],
  ['5..7', 'Write [5..7] for a range with both its ends.'],
  ['between 5 and 7', 'Write [5..7] for a range with both its ends.'],
  ['> 5 and < 7', 'Write ? > 5 and ? < 7, or a range without its ends: (5..7).'],
] as const)
  test(`whoever asks ${cell} in a cell is told what to write`, () => {
    const remedies = told(cells('UNIQUE', plain, [cell, '1'])).map((each) => each.remedy)
    assert.ok(remedies.includes(remedy), remedies.join(' | '))
  })

for (const [type, meant] of [
  ['Number', 'number'],
  ['integer', 'number'],
  ['Boolean', 'boolean'],
  ['datetime', 'date and time'],
  ['colour', 'color'],
] as const)
  test(`whoever writes the type ${type} is asked whether ${meant} is meant`, () => {
    const color = '<itemDefinition name="color"><typeRef>string</typeRef></itemDefinition>'
    const [found] = told(color + over(type, literal('x'))).filter(({ code }) => code === 'unknown-type')
    assert.equal(found!.remedy, `Did you mean "${meant}"?`)
  })
