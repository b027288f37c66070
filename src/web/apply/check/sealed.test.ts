import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Answers } from '#engines/form'
import { sealedAnswers } from './sealed.ts'

const sealed = sealedAnswers(new Uint8Array(32).fill(5))
const now = Temporal.Instant.from('2026-05-04T08:00:00Z')
const answers: Answers = new Map<string, never>(
  Object.entries({ rates: '3500.00', use: 'home', 'lives there': true, address: { town: 'Port Calder' } }) as never,
)

test('sealed answers come back as they were, to the service they were given to', () => {
  const text = sealed.seal('rates-rebate', answers, now)
  assert.deepEqual(sealed.open('rates-rebate', text, now.add({ minutes: 59 })), answers)
  assert.equal(sealed.open('kite-licence', text, now), undefined)
})

test('sealed answers are gone after an hour', () => {
  const text = sealed.seal('rates-rebate', answers, now)
  assert.equal(sealed.open('rates-rebate', text, now.add({ minutes: 61 })), undefined)
})

test('nobody can read sealed answers', () => {
  const text = sealed.seal('rates-rebate', answers, now) ?? ''
  assert.doesNotMatch(Buffer.from(text, 'base64url').toString('latin1'), /Calder|3500|rates/)
})

test('what was not sealed here is no answer', () => {
  const text = sealed.seal('rates-rebate', answers, now) ?? ''
  const other = sealedAnswers(new Uint8Array(32).fill(6)).seal('rates-rebate', answers, now)
  const bytes = Buffer.from(text, 'base64url')
  const changed = [...bytes.keys()].map((at) => {
    const copy = Buffer.from(bytes)
    copy[at]! ^= 1
    return copy.toString('base64url')
  })
  for (const hostile of [undefined, '', 'x', '🪁', other, text.slice(1), text.slice(0, -2), ...changed])
    assert.equal(sealed.open('rates-rebate', hostile, now), undefined)
})

test('answers that do not fit into a cookie are not sealed', () => {
  const long: Answers = new Map([['story', randomBytes(3000).toString('base64')]])
  assert.equal(sealed.seal('rates-rebate', long, now), undefined)
})
