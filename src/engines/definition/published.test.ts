import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDate } from '#engines/feel'
import { readAnswers, walk } from '#engines/form'
import { DefinitionFaults } from '#ground/source'
import { findFor } from './finding.ts'
import { changed, faultsOf, filesOf, read } from './kite-licence.ts'
import type { Definition, Files } from './model.ts'
import { readPublished } from './read.ts'

const published = (files: Files) => readPublished('kite-licence', files, 'kites')

const answers = {
  'name of flyer': 'Amina Haddad',
  'age of flyer': '30',
  'kite span': '3',
  'flying date': '2026-06-01',
  'flying near airfield': false,
  remarks: '',
}

function findingOf(definition: Definition) {
  const today = FeelDate.parse('2026-05-01')!
  const taken = readAnswers(definition.form, answers, { today })
  assert.deepEqual(taken.problems, [])
  const { values } = walk(definition.form, taken.answers, { today })
  const { outcome, amount, reasons, route } = findFor(definition, values)
  return [outcome, amount?.toString(), reasons.map(({ words }) => [...words]), route.by]
}

/** What a checker might refuse one day, said with what it refuses today. */
const refused: Record<string, Parameters<typeof changed>[0]> = {
  'unknown-key': { 'form.yaml': [['        most: 130', '        colour: red\n        most: 130']] },
  'missing-key': { 'service.yaml': [['if you disagree: Write', 'keywords of old: Write']] },
  'shape-minLength': { 'form.yaml': [['        hint: Their full name.', "        hint: ''"]] },
  'shape-pattern': { 'process.yaml': [['within: P5D', 'within: 5 days']] },
  'bad-limit': { 'form.yaml': [['        most: 500', '        most: 30000']] },
  'reserved-name': { 'form.yaml': [['- page: flyer', '- page: sent']] },
  'unreachable-page': {
    'form.yaml': [['when: flying near airfield', 'when: flying near airfield and not(flying near airfield)']],
  },
  'asked-later': { 'form.yaml': [['  - page: flyer', '  - page: flyer\n    when: kite span = null']] },
  'wrong-type': { 'form.yaml': [['when: flying near airfield', 'when: flying near airfield = "yes"']] },
  'unknown-placeholder': { 'words.fr.yaml': undefined, 'rules.dmn': [['costs {fee}.</text>', 'costs {fees}.</text>']] },
  'rule-twice': { 'rules.dmn': [['<rule id="small-kite">', '<rule id="too-young">']] },
  'missing-outcome': { 'process.yaml': [['  unsure: for an officer\n', '']] },
  'unknown-code': { 'process.yaml': [['outcome in ("granted", "refused")', 'outcome in ("granted", "rejected")']] },
  'no-officer': { 'process.yaml': [['by: officer', 'by: machine']] },
  'open-placeholder': { 'form.yaml': [['label: Which airfield is it?', 'label: Which {airfield is it?']] },
  'unknown-name': { 'form.yaml': [['label: Which airfield is it?', 'label: Which {airfields}?']] },
  'example-unreadable': { 'examples/a-large-kite.yaml': 'about: [' },
}

test('what was published and would be refused today still runs', async (t) => {
  for (const [code, changes] of Object.entries(refused))
    await t.test(code, () => {
      const files = changed(changes)
      const codes = faultsOf(files).map((fault) => fault.code)
      assert.ok(codes.includes(code) || code === 'example-unreadable', codes.join())
      assert.notEqual(codes.length, 0)
      const [outcome, amount, , by] = findingOf(published(files))
      assert.deepEqual([outcome, amount, by], ['granted', '12.5', 'machine'])
    })
})

test('a law whose types a stricter checker refuses still decides', () => {
  const files = changed({
    'rules.dmn': [
      [
        '<text>flying date.month in [4..10]</text>',
        '<text>if flying date.month &gt; 0 then flying date.month in [4..10] else 1 = "1"</text>',
      ],
    ],
  })
  assert.deepEqual(
    faultsOf(files).map(({ code }) => code),
    ['wrong-type'],
  )
  assert.equal(findingOf(published(files))[0], 'granted')
})

test('read as published or as checked, a service without a fault is the same', () => {
  const [asPublished, asChecked] = [published(filesOf('kite-licence')), read(filesOf('kite-licence')).definition]
  assert.deepEqual(findingOf(asPublished), findingOf(asChecked))
  assert.equal(asPublished.examples.length, 5)
  assert.deepEqual(asPublished.languages, ['en', 'ar', 'fr'])
})

/** What leaves nothing to run. To guess at it would decide something that nobody published. */
const unreadable: Record<string, Parameters<typeof changed>[0]> = {
  'a file that is gone': { 'rules.dmn': undefined },
  'a file that is no YAML': { 'form.yaml': 'pages: [' },
  'a file of words that is no YAML': { 'words.fr.yaml': 'rules: [' },
  'a condition that cannot be read': {
    'form.yaml': [['when: flying near airfield', 'when: flying near airfield and']],
  },
  'a name that nothing has': { 'form.yaml': [['when: flying near airfield', 'when: flying neer airfield']] },
  'a field type that is gone': { 'form.yaml': [['type: whole number', 'type: roman number']] },
  'a rule that cannot be read': {
    'rules.dmn': [['<text>flying date.month in [4..10]</text>', '<text>flying date.month in [4..</text>']],
  },
  'a name of the law that nothing has': {
    'rules.dmn': [['<text>12.5 + 4.25 * (kite span - 5)</text>', '<text>12.5 + 4.25 * (kite spam - 5)</text>']],
  },
}

test('what cannot be run is refused, and never guessed at', async (t) => {
  for (const [what, changes] of Object.entries(unreadable))
    await t.test(what, () => assert.throws(() => published(changed(changes)), DefinitionFaults))
})
