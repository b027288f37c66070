import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testState } from '#test-state'
import { wordsIn } from '#web/words'
import type { Reading } from './naming.ts'
import { readable } from './naming.ts'
import { valueNamed } from './naming.view.ts'

test('a number is shown as the language writes it, and no longer than anybody reads', () => {
  const shown = (text: string, language = 'en') => readable(text, language).text
  assert.deepEqual(
    ['42000.5', '2018', '-3', '0'].map((text) => shown(text)),
    ['42,000.5', '2018', '-3', '0'],
  )
  assert.deepEqual(readable('2226.666666666666666666666666666667', 'en'), { text: '2226.666666…', cut: true })
  assert.equal(shown('42000.5', 'fr').replace(/\s/g, ' '), '42 000,5')
})

test('a day is shown in words, and what is neither number nor day as it stands', () => {
  assert.equal(readable('2018-07-01', 'en').text, '1 July 2018')
  for (const text of ['007', 'P20D', '1e3', '', 'home', '2018-07-01T00:00:00Z'])
    assert.deepEqual(readable(text, 'en'), { text, cut: false })
})

test('what is made of several parts is shown in the order of the law, and not of the alphabet that it was stored in', async (t) => {
  const { catalogue, place } = await testState(t, { services: 'services' })
  const { definition } = catalogue.get('rates-rebate')
  const visit = { words: wordsIn('en'), language: 'en', place } as Reading['visit']
  const reading: Reading = {
    visit,
    definition,
    answers: new Map(),
    speaking: { language: 'en' } as Reading['speaking'],
  }
  const shown = String(valueNamed(reading, 'figures of the year', { maximum: '640', threshold: '25660' }))
  assert.match(shown, /Income threshold before dependants.*25,660\.00.*Most that can be paid.*640\.00/s)
})
