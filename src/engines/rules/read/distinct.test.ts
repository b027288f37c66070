import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { decision, input, literal, modelOf, needs, table } from '../made-up-model.ts'
import { readModel } from '../read.ts'

function toldOf(parts: string): readonly DefinitionFault[] {
  try {
    return readModel(modelOf(parts), { analyse: true }).warnings
  } catch (reason) {
    if (!(reason instanceof DefinitionFaults)) throw reason
    return reason.faults
  }
}

const messages = (parts: string) => toldOf(parts).map(({ message }) => message)

test('of two parts with one id, what is wrong in the first is told as well', () => {
  const called = (name: string, text: string, type: string) =>
    decision(name, literal(text), type).replace(`id="${name}"`, 'id="same"')
  assert.deepEqual(messages(called('one', '2', 'string') + called('two', '"a"', 'number')), [
    'This gives a number where a string is wanted.',
    'The id "same" is there twice.',
    'This gives a string where a number is wanted.',
  ])
})

test('of what rests on itself no name is told as unknown that its requirement names', () => {
  assert.deepEqual(
    messages(
      decision('a', needs('decision', 'b') + literal('b')) + decision('b', needs('decision', 'a') + literal('a + c')),
    ).toSorted(),
    ['Nothing here is called "c".', 'What is worked out here rests on itself: "a" → "b" → "a".'],
  )
})

test('outputs, columns and entries of one name are told', () => {
  const twice = '<output name="p" typeRef="number"/><output name="p" typeRef="number"/>'
  const relation = `<relation><column name="q"/><column name="q"/><row>${literal('1')}${literal('2')}</row></relation>`
  const component = '<itemComponent name="r"><typeRef>number</typeRef></itemComponent>'
  assert.deepEqual(
    messages(
      `<itemDefinition name="pair">${component}${component}</itemDefinition>` +
        input('x', 'number') +
        decision('a', needs('input', 'x') + table('hitPolicy="FIRST"', twice, [['-', '1', '2']])) +
        decision('b', relation),
    ),
    ['The entry "r" is there twice.', 'The output "p" is there twice.', 'The column "q" is there twice.'],
  )
})

test('an author is told of a part that its variable calls otherwise, and reads it by that name', () => {
  const other = input('x', 'number').replace('variable name="x"', 'variable name="y"')
  assert.deepEqual(messages(other + decision('a', needs('input', 'x') + literal('y + 1'))), [
    '"x" is known to the model as "y", the name of its variable.',
  ])
})

test('a cell that compares with what can never be worked out is told', () => {
  const rules = [
    ['&lt; 1/0', '1'],
    ['number("x")', '2'],
    ['-', '3'],
  ]
  const told = toldOf(
    input('x', 'number') +
      decision('a', needs('input', 'x') + table('hitPolicy="FIRST"', '<output typeRef="number"/>', rules)),
  )
  assert.deepEqual(
    told.map(({ code, decision, rule }) => [code, decision, rule]),
    [
      ['always-wrong', 'a', 'r1'],
      ['always-wrong', 'a', 'r2'],
    ],
  )
})

test('what is written in another language is not read as FEEL', () => {
  const foreign = literal('process.exit(3)').replace('>', ' expressionLanguage="urn:javascript">')
  assert.deepEqual(messages(decision('a', foreign, 'string')), ['The language "urn:javascript" is not read.'])
})

test('a row that has one cell too few is told in the singular', () => {
  const outputs = '<output name="p" typeRef="number"/><output name="q" typeRef="number"/>'
  assert.ok(
    messages(
      input('x', 'number') + decision('a', needs('input', 'x') + table('hitPolicy="FIRST"', outputs, [['-', '1']])),
    ).includes('Rule 1 has 1 output cell and the table 2 output columns.'),
  )
})

test('of a number nothing can be named, and that is said', () => {
  const [told] = toldOf(input('x', 'number') + decision('a', needs('input', 'x') + literal('x.part')))
  assert.deepEqual([told?.code, told?.remedy], ['no-such-entry', 'It has no parts: take ".part" away.'])
})
