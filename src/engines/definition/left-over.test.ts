import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Speaking, Stored } from '#engines/form'
import { showAnswer } from '#engines/form'
import { leftOver } from './left-over.ts'

const kept: [string, Stored, RegExp][] = [
  ['name', 'Amina Haddad', /^Amina Haddad$/],
  ['home', 'owner', /^owner$/],
  ['income', '42000.50', /42000\.50/],
  ['lives there', true, /Yes/],
  ['helpers', ['dog', 'cat'], /dog[\s\S]*cat/],
  ['address', { 'line 1': '1 Harbour Road', town: 'Port Calder' }, /1 Harbour Road[\s\S]*Port Calder/],
  ['remarks', '', /^Not given$/],
]

const words = { yes: 'Yes', no: 'No', notGiven: 'Not given' } as Speaking['words']

test('answers of every kind are shown by their names, without their questions', () => {
  const { form, service } = leftOver('kite-licence', new Map(kept.map(([name, answer]) => [name, answer])))
  assert.equal(service.name.get('en'), 'kite-licence')
  for (const [name, answer, shown] of kept)
    assert.match(String(showAnswer(form.questions.get(name)!, answer, { language: 'en', words })), shown, name)
})
