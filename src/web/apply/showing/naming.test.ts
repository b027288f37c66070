import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readable } from './naming.ts'

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
