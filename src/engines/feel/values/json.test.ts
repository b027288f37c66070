import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { parseDuration } from './duration.ts'
import { fromJson, toJson } from './json.ts'
import { FeelTime } from './time.ts'
import type { Type, Value } from './types.ts'

const type: Type = {
  context: new Map<string, Type>([
    ['amount', 'number'],
    ['days', { list: 'date' }],
    ['at', 'time'],
    ['sent', 'date and time'],
    ['within', 'days and time duration'],
    ['age', 'years and months duration'],
    ['name', 'string'],
    ['fits', 'boolean'],
    ['nothing', 'any'],
  ]),
}
const value: Value = new Map<string, Value>([
  ['amount', Decimal.parse('12345678901234567890.05')!],
  ['days', [FeelDate.of(2026, 2, 28)!, FeelDate.of(-5, 1, 1)!]],
  ['at', FeelTime.parse('10:30:00.5@Europe/Paris')!],
  ['sent', FeelDateTime.parse('2026-11-21T10:30:00Z')!],
  ['within', parseDuration('P20D')!],
  ['age', parseDuration('P1Y6M')!],
  ['name', '1'],
  ['fits', true],
  ['nothing', null],
])

test('values come back from JSON as they went, exact', () => {
  const json = JSON.parse(JSON.stringify(toJson(value)))
  assert.equal(json.amount, '12345678901234567890.05')
  assert.deepEqual(fromJson(json, type), value)
})

test('a JSON number is a number, and text becomes what its type asks for', () => {
  assert.equal(String(fromJson(0.1)), '0.1')
  assert.equal(String(fromJson('1055.60', 'number')), '1055.6')
  assert.equal(fromJson('1055.60'), '1055.60')
  assert.deepEqual(fromJson('2026-02-28', { list: 'date' }), FeelDate.of(2026, 2, 28))
})

test('what cannot be read as its type stays what it was', () => {
  assert.equal(fromJson('a lot', 'number'), 'a lot')
  assert.equal(fromJson('2026-02-30', 'date'), '2026-02-30')
  assert.equal(fromJson('P1Y', 'days and time duration'), 'P1Y')
})

test('no name in a context reaches a prototype', () => {
  const hostile = JSON.parse('{"__proto__": {"admin": true}, "constructor": "x"}')
  const read = fromJson(hostile)
  assert.ok(read instanceof Map && read.has('__proto__') && read.get('constructor') === 'x')
  const back = toJson(read) as Record<string, unknown>
  assert.equal(Object.getPrototypeOf(back), Object.prototype)
  assert.deepEqual(Object.keys(back), ['__proto__', 'constructor'])
  assert.equal((back as { admin?: boolean }).admin, undefined)
})
