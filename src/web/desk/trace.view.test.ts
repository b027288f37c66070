import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#engines/page'
import { testState } from '#test-state'
import type { Reading } from '#web/apply'
import { readTrace } from '#web/apply'
import { wordsIn } from '#web/words'
import { leftOutShown, traceShown } from './trace.view.ts'

test('an officer is told how many rules of a long table are not in front of them, and nothing where all are', () => {
  const shown = (leftOut: number, language: 'en' | 'fr' | 'ar') =>
    String(html`${leftOutShown({ words: wordsIn(language), language }, { leftOut })}`)
  assert.match(shown(9800, 'en'), /not kept with the case: 9800\./)
  assert.match(shown(19_800, 'fr'), /conservées avec le dossier\s:\s19\s800\./)
  assert.match(shown(19_800, 'ar'), /19,800/)
  assert.equal(shown(0, 'en'), '')
})

test('where two laws call a rule by the same id, an officer reads each with its own sentence and law', async (t) => {
  const { catalogue, place } = await testState(t, { services: 'services' })
  const { definition } = catalogue.get('rates-rebate')
  const said = (en: string, fr: string) => new Map(Object.entries({ en, fr }))
  const first = { number: 1, written: 'Of 2024.', reason: said('Of 2024.', 'De 2024.'), law: said('Act A', 'Loi A') }
  const other = { number: 1, written: 'The year.', reason: said('The year.', 'L’année.'), law: said('Act B', 'Loi B') }
  const reading: Reading = {
    visit: { words: wordsIn('fr'), language: 'fr', place } as Reading['visit'],
    definition: { ...definition, ruleWords: new Map([['of-2024', { ...first, others: [other] }]]) },
    answers: new Map(),
    speaking: { language: 'fr' } as Reading['speaking'],
  }
  const rule = { number: 1, id: 'of-2024', matched: true, annotations: { reason: 'The year.', law: 'Act B' } }
  const trace = readTrace({
    trace: {
      decisions: [
        { decision: 'rate', id: 'rate', table: { hitPolicy: 'UNIQUE', inputs: [], rules: [rule] } },
        { decision: 'law', id: 'of-2024', description: 'The year.' },
      ],
    },
  })
  const shown = String(traceShown(reading, trace)).split('inline').at(-1)!
  assert.match(shown, /L’année\.[\s\S]*Loi B[\s\S]*L’année\.[\s\S]*Loi B/)
  assert.doesNotMatch(shown, /De 2024|Loi A/)
})
