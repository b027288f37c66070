import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '#engines/form'
import { changed, filesOf, read } from '../../kite-licence.ts'
import type { Files } from '../../model.ts'
import { readDefinition } from '../../read.ts'

const label = '    label: Qui peut faire voler un cerf-volant\n'
const model = (...changes: [string, string][]) => changed({ 'rules.dmn': changes })

function calledIn(files: Files, decision: string) {
  const { decisionWords } = read(files).definition
  const { label } = decisionWords.get(decision)!
  return [say(label, 'en'), say(label, 'fr')]
}

const warned = (files: Files) => read(files).warnings.map(({ code, message }) => [code, message])

test('a decision is called by its label, else by the question it answers, else by its name', () => {
  assert.deepEqual(calledIn(filesOf('kite-licence'), 'fee'), ['Fee', 'Prix'])
  const asked = '<decision name="fee" id="fee">\n    <question>What does it cost?</question>'
  const question = model(['<decision name="fee" label="Fee" id="fee">', asked])
  assert.deepEqual(calledIn(question, 'fee'), ['What does it cost?', 'Prix'])
  assert.deepEqual(calledIn(model(['name="fee" label="Fee"', 'name="fee"']), 'fee'), ['fee', 'Prix'])
})

test('a name that is not translated is a warning, and a name for no decision is one', () => {
  assert.deepEqual(warned(changed({ 'words.fr.yaml': [[label, '    labels: {}\n'.replace('labels', 'values')]] })), [
    ['not-translated', 'Not translated: `decisions → outcome → label`.'],
  ])
  assert.deepEqual(
    warned(changed({ 'words.fr.yaml': [['decisions:\n  in the season', 'decisions:\n  in the winter']] })),
    [
      ['not-translated', 'Not translated: `decisions → in the season → label`.'],
      ['words-for-nothing', 'There is no sentence for `decisions → in the winter → label` to translate.'],
    ],
  )
})

test('what a decision is made of, what it may say and what its columns look at have names too', () => {
  const files = model(
    ['<text>flying date.month in [4..10]</text>', '<text>if flying date.month = 1 then "winter" else "summer"</text>'],
    ['<variable name="in the season" typeRef="boolean"/>', '<variable name="in the season" typeRef="string"/>'],
    [
      '<input label="in the season">\n        <inputExpression typeRef="boolean"><text>in the season</text>',
      '<input label="Summer?">\n        <inputExpression typeRef="boolean"><text>in the season = "summer"</text>',
    ],
  )
  const wanted = warned(files).filter(([code]) => code === 'not-translated')
  assert.deepEqual(
    [...new Set(wanted.map(([, message]) => message))],
    [
      'Not translated: `decisions → in the season → values → winter`.',
      'Not translated: `decisions → in the season → values → summer`.',
      'Not translated: `decisions → outcome → columns → Summer?`.',
    ],
  )
  const { definition } = readDefinition('rates-rebate', filesOf('rates-rebate'), { folder: '' })
  const parts = definition.decisionWords.get('figures of the year')!.parts
  assert.deepEqual(
    [...parts].map(([name, words]) => [name, say(words, 'fr')]),
    [
      ['threshold', 'Seuil de revenus avant les personnes à charge'],
      ['maximum', 'Dégrèvement maximal'],
    ],
  )
})
