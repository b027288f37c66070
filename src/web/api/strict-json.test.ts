import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LosslessNumber } from 'lossless-json'
import { most, readJson } from './strict-json.ts'

const read = (text: string) => {
  const found = readJson(text)
  return 'json' in found ? found.json : found.unreadable.why
}

test('numbers keep every digit', () => {
  assert.deepEqual(read('{"a": 12345678901234567890.123456789}'), {
    a: new LosslessNumber('12345678901234567890.123456789'),
  })
})

for (const [why, text] of [
  ['not-json', ''],
  ['not-json', ' '],
  ['not-json', '{'],
  ['not-json', '{"a":1'],
  ['not-json', "{'a':1}"],
  ['not-json', '{"a":NaN}'],
  ['not-json', '{"a":01}'],
  ['not-json', '{"a":"\u0000"}'],
  ['not-json', '{"a":"\\ud8"}'],
  ['not-json', '{} {}'],
  ['not-json', '﻿{}'],
  ['not-json', '}{'],
  ['not-json', 'a=1&b=2'],
  ['repeated-key', '{"a":1,"a":1}'],
  ['repeated-key', '{"a":1,"a":2}'],
  ['repeated-key', '{"a":1,"\\u0061" :2}'],
  ['repeated-key', '{"x":[{"b":{},"b":[]}]}'],
  ['repeated-key', '{"__proto__":1,"__proto__":2}'],
  ['too-deep', '['.repeat(100_000 / 2)],
  ['too-deep', `${'{"a":'.repeat(most.levels + 1)}1${'}'.repeat(most.levels + 1)}`],
  ['too-big', `"${'x'.repeat(most.bytes)}"`],
  ['too-big', `"${'é'.repeat(most.bytes / 2)}"`],
] as const)
  test(`${JSON.stringify(text.slice(0, 30))} is ${why}`, () => assert.equal(read(text), why))

test('text without an end is looked through once', () => {
  for (const part of ['\\"', '"', '\\', '\\\\"', '{"'])
    for (let again = 0; again < 20; again++) read(`"${part.repeat((most.bytes - 1) / part.length)}`)
})

test('the same name in two objects, and brackets within text, are nothing special', () => {
  assert.deepEqual(read('{"a":{"b":"{[[[[[[[[[[\\"a\\":"},"c":{"b":"}]"}}'), {
    a: { b: '{[[[[[[[[[["a":' },
    c: { b: '}]' },
  })
})

test('a name that reaches for a prototype is a name', () => {
  const found = read('{"__proto__":{"admin":true},"constructor":1}') as object
  assert.deepEqual(Object.keys(found), ['__proto__', 'constructor'])
  assert.equal('admin' in found, false)
})
