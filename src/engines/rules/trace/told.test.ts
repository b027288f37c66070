import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { decision, input, literal, modelOf, needs, table } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const CODE =
  '<itemDefinition name="code"><description>A code is L or M.</description><typeRef>string</typeRef><allowedValues><text>"L", "M"</text></allowedValues></itemDefinition>'
const model = readModel(
  modelOf(
    CODE +
      input('given', 'code') +
      input('x', 'number') +
      decision(
        'kind',
        needs('input', 'x') +
          table('', '<output/>', [
            ['&lt; 5', '"L"'],
            ['-', '"no " + string(x)'],
          ]).replace('<decisionTable ', '<decisionTable hitPolicy="FIRST" '),
        'code',
      ) +
      decision('size', needs('decision', 'kind') + literal('string length(kind) * 2'), 'number') +
      decision('whether', needs('decision', 'kind') + literal('if kind = "L" then 1 else null'), 'number') +
      decision('end', needs('decision', 'size') + needs('decision', 'whether') + literal('size + whether')) +
      decision('parts', needs('decision', 'kind') + literal('{ a: string length(kind), b: null }')) +
      decision('whole', needs('decision', 'parts') + literal('parts.a + 1')) +
      decision('part', needs('decision', 'kind') + literal('[string length(kind), 1 / 0]')) +
      decision('other', needs('input', 'given') + literal('string length(given)')),
  ),
)
const told = (name: string, inputs: Record<string, string | Decimal>) => {
  const { value, errors } = model.decide(name, inputs)
  return [value, ...errors.map(({ decision, message }) => `${decision}: ${message}`)]
}
const nine = { x: Decimal.of(9) }
const wrong = 'kind: no 9 is not one of the values allowed. A code is L or M.'

test('a type says in its own words what its values may be', () => {
  assert.deepEqual(told('kind', nine), [null, wrong])
  assert.deepEqual(told('other', { given: 'K' }).slice(0, 2), [
    null,
    'undefined: K is not one of the values allowed. A code is L or M.',
  ])
})

test('a value that is not allowed is shown no longer than can be read', () => {
  const [, message] = told('other', { given: 'K'.repeat(100_000) })
  assert.match(String(message), /^undefined: K{100}… is not one of the values allowed\./)
})

test('what goes wrong is told where it began, and not once more for all that rests on it', () => {
  assert.deepEqual(told('size', nine), [null, wrong])
  assert.deepEqual(told('end', nine), [null, wrong])
  assert.equal(told('other', { given: 'K' }).length, 2)
  assert.deepEqual(told('whole', nine), [null, wrong])
})

test('what has a value all the same tells what went wrong in it', () =>
  assert.equal(model.decide('part', nine).errors.length, 3))
