import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { decision, input, literal, modelOf, needs } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const use =
  '<itemDefinition name="use"><typeRef>string</typeRef><allowedValues><text>"home", "shop", "farm"</text></allowedValues></itemDefinition>'
const inputs = use + input('age', 'number') + input('place', 'use') + input('married', 'boolean')
const needsAll = ['age', 'place', 'married'].map((name) => needs('input', name)).join('')

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cell = (name: string, text: string) => `<${name}><text>${escaped(text)}</text></${name}>`

type Row = readonly [id: string, cells: readonly string[], output: string]

function table(attributes: string, columns: readonly string[], rows: readonly Row[], output = '<output/>'): string {
  const heads = columns.map((text) => `<input><inputExpression><text>${escaped(text)}</text></inputExpression></input>`)
  const rules = rows.map(
    ([id, cells, gives]) =>
      `\n<rule id="${id}">${cells.map((text) => cell('inputEntry', text)).join('')}${cell('outputEntry', gives)}</rule>`,
  )
  return `<decisionTable ${attributes}>${heads.join('')}${output}${rules.join('')}</decisionTable>`
}

const fee = (...args: Parameters<typeof table>) => modelOf(inputs + decision('fee', needsAll + table(...args)))

/** The tables here look at a few of the inputs, as suits them. */
const ofTables = ({ code }: DefinitionFault) => code !== 'unused-input' && code !== 'unused-requirement'

function told(xml: string): readonly DefinitionFault[] {
  try {
    return readModel(xml, { file: 'rules.dmn', analyse: true }).warnings.filter(ofTables)
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return reason.faults.filter(ofTables)
    throw reason
  }
}

const sentences = (xml: string) => told(xml).map(({ rule, message }) => `${rule ?? 'table'}: ${message}`)

const ages = (...rows: Row[]) => [['age'], rows] as const

test('a table that says one thing for every case is told nothing of', () => {
  const complete = ages(['young', ['< 18'], '1'], ['adult', ['[18..65)'], '2'], ['old', ['>= 65'], '3'])
  for (const policy of ['UNIQUE', 'ANY', 'FIRST']) assert.deepEqual(told(fee(`hitPolicy="${policy}"`, ...complete)), [])
})

test('two rules that can hold together are told with the inputs for which they do', () => {
  const rows = ages(['young', ['<= 18'], '1'], ['adult', ['>= 18'], '2'])
  assert.deepEqual(sentences(fee('', ...rows)), [
    'adult: "young" and "adult" can hold together, and then this table gives nothing: for example with age = 18.',
  ])
  assert.deepEqual(sentences(fee('hitPolicy="ANY"', ...rows)), [
    'adult: "young" and "adult" can hold together, and they give different values: for example with age = 18.',
  ])
  assert.deepEqual(sentences(fee('hitPolicy="FIRST"', ...rows)), [])
})

test('of rules that give the same it makes no difference which of them holds, where any may', () => {
  const rows = ages(['young', ['<= 18'], '1'], ['adult', ['>= 18'], '1'])
  assert.deepEqual(sentences(fee('hitPolicy="ANY"', ...rows)), [])
})

test('what has no rule is told in as few sentences as it takes, with an example', () => {
  const rows: Row[] = [
    ['a', ['< 18', '"home"', '-'], '1'],
    ['b', ['>= 18', '"home", "shop"', 'true'], '2'],
  ]
  assert.deepEqual(sentences(fee('', ['age', 'place', 'married'], rows)), [
    'table: No rule holds where age is < 18 and place is "farm" or "shop": for example with age = 17, place = "farm", married = true.',
    'table: No rule holds where age is >= 18 and place is "farm": for example with age = 18, place = "farm", married = true.',
    'table: No rule holds where age is >= 18 and place is "home" or "shop" and married is false: for example with age = 18, place = "home", married = false.',
  ])
  const otherwise = '<output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>'
  assert.deepEqual(sentences(fee('', ['age', 'place', 'married'], rows, otherwise)), [])
})

