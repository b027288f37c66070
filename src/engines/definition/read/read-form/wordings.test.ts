import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FeelDate } from '#engines/feel'
import type { Answers, Sentence } from '#engines/form'
import { say, tell, Worded, walk } from '#engines/form'
import { changed, faultsOf, filesOf, read } from '../../kite-licence.ts'
import type { Files } from '../../model.ts'
import { readDefinition } from '../../read.ts'

const currency = { code: 'MRD', symbol: 'M$' }
const today = FeelDate.parse('2026-06-01')!
const kite: Answers = new Map<string, string | boolean>([
  ['name of flyer', 'Amina {x}'],
  ['age of flyer', '20'],
  ['kite span', '1.5'],
  ['flying date', '2026-07-01'],
  ['flying near airfield', true],
  ['airfield', 'calder'],
])
const remarks = 'label: Is there anything else that we should know?'
const french = 'label: Y a-t-il autre chose que nous devrions savoir ?'

/** The kite licence with another last question, in English and in French. */
const asking = (en: string, fr: string = en, more: [string, string][] = []): Files =>
  changed({
    'form.yaml': [[remarks, `label: '${en}'`], ...more],
    'words.fr.yaml': [[french, `label: '${fr}'`]],
    'words.ar.yaml': undefined,
  })

/** The last question as it is said to somebody who gave these answers. */
function told(files: Files, language = 'en', answers: Answers | null = kite): string {
  const { form } = read(files).definition
  const values = answers ? walk(form, answers, { today }).values : undefined
  return tell(form.questions.get('remarks')!.label, { language, currency, values })
}

/** Where each fault is, by the text that stands there, and which it is. */
function faults(files: Files): string[] {
  return faultsOf(files).map(({ at, code }) => {
    const line = new TextDecoder().decode(files.get(at.file.replace('kites/', ''))).split('\n')[at.line - 1] ?? ''
    return `${code} at ${line.slice(at.column - 1).slice(0, 12)}`
  })
}

test('a sentence holds what was answered, as its language writes it', () => {
  const sentence = (text: string) => asking(text)
  assert.equal(told(sentence('On {flying date}?')), 'On 1 July 2026?')
  assert.equal(told(sentence('On {flying date}?'), 'fr'), 'On 1er juillet 2026?')
  assert.equal(told(sentence('Aged {age of flyer + 1}?')), 'Aged 21?')
  assert.equal(told(sentence('Near {airfield | none}?')), 'Near Port Calder?')
  assert.equal(told(sentence('Near {airfield | none}?'), 'fr'), 'Near Port-Calder?')
  assert.equal(told(sentence('For {name of flyer}?')), 'For Amina {x}?')
  assert.equal(told(sentence('{if kite span > 1 then "large | wide" else "small" | unknown}?')), 'large | wide?')
})

test('a sentence holds an amount as money, from a question or a computed value', () => {
  const money: [string, string] = [
    '        most: 500\n',
    '        most: 500\ncomputed:\n  - name: deposit\n    value: kite span * 8230\n    shown as: money\n',
  ]
  assert.equal(told(asking('Pay {deposit}?', 'Payer {deposit} ?', [money])), 'Pay M$12,345.00?')
})

test('in a language that runs from right to left a value stands in an isolate of its own, and cannot break out of it', () => {
  const files = new Map(filesOf('kite-licence'))
  const text = (file: string) => new TextDecoder().decode(files.get(file))
  const replaced = (file: string, from: RegExp, to: string) =>
    files.set(file, Buffer.from(text(file).replace(from, to)))
  replaced('form.yaml', /(name: remarks[\s\S]*?label: ).*/, '$1On {flying date} by {name of flyer}?')
  replaced('words.fr.yaml', /( {2}remarks:\n {4}label: ).*/, '$1Le {flying date}, {name of flyer} ?')
  replaced('words.ar.yaml', /( {2}remarks:\n {4}label: ).*/, '$1في {flying date} {name of flyer}؟')
  const answers = new Map([...kite, ['name of flyer', '\u2069\u202EAmina']])
  assert.match(told(files, 'ar', answers), /^في \u2068[^\u2066-\u2069]*2026\u2069 \u2068Amina\u2069؟$/)
  assert.match(told(files, 'en', new Map([...kite, ['name of flyer', 'ليلى']])), /by \u2068ليلى\u2069\?$/)
})

test('where there is no value, the words after the bar stand there, or what the value is called; never a hole', () => {
  const noAnswers: Answers = new Map()
  for (const answers of [noAnswers, null]) {
    assert.equal(
      told(asking('On {flying date | that day}?', 'Le {flying date | jour dit} ?'), 'fr', answers),
      'Le jour dit ?',
    )
    assert.equal(told(asking('On {flying date}?'), 'en', answers), 'On [Day of flying]?')
    assert.equal(told(asking('On {flying date}?'), 'fr', answers), 'On [Jour du vol]?')
  }
  assert.equal(told(asking('On {date(99, 99, 99) | a day}?')), 'On a day?')
  assert.equal(told(asking('For {substring(name of flyer, 99) | you}?')), 'For you?')
})

test('whoever knows no answers reads a whole sentence', () => {
  const { form } = read(asking('On {flying date | that day}?', 'Le {flying date | jour dit} ?')).definition
  assert.equal(say(form.questions.get('remarks')!.label, 'fr'), 'Le jour dit ?')
})

