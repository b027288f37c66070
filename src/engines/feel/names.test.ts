import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isName, slugOf } from './names.ts'

for (const name of ['dependants', 'partner income', 'living there on 1 July', 'Größe', 'address line 2', 'اسم'])
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