test('whoever means whole numbers is told how to say so', () => {
  const rows = ages(['young', ['<= 17'], '1'], ['adult', ['>= 18'], '2'])
  const [gap] = told(fee('', ...rows))
  assert.match(gap!.message, /age is in \(17\.\.18\): for example with age = 17\.1\./)
  assert.match(gap!.remedy, /of whole numbers: .*\? = floor\(\?\)/)
  const years =
    '<itemDefinition name="years"><typeRef>number</typeRef><allowedValues><text>? = floor(?)</text></allowedValues></itemDefinition>'
  const xml = modelOf(years + input('age', 'years') + decision('fee', needs('input', 'age') + table('', ...rows)))
  assert.deepEqual(told(xml), [])
})

test('a rule that others go before in every case is told with those others', () => {
  const rows = ages(
    ['young', ['< 18'], '"low"'],
    ['some', ['[10..20]'], '"low"'],
    ['teens', ['[13..19]'], '"high"'],
    ['adult', ['> 10'], '"high"'],
    ['late', ['> 30'], '"low"'],
    ['rest', ['-'], '"low"'],
  )
  assert.deepEqual(sentences(fee('hitPolicy="FIRST"', ...rows)), [
    'teens: The rule "teens" never counts: wherever it holds, "some" holds too, and stands before it.',
    'late: The rule "late" never counts: wherever it holds, "adult" holds too, and stands before it.',
  ])
  const values = '<output><outputValues><text>"high", "low"</text></outputValues></output>'
  assert.deepEqual(sentences(fee('hitPolicy="PRIORITY"', ...rows, values)), [
    'late: The rule "late" never counts: wherever it holds, "adult" holds too, and weighs more.',
  ])
  const both = ages(['a', ['< 10'], '1'], ['b', ['>= 10'], '2'], ['c', ['[5..15]'], '3'], ['none', ['-'], '4'])
  assert.deepEqual(sentences(fee('hitPolicy="FIRST"', ...both)), [
    'c: The rule "c" never counts: wherever it holds, one of "a" and "b" holds too, and stands before it.',
  ])
})

test('a rule that holds for nothing is told at the cell that never does', () => {
  const rows = ages(['a', ['[5..3]'], '1'], ['b', ['? > 5 and ? < 3'], '2'], ['c', ['-'], '3'])
  const found = told(fee('hitPolicy="COLLECT"', ...rows))
  assert.deepEqual(
    found.map(({ message }) => message),
    [
      'No value of age is [5..3], so that the rule "a" never holds.',
      'No value of age is ? > 5 and ? < 3, so that the rule "b" never holds.',
    ],
  )
  const line = fee('hitPolicy="COLLECT"', ...rows).split('\n')[found[0]!.at.line - 1]!
  assert.ok(line.slice(found[0]!.at.column - 1).startsWith('[5..3]'))
})

test('a rule that is there twice is told once', () => {
  const rows = ages(['a', ['5, 6'], '1'], ['b', ['6, 5'], '1'], ['c', ['not(5, 6)'], '2'])
  assert.deepEqual(sentences(fee('', ...rows)), [
    'b: The rule "b" asks and gives the same as "a", and where both hold this table gives nothing.',
  ])
  assert.deepEqual(sentences(fee('hitPolicy="COLLECT"', ...rows)), ['b: The rule "b" asks and gives the same as "a".'])
})

test('a text that its column can never be is a fault, with the one that was meant', () => {
  const rows: Row[] = [
    ['a', ['"home", "shopp"'], '1'],
    ['b', ['"farm"'], '2'],
  ]
  const xml = fee('hitPolicy="COLLECT"', ['place'], rows)
  const [found, ...others] = told(xml)
  assert.deepEqual(others, [])
  assert.deepEqual(
    [found!.severity, found!.decision, found!.rule, found!.message, found!.remedy],
    ['fault', 'fee', 'a', '"shopp" is none of the values that place may have.', 'Did you mean "shop"?'],
  )
  const line = xml.split('\n')[found!.at.line - 1]!
  assert.ok(line.slice(found!.at.column - 1).startsWith('"shopp"'))
})

