import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Value } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { decisionsToJson } from './amounts.ts'

const number = (text: string) => Decimal.parse(text)!
const finding = { outcome: 'outcome', amount: 'fee', money: ['figures', 'parts.gross'] }
const told = (values: Record<string, Value>) => decisionsToJson(new Map(Object.entries(values)), { finding })

test('money has two decimals, rounded half up, wherever it stands', () => {
  const figures = new Map<string, Value>([
    ['most', number('630')],
    ['by year', [number('0.005'), null]],
  ])
  assert.deepEqual(told({ fee: number('22.485'), amount: number('630'), figures }), {
    fee: '22.49',
    amount: '630.00',
    figures: { most: '630.00', 'by year': ['0.01', null] },
  })
})

test('of what a decision gives, that part alone is money which the process names', () => {
  const parts = new Map([
    ['gross', number('1.5')],
    ['rate', number('0.125')],
  ])
  assert.deepEqual(told({ parts }), { parts: { gross: '1.50', rate: '0.125' } })
})

test('what is no money keeps every digit', () => {
  const values = { factor: number('0.12345678901234567890'), outcome: 'granted', amount: null, 'in the season': true }
  assert.deepEqual(told(values), { ...values, factor: '0.1234567890123456789' })
})

test('a sum below half a cent is nothing, from either side', () => {
  assert.deepEqual(told({ fee: number('0.004'), amount: number('-0.004') }), { fee: '0.00', amount: '0.00' })
})
