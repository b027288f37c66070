import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runExamples } from '#engines/definition'
import { changed, filesOf, read } from './kite-licence.ts'
import { readDefinition } from './read.ts'

const example = 'examples/a-large-kite.yaml'
const told = (...changes: [string, string][]) =>
  runExamples(read(changed({ [example]: changes })).definition).map(
    ({ at, message }) => `${at.line}:${at.column} ${message}`,
  )

test('the examples of our services come out as they say', () => {
  for (const id of ['kite-licence', 'rates-rebate']) {
    const { definition } = readDefinition(id, filesOf(id), { folder: id })
    assert.ok(definition.examples.length >= 5)
    assert.deepEqual(runExamples(definition), [])
  }
})

test('a finding that comes out otherwise is told at its line', () => {
  assert.deepEqual(told(['amount: 12.5', 'amount: 12.51']), [
    '5:38 `amount` comes out as `12.5`, and this example says `12.51`.',
  ])
  assert.deepEqual(told(['outcome: granted', 'outcome: refused']), [
    '5:21 `outcome` comes out as `granted`, and this example says `refused`.',
  ])
})

test('numbers are compared by what they are worth, to the last digit', () => {
  assert.deepEqual(told(['amount: 12.5', 'amount: 12.500']), [])
  assert.deepEqual(told(['amount: 12.5', 'amount: 12.50000000000000000000000001']).length, 1)
})

test('a path that leads over other pages is told', () => {
  assert.match(
    told(['airfield, remarks]', 'airfield, which airfield, remarks]']).join(),
    /asked on other pages: flyer, age, kite, day, airfield, remarks/,
  )
})

test('an answer that the form does not take, or does not ask, is told at its line', () => {
  assert.match(
    told(['age of flyer: 34', 'age of flyer: old']).join(),
    /^4:.*`age of flyer` is not taken: it is not a number/,
  )
  assert.match(told(['age of flyer: 34', 'age of flier: 34']).join(), /does not ask `age of flier`/)
})

test('a decision that there is not is told, with the one that was meant', () => {
  const [fault] = runExamples(read(changed({ [example]: [['in the season: true', 'in season: true']] })).definition)
  assert.equal(fault?.remedy, 'Did you mean `in the season`?')
})

test('an example of a form that looks at the day says which day it is', () => {
  assert.throws(() => read(changed({ [example]: [['today: 2026-05-01\n', '']] })), /does not say which day that is/)
  assert.match(told(['today: 2026-05-01', 'today: 2026-02-29']).join(), /no day 2026-02-29/)
})

test('an example for which nobody knows how much comes out as nothing', () => {
  const files = changed({ 'rules.dmn': [['<text>(2..5]</text>', '<text>(2..3]</text>']] })
  const faults = runExamples(read(files).definition).map(({ message }) => message)
  assert.match(faults.join('\n'), /`outcome` comes out as nothing, and this example says `granted`/)
})

test('an example may say that there is no sure answer, by null or by the code of the rules', () => {
  const officer = 'examples/near-an-airfield.yaml'
  const faults = (outcome: string) =>
    runExamples(read(changed({ [officer]: [['outcome: null', `outcome: ${outcome}`]] })).definition).length
  assert.deepEqual(['null', 'for an officer', 'granted'].map(faults), [0, 0, 1])
  assert.match(
    told(['outcome: granted', 'outcome: null']).join(),
    /comes out as `granted`, and this example says nothing/,
  )
})
