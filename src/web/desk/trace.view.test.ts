import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#engines/page'
import { wordsIn } from '#web/words'
import { leftOutShown } from './trace.view.ts'

test('an officer is told how many rules of a long table are not in front of them, and nothing where all are', () => {
  const shown = (leftOut: number, language: 'en' | 'fr' | 'ar') =>
    String(html`${leftOutShown({ words: wordsIn(language), language }, { leftOut })}`)
  assert.match(shown(9800, 'en'), /not kept with the case: 9800\./)
  assert.match(shown(19_800, 'fr'), /conservées avec le dossier\s:\s19\s800\./)
  assert.match(shown(19_800, 'ar'), /19,800/)
  assert.equal(shown(0, 'en'), '')
})
