import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldTypeName, Question } from '#engines/form'
import { fieldTypes } from '#engines/form'
import { Decimal } from '#ground/decimal'
import { limitsOf } from './limits.ts'

const number = (text: string) => Decimal.parse(text)!
const words = new Map([['en', 'How much?']])
const asking = (type: FieldTypeName): Question => ({
  ...{ name: 'it', slug: 'it', type, label: words, title: words, optional: false, options: [], was: [] },
})

/** What a type finds wrong with an answer. */
function wrong(question: Question, json: string): readonly string[] {
  const read = fieldTypes[question.type].accept(json, question)
  return read.kind === 'problems' ? read.problems.map(({ code }) => code) : []
}

/** Text of a length that its type would take but for its length. */
const textOf = (type: FieldTypeName, length: number) =>
  type === 'phone' ? '0'.repeat(length) : type === 'email' ? `${'x'.repeat(length - 4)}@x.y` : 'x'.repeat(length)

for (const type of Object.keys(fieldTypes) as FieldTypeName[])
  test(`the limits of ${type} are those that it keeps`, () => {
    const question = asking(type)
    const { least, most, longest } = limitsOf(question)
    if (longest !== undefined) {
      assert.ok(!wrong(question, textOf(type, longest)).includes('too-long'))
      assert.deepEqual(wrong(question, textOf(type, longest + 1)), ['too-long'])
    } else if (type === 'date') {
      assert.deepEqual([wrong(question, least!), wrong(question, most!)], [[], []])
      assert.deepEqual(wrong(question, '0999-12-31'), ['too-early'])
    } else if (least !== undefined && most !== undefined) {
      assert.deepEqual([wrong(question, least), wrong(question, most)], [[], []])
      assert.deepEqual(wrong(question, number(least).minus(Decimal.one).toString()), ['too-small'])
      assert.deepEqual(wrong(question, number(most).plus(Decimal.one).toString()), ['too-big'])
    } else assert.ok(['yes or no', 'choice', 'choices', 'address'].includes(type))
  })

test('what a question says of its own goes before', () => {
  assert.deepEqual(limitsOf({ type: 'number', least: '0.1', most: '50' }), { least: '0.1', most: '50' })
  assert.deepEqual(limitsOf({ type: 'whole number', most: '130' }), { least: '0', most: '130' })
  assert.deepEqual(limitsOf({ type: 'long text', most: '500' }), { longest: 500 })
})
