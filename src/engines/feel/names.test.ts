import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileExpression } from './compile.ts'
import { isName, slugOf } from './names.ts'
import type { Type, Value } from './values/types.ts'

/** With words that FEEL reads as its own elsewhere, but never after a name. */
const mixed = [
  'use of the home',
  'date of birth',
  'reason for asking',
  'paid if not sold',
  'walls with some external tiles',
]

for (const name of [
  'dependants',
  'partner income',
  'living there on 1 July',
  'Größe',
  'address line 2',
  'اسم',
  ...mixed,
])
  test(`"${name}" may be a name`, () => assert.ok(isName(name)))

for (const name of [
  '',
  ' a',
  'a ',
  'a  b',
  'a-b',
  '1 a',
  'rates and taxes',
  'if',
  'if married',
  'not married',
  'of age',
  'true income',
  'rent between lets',
  'living in town',
  'first instance',
  'income then tax',
  'string length',
  'count',
  'date',
  'a.b',
  '__proto__',
  '?',
  'a\tb',
])
  test(`"${name}" may not be a name`, () => assert.ok(!isName(name)))

test('a slug is the name as an address', () => assert.equal(slugOf('Partner income 2'), 'partner-income-2'))

test('a name that may be one is read as one, whatever stands around it and whatever its first words are called', () => {
  for (const name of mixed) {
    const words = name.split(' ')
    const heads = words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '))
    const types = new Map<string, Type>([...heads, name, 'x'].map((each) => [each, 'any']))
    const values = new Map<string, Value>([[name, true]])
    for (const text of [
      `if ${name} then ${name} else false`,
      `some x in [${name}] satisfies ${name}`,
      `for x in ${name} return ${name}`,
      `${name} in ${name} and ${name} instance of boolean`,
      `not(${name}) or ${name}`,
      `(function(x) ${name})(1)`,
      `{x: ${name}, y: x}.y`,
    ]) {
      const { run, uses } = compileExpression(text, types, { file: 'names', line: 1, column: 1 })
      assert.deepEqual([[run(values)].flat(), [...uses]], [[true], [name]], text)
    }
  }
})
