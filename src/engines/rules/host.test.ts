import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Value } from '#engines/feel'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import { decision, input, literal, modelOf, needs, table } from './made-up-model.ts'
import { readModel } from './read.ts'

/** So often that direct code is made for it on the way. */
const OFTEN = 25

function decided(parts: string, name: string, inputs: Readonly<Record<string, Value>> = {}): string {
  const model = readModel(modelOf(parts), { tolerant: true })
  const said = Array.from({ length: OFTEN }, () => showValue(model.decide(name, inputs).value))
  assert.equal(new Set(said).size, 1)
  return said[0]!
}

const reaches = [
  ...[
    'globalThis',
    'process',
    'require("fs")',
    'Function("return process")()',
    'import("fs")',
    'this',
    'arguments',
    'eval("1")',
  ],
  ...[
    'x.constructor',
    'x.__proto__',
    '"a".constructor',
    '[].constructor',
    '{}.constructor',
    '{}.__proto__',
    'x.toString',
  ],
  ...[
    'abs.constructor',
    '(function(a) a).constructor',
    '(function(a) a).call',
    'get value({}, "constructor")',
    '[].length',
  ],
  ...['{a: 1}["constructor"]', '(function(a) a).name', 'count.builtin', 'x.plus', 'x.large', '@"2024-01-01".epochDay'],
]

for (const text of reaches)
  test(`${text} reaches nothing of the host`, () => {
    const parts = input('x', 'number') + decision('d', needs('input', 'x') + literal(text))
    assert.match(decided(parts, 'd', { x: Decimal.one }), /^(?:null|\[\])$/)
  })

for (const name of [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  'gaveUp',
  'inputs',
  'k0',
  'v0',
])
  test(`a decision, an input and a column may be called ${name}`, () => {
    const parts = input('x', 'number') + decision(name, needs('input', 'x') + literal('x + 1'), 'number')
    assert.equal(
      decided(parts + decision('d', needs('decision', name) + literal(`${name} + 1`)), 'd', { x: Decimal.one }),
      '3',
    )
    const asInput = input(name, 'number') + decision('d', needs('input', name) + literal(`${name} + 1`), 'number')
    assert.equal(decided(asInput, 'd', Object.fromEntries([[name, Decimal.of(4)]])), '5')
    assert.equal(decided(asInput, 'd'), 'null')
  })

test('what an object has from another is none of what is given', () => {
  const inherited = Object.create({ x: Decimal.of(7) })
  const getter = Object.create(null, { x: { get: () => Decimal.of(7), enumerable: true } })
  const parts = input('x', 'number') + decision('d', needs('input', 'x') + literal('x + 1'), 'number')
  assert.equal(decided(parts, 'd', inherited), 'null')
  assert.equal(decided(parts, 'd', getter), '8')
})

const hostile = [
  ...[
    '\u2028\u2029',
    '*/ throw 1 /*',
    ['$', '{process.exit()}'].join(''),
    "'; process.exit(); '",
    '`',
    '\\',
    '\\u0027',
    '</script>',
    '{',
    '//',
  ],
  ...['\u{1F600}', 'x'.repeat(100_000), '"', '\n', 'k0', 'return gaveUp', '\uFFFD'],
]
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const quoted = (text: string) =>
  escaped(`"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)

test('no text of a model becomes part of the code that is made for it', () => {
  const rules = hostile.map((text) => [quoted(text), quoted(`${text}!`)] as const)
  const output = '<output name="o" typeRef="string"/>'
  const parts = `${input('x', 'string')}${decision('d', needs('input', 'x') + table('hitPolicy="UNIQUE"', output, rules), 'string')}`
  const model = readModel(modelOf(parts))
  for (let time = 0; time < OFTEN; time++)
    for (const text of hostile) assert.equal(model.decide('d', { x: text }).value, `${text}!`)
})

test('numbers at the edges of doubles go into the code as they are', () => {
  const numbers = '0 -0 1e400 -1e400 1e-400 9007199254740993 0.1 1e21 -1e21 1e6144'.split(' ')
  for (const number of numbers) {
    const parts =
      input('x', 'number') +
      decision('d', needs('input', 'x') + literal(`if x = ${number} then "same" else "other"`), 'string')
    assert.equal(decided(parts, 'd', { x: Decimal.parse(number)! }), 'same', number)
    assert.equal(decided(parts, 'd', { x: Decimal.of(5) }), 'other', number)
  }
})

test('only the methods of a fixed list can be called by a name of Java', () => {
  const external = (name: string) =>
    `function(a) external {java: {class: "${name}", method signature: "exec(java.lang.String)"}}`
  for (const name of ['java.lang.Runtime', 'constructor', '__proto__', 'java.lang.Math.constructor'])
    assert.throws(() => readModel(modelOf(decision('d', literal(external(name))))), DefinitionFaults)
})

test('what a decision gives can be changed by nobody so that the next one is another', () => {
  const parts = decision('d', literal('{list: [1, 2], text: "a"}'))
  const model = readModel(modelOf(parts))
  const first = model.decide('d', {}).value as Map<string, Value[]>
  assert.throws(() => first.get('list')?.push(Decimal.of(3)), TypeError)
  first.clear()
  assert.equal(showValue(model.decide('d', {}).value), '{list: [1, 2], text: "a"}')
})