test('a value is bound when the service is read, and told where it stands', () => {
  assert.deepEqual(faults(asking('On {flying daet}?')), [
    'unknown-name at flying daet}',
    'unknown-name at flying daet}',
  ])
  assert.deepEqual(faults(asking('On {remarks}?', 'On {remarks}?'))[0], "asked-later at remarks}?'")
  assert.deepEqual(faults(asking('On {1 +}?'))[0]?.split(' ')[0], 'not-readable')
  assert.deepEqual(faults(asking('On {flying near airfield}?'))[0], 'cannot-be-said at flying near ')
  assert.deepEqual(faults(asking('On {[1, 2]}?'))[0], "cannot-be-said at [1, 2]}?'")
  assert.deepEqual(faults(asking('On {flying date?', 'Le {flying date} ?'))[0], 'open-placeholder at {flying date')
  assert.deepEqual(faults(asking('On {flying date | }?'))[0], "no-words at | }?'")
})

test('a value that may not be there needs words for then', () => {
  assert.deepEqual(faults(asking('Near {airfield}?'))[0], "perhaps-not-known at airfield}?'")
  const same = asking('Near {airfield}?', 'Vers {airfield} ?', [
    ['- page: remarks\n', '- page: remarks\n    when: flying near airfield\n'],
  ])
  assert.deepEqual(faults(same), [])
  const both: [string, string] = [
    '- page: remarks\n',
    '- page: remarks\n    when: kite span > 1 and flying near airfield\n',
  ]
  assert.deepEqual(faults(asking('Near {airfield}?', 'Vers {airfield} ?', [both])), [])
  const either: [string, string] = [
    '- page: remarks\n',
    '- page: remarks\n    when: kite span > 1 or flying near airfield\n',
  ]
  assert.match(faults(asking('Near {airfield}?', 'Vers {airfield} ?', [either])).join(), /perhaps-not-known/)
  const blank: [string, string] = ['name: flying date\n', 'name: flying date\n        optional: true\n']
  assert.match(faults(asking('On {flying date}?', 'Le {flying date} ?', [blank])).join(), /perhaps-not-known/)
})

test('a translation that holds other values is a fault', () => {
  assert.deepEqual(faults(asking('On {flying date}?', 'À {age of flyer} ?')), ["other-values at 'À {age of f"])
  assert.deepEqual(faults(asking('On {flying date}?', 'Quand ?')), ["other-values at 'Quand ?'"])
  assert.deepEqual(faults(asking('When?', 'Le {flying date} ?')), ["other-values at 'Le {flying "])
  assert.deepEqual(faults(asking('In {flying date.year}?', 'Le {flying date} ?')), [])
})

test('titles, hints, options, what is said of a wrong answer and the declaration hold values too', () => {
  const files = changed({
    'form.yaml': [
      ['title: Airfield', 'title: Airfield for {kite span} m'],
      ['hint: Closed on Sundays.', 'hint: Closed on {flying date}.'],
      ['label: Another one', 'label: Another than {age of flyer}'],
      ['if missing: Choose the airfield', 'if missing: Choose one for {flying date}'],
      ['- page: remarks\n', '- page: remarks\n    title: On {flying date}\n    hint: At {kite span} m\n'],
    ],
    'service.yaml': [['declaration: What', 'declaration: For {flying date}, what']],
    'words.fr.yaml': undefined,
    'words.ar.yaml': undefined,
  })
  const { form, service } = read(files).definition
  const { values } = walk(form, kite, { today })
  const said = (sentence: Sentence | undefined) => tell(sentence!, { language: 'en', currency, values })
  const { title, options, ifMissing } = form.questions.get('airfield')!
  const last = form.pages.at(-1)!
  assert.deepEqual([title, options[1]?.hint, options[2]?.label, ifMissing, last.title, last.hint].map(said), [
    'Airfield for 1.5 m',
    'Closed on 1 July 2026.',
    'Another than 20',
    'Choose one for 1 July 2026',
    'On 1 July 2026',
    'At 1.5 m',
  ])
  assert.match(said(service.declaration), /^For 1 July 2026, what/)
})

test('a sentence without braces is what it was, byte for byte', () => {
  const plain = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[{}\p{C}\p{Z}]/u.test(text))
  fc.assert(
    fc.property(plain, plain, (en, fr) => {
      const files = changed({
        'form.yaml': [[remarks, `label: ${JSON.stringify(en)}`]],
        'words.fr.yaml': [[french, `label: ${JSON.stringify(fr)}`]],
      })
      assert.equal(told(files), en)
      assert.equal(told(files, 'fr'), fr)
      assert.ok(!(read(files).definition.form.questions.get('remarks')!.label instanceof Worded))
    }),
    { numRuns: 25 },
  )
})

test('the rates rebate names the days of the year that was asked for, in every language', () => {
  const { definition } = readDefinition('rates-rebate', filesOf('rates-rebate'), { folder: '' })
  const { values } = walk(definition.form, new Map([['rating year', '2018']]), { today })
  const said = (name: string, language: string) =>
    tell(definition.form.questions.get(name)!.label, { language, values })
  assert.equal(
    said('living there on 1 July', 'en'),
    'Did you live in this home on 1 July 2018, when the rating year began?',
  )
  assert.equal(
    said('own income', 'fr'),
    'Quels ont été vos propres revenus pendant l’année fiscale terminée le 31 mars 2018 ?',
  )
  assert.match(said('rates', 'ar'), /\u20681 يوليو 2018\u2069 إلى \u206830 يونيو 2019\u2069/)
})
