import assert from 'node:assert/strict'
import test from 'node:test'
import { table } from './table.ts'

const head = [{ text: 'Reference' }, { text: 'Answer by' }]
const rows = [[{ text: 'K7QM2' }, { text: '12 December' }]]

test('a stacked table says at each cell which heading it stands under, save at the one that names the row', () => {
  const shown = String(table({ head, rows, stacked: true }))
  assert.match(shown, /<table class="govuk-table publica-stacked">/)
  assert.match(shown, /<td class="govuk-table__cell">K7QM2<.*<td class="govuk-table__cell" data-label="Answer by">/)
  assert.doesNotMatch(String(table({ head, rows })), /data-label/)
})
