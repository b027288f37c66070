import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testClock } from '#ground/clock'
import type { ApplicationId } from '#ground/ids'
import { newApplicationId, newId, readReference, referenceOf } from '#ground/ids'

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const anyId = fc.integer({ min: 0, max: 31 ** 9 - 1 }) as fc.Arbitrary<ApplicationId>

test('a reference reads back as the application it was made of', () => {
  fc.assert(fc.property(anyId, (id) => assert.equal(readReference(referenceOf(id)), id)))
  for (const id of [0, 1, 31 ** 9 - 1] as ApplicationId[]) assert.equal(readReference(referenceOf(id)), id)
})

test('a reference has two groups of five symbols, none of which looks like another', () => {
  fc.assert(fc.property(anyId, (id) => assert.match(referenceOf(id), /^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)))
})

test('a reference may be typed in lower case, with spaces or dashes of any kind', () => {
  const id = 12_345_678_901 as ApplicationId
  const symbols = referenceOf(id).replace('-', '')
  for (const typed of [
    symbols,
    symbols.toLowerCase(),
    ` ${symbols.slice(0, 3)} ${symbols.slice(3)}\n`,
    symbols.split('').join('–'),
  ])
    assert.equal(readReference(typed), id, typed)
})

test('one wrong symbol is never taken for another application', () => {
  fc.assert(
    fc.property(anyId, fc.nat(9), fc.constantFrom(...alphabet), (id, at, symbol) => {
      const right = referenceOf(id).replace('-', '')
      const wrong = right.slice(0, at) + symbol + right.slice(at + 1)
      assert.equal(readReference(wrong), wrong === right ? id : undefined)
    }),
    { numRuns: 2000 },
  )
})

test('two swapped symbols are never taken for another application', () => {
  fc.assert(
    fc.property(anyId, fc.nat(9), fc.nat(9), (id, one, other) => {
      const symbols = [...referenceOf(id).replace('-', '')]
      const same = symbols[one] === symbols[other]
      ;[symbols[one], symbols[other]] = [symbols[other]!, symbols[one]!]
      assert.equal(readReference(symbols.join('')), same ? id : undefined)
    }),
    { numRuns: 2000 },
  )
})

test('what is no reference is none', () => {
  for (const text of [
    '',
    ' ',
    'K7QM2',
    'O0I1L-00000',
    `${referenceOf(5 as ApplicationId)}2`,
    '２'.repeat(9),
    'x'.repeat(1e6),
  ])
    assert.equal(readReference(text), undefined)
})

test('new applications are drawn at random from the whole range', () => {
  const ids = Array.from({ length: 1000 }, newApplicationId)
  assert.equal(new Set(ids).size, 1000)
  assert.ok(ids.every((id) => Number.isSafeInteger(id) && id >= 0 && id < 31 ** 9))
  assert.ok(ids.some((id) => id > 31 ** 9 / 2) && ids.some((id) => id < 31 ** 9 / 2))
})

test("other ids are UUIDs of version 7, in the order of the clock's time", () => {
  const clock = testClock('2026-11-21T00:00:00Z')
  const ids = Array.from({ length: 100 }, () => {
    clock.advance({ milliseconds: 1 })
    return newId(clock)
  })
  assert.deepEqual(ids, [...ids].sort())
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16), Date.parse('2026-11-21T00:00:00.001Z'))
})