test('nothing is claimed that rests on a cell, or a column, that is itself told as wrong', () => {
  const codes = (xml: string) => told(xml).map(({ code, rule }) => `${rule ?? 'table'} ${code}`)
  const dated = (...rows: Row[]) =>
    modelOf(input('day', 'date') + decision('fee', needs('input', 'day') + table('', ['day'], rows)))
  assert.deepEqual(codes(dated(['a', ['< "2024-01-01"'], '1'], ['b', ['>= "2024-01-01"'], '2'])), [
    'a wrong-type',
    'b wrong-type',
  ])
  assert.deepEqual(codes(dated(['a', ['< date("2024-13-01")'], '1'])), ['a always-wrong'])
  const shop: Row = ['a', ['"shopp"'], '1']
  assert.deepEqual(codes(fee('', ['place'], [shop, ['b', ['"farm", "home"'], '2']])), ['a value-not-allowed'])
  const said = '<inputExpression typeRef="date"><text>age</text></inputExpression>'
  const column = fee('', ['age'], [['a', ['< date("2024-01-01")'], '1']])
  assert.deepEqual(codes(column.replace('<inputExpression><text>age</text></inputExpression>', said)), [
    'table wrong-type',
  ])
})

test('what rests on the other cells is told all the same', () => {
  const rows = ages(['b', ['< 10'], '2'], ['c', ['< 5'], '3'], ['d', ['[5..3]'], '4'], ['e', ['"abc"'], '1'])
  assert.deepEqual(sentences(fee('hitPolicy="FIRST"', ...rows)).slice(0, 2), [
    'c: The rule "c" never counts: wherever it holds, "b" holds too, and stands before it.',
    'd: No value of age is [5..3], so that the rule "d" never holds.',
  ])
})

test('of a table of which no rule ever holds that is said in a whole sentence', () => {
  assert.deepEqual(sentences(fee('', ...ages(['a', ['[5..3]'], '1']))), [
    'table: No rule of this table ever holds: for example with age = 2.',
    'a: No value of age is [5..3], so that the rule "a" never holds.',
  ])
})

test('of a table whose hit policy is unknown nothing is claimed that hangs on it', () => {
  const rows = ages(['young', ['<= 18'], '1'], ['adult', ['>= 18'], '2'], ['any', ['-'], '3'])
  const codes = (attributes: string) => told(fee(attributes, ...rows)).map(({ code }) => code)
  assert.deepEqual(codes('hitPolicy="COLLECT" aggregation="AVG"'), ['unknown-hit-policy'])
  assert.deepEqual(codes('hitPolicy="SOME"'), ['unknown-hit-policy'])
})

test('nothing is claimed of cells that look at other names, nor of columns that are worked out', () => {
  const rows: Row[] = [
    ['a', ['< age + 1'], '1'],
    ['b', ['> age'], '2'],
    ['c', ['5'], '3'],
  ]
  assert.deepEqual(sentences(fee('', ['age'], rows)), [])
  const sums: Row[] = [
    ['a', ['< 5', '-'], '1'],
    ['b', ['-', 'true'], '2'],
    ['c', ['-', 'false'], '2'],
  ]
  assert.deepEqual(sentences(fee('', ['age', 'age > 5'], sums)), [])
})

test('of a column of values of several kinds, or of lists, only cells that are written alike are taken for the same', () => {
  const mixed: Row[] = [
    ['a', ['1'], '1'],
    ['b', ['"one"'], '1'],
    ['c', ['2'], '1'],
    ['d', ['1'], '1'],
  ]
  const parts = `${input('thing', 'Any')}<itemDefinition name="ages" isCollection="true"><typeRef>number</typeRef></itemDefinition>`
  const told = (name: string, rows: readonly Row[]) =>
    sentences(modelOf(parts + input('all', 'ages') + decision('fee', needs('input', name) + table('', [name], rows))))
  const repeated = ['d: The rule "d" asks and gives the same as "a", and where both hold this table gives nothing.']
  assert.deepEqual(told('thing', mixed), repeated)
  assert.deepEqual(
    told(
      'all',
      mixed.filter(([id]) => id !== 'b'),
    ),
    repeated,
  )
})

