import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlace } from '#domain/place'
import { readConfig } from '../config.ts'
import type { House } from '../house.ts'
import { greeting } from './greeting.ts'

const trial = { place: readPlace('.'), forTryingOut: true, hasInbox: true } as House
const greeted = (house: Partial<House>, environment: Record<string, string> = {}) =>
  greeting({ ...trial, ...house }, readConfig(environment))

test('whoever tries it on their own machine is told whom to be, and of no danger', () => {
  assert.match(greeted({}), /Ingrid Solberg/)
  assert.doesNotMatch(greeted({}), /Beware/)
})

test('a trial that other machines can reach says what it is', () => {
  for (const [key, value] of [
    ['HOST', '0.0.0.0'],
    ['HOST', '::'],
    ['ORIGIN', 'https://services.example.org'],
  ] as const)
    assert.match(greeted({}, { [key]: value }), /Beware: .* officers too/)
  assert.doesNotMatch(greeted({ forTryingOut: false }, { HOST: '0.0.0.0' }), /Beware/)
})

test('an inbox that nobody may open is not offered', () => {
  const said = greeted({ forTryingOut: false })
  assert.doesNotMatch(said, /\/inbox/)
  assert.match(said, /No e-mail reaches anybody: SMTP_URL/)
  assert.doesNotMatch(greeted({ forTryingOut: false, hasInbox: false }), /inbox|SMTP_URL/i)
})
