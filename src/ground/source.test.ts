import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DefinitionFaults, formatFault, placeAt } from './source.ts'

test('a place counts lines and columns from 1, whatever ends the lines', () => {
  const text = 'one\ntwo\r\nthree\rfour'
  const places = ['one', 'wo', 'three', 'our'].map((word) => placeAt('f', text, text.indexOf(word)))
  assert.deepEqual(
    places.map(({ line, column }) => [line, column]),
    [
      [1, 1],
      [2, 2],
      [3, 1],
      [4, 2],
    ],
  )
})

test('faults are told one a line, each with its place and remedy', () => {
  const at = { file: 'services/x/form.yaml', line: 12, column: 9 }
  const fault = { severity: 'fault', at, code: 'c', message: 'It is wrong.', remedy: 'Mend it.' } as const
  assert.equal(formatFault(fault), 'services/x/form.yaml:12:9 It is wrong. Mend it.')
  assert.equal(
    formatFault({ ...fault, severity: 'warning' }),
    'services/x/form.yaml:12:9 warning: It is wrong. Mend it.',
  )
  assert.equal(new DefinitionFaults([fault, fault]).message.split('\n').length, 2)
})