test('decisions that rest on the same input are not taken for free of each other', () => {
  const judged = (first: string, second: string) => {
    const rows: Row[] = [
      ['a', ['true', '-'], '1'],
      ['b', ['-', 'true'], '2'],
    ]
    const parts =
      decision('young', needs('input', 'age') + literal('age &lt; 18'), 'boolean') +
      decision('old', needs('input', 'age') + literal('age > 65'), 'boolean') +
      decision('wed', needs('input', 'married') + literal('not(married)'), 'boolean')
    const required = [first, second].map((name) => needs('decision', name)).join('')
    return told(modelOf(inputs + parts + decision('fee', required + table('', [first, second], rows))))
  }
  assert.deepEqual(judged('young', 'old'), [])
  assert.deepEqual(
    judged('young', 'wed').map(({ code }) => code),
    ['rules-missing', 'rules-overlap'],
  )
})

test('a decision by a table is what its rules give, and nothing else', () => {
  const grade = table(
    '',
    ['age'],
    [
      ['low', ['< 10'], '"low"'],
      ['high', ['>= 10'], '"high"'],
    ],
  )
  const parts = decision('grade', needs('input', 'age') + grade, 'string')
  const judged = (...rows: Row[]) =>
    sentences(modelOf(inputs + parts + decision('fee', needs('decision', 'grade') + table('', ['grade'], rows))))
  assert.deepEqual(judged(['a', ['"low"'], '1'], ['b', ['"high"'], '2']), [])
  assert.deepEqual(judged(['a', ['"low"'], '1']), [
    'table: No rule holds where grade is "high": for example with grade = "high".',
  ])
})

test('that something is not given counts only where a rule speaks of it', () => {
  assert.deepEqual(
    sentences(
      fee(
        '',
        ['married'],
        [
          ['a', ['true'], '1'],
          ['b', ['false'], '2'],
        ],
      ),
    ),
    [],
  )
  assert.deepEqual(
    sentences(
      fee(
        '',
        ['married'],
        [
          ['a', ['true, null'], '1'],
          ['b', ['false'], '2'],
        ],
      ),
    ),
    [],
  )
  const spoken = [
    ['a', ['true'], '1'],
    ['b', ['not(null)'], '2'],
  ] as const
  assert.deepEqual(sentences(fee('hitPolicy="FIRST"', ['married'], spoken)), [
    'table: No rule holds where married is null: for example with married = null.',
  ])
})

test('a table that is too tangled is said not to have been looked through, in bounded time', () => {
  const rows = Array.from({ length: 1500 }, (_, index): Row => {
    const at = (factor: number) => `> ${(index * factor) % 1009}`
    return [`r${index}`, [at(7919), at(6007), at(4001)], String(index)]
  })
  const names = ['a', 'b', 'c']
  const parts = names.map((name) => input(name, 'number')).join('')
  const required = names.map((name) => needs('input', name)).join('')
  const found = told(modelOf(parts + decision('fee', required + table('', names, rows))))
  assert.ok(found.some(({ code }) => code === 'table-not-checked'))
  assert.ok(found.length < 60, `${found.length} warnings`)
})

test('a cell of very many values, and a type of very many, are said not to have been looked through', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `"${index}"`).join(', ')
  const numbers = many.replaceAll('"', '')
  assert.deepEqual(
    told(fee('', ['age'], [['a', [numbers], '1']])).map(({ code }) => code),
    ['table-not-checked'],
  )
  const type = `<itemDefinition name="long"><typeRef>string</typeRef><allowedValues><text>${many}</text></allowedValues></itemDefinition>`
  const rows: Row[] = [['a', ['"1"'], '1']]
  const xml = modelOf(type + input('age', 'long') + decision('fee', needs('input', 'age') + table('', ['age'], rows)))
  assert.deepEqual(
    told(xml).map(({ code }) => code),
    ['table-not-checked'],
  )
})

test('who does not ask is told nothing, and who reads a model of others is refused nothing', () => {
  const rows: Row[] = [['a', ['"castle"'], '1']]
  assert.deepEqual(readModel(fee('', ['place'], rows)).warnings, [])
  const { warnings } = readModel(fee('', ['place'], rows), { analyse: true, tolerant: true })
  assert.deepEqual(
    warnings.filter(ofTables).map(({ severity, code }) => [severity, code]),
    [['warning', 'value-not-allowed']],
  )
})
