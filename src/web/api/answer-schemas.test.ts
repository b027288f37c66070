import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Compile } from 'typebox/compile'
import type { Definition } from '#engines/definition'
import type { Question } from '#engines/form'
import { answerSchemas } from './answer-schemas.ts'

const words = new Map([['en', 'Where do you live?']])
const home = { 'line 1': '1 Harbour Road', town: 'Port Calder' }

/** Whether the published description of this question takes an answer. */
function takes(question: Partial<Question>, answer: unknown): boolean {
  const asked = {
    name: 'home',
    slug: 'home',
    type: 'address',
    label: words,
    title: words,
    options: [],
    was: [],
    ...question,
  }
  const definition = { form: { questions: new Map([['home', asked]]) }, needed: new Set(['home']) }
  return Compile(answerSchemas(definition as unknown as Definition, 'en').home!).Check(answer)
}

test('the description of an address says whether it must have a postcode', () => {
  assert.equal(takes({}, home), true)
  assert.equal(takes({ postcode: 'optional' }, home), true)
  assert.equal(takes({ postcode: 'required' }, home), false)
  assert.equal(takes({ postcode: 'required' }, { ...home, postcode: '1010' }), true)
})
