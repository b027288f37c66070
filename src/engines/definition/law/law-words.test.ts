/** What a law says of itself beside its model: read as a compiler reads, and told to whoever asks, in their language. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Files } from '#engines/definition'
import { explain, readLaw, readPublishedLaw, reasonsTold, rulesOfLaw } from '#engines/definition'
import type { Value } from '#engines/feel'
import { readInputs, reasonsOf } from '#engines/rules'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import { filesIn } from '../kite-licence.ts'

const languages = ['en', 'fr', 'ar']
const childBenefit = filesIn('laws/child-benefit')
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

const changed = (file: string, from: string | RegExp, to: string): Files => {
  const before = text(childBenefit.get(file))
  assert.notEqual(before.replace(from, to), before, `${from} stands in ${file}`)
  return new Map([...childBenefit, [file, Buffer.from(before.replace(from, to))]])
}

function told(files: Files): string[] {
  const shown = ({ at, code, message, remedy }: DefinitionFault) =>
    `${at.file}:${at.line}:${at.column} ${code} ${message} ${remedy}`
  try {
    return readLaw('child-benefit', files, { folder: 'laws/child-benefit', languages }).warnings.map(shown)
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return reason.faults.map(shown)
    throw reason
  }
}

for (const id of ['child-benefit', 'pay-as-you-earn'])
  test(`everything of ${id} that people read is there in every language of the place`, () =>
    assert.deepEqual(readLaw(id, filesIn(`laws/${id}`), { folder: `laws/${id}`, languages }).warnings, []))

test('a law that is a model alone is read as ever, and nothing is missing from it', () => {
  const bare = new Map([...childBenefit].filter(([file]) => !/^(law|words\..*)\.yaml$/.test(file)))
  assert.deepEqual(told(bare), [])
  const { law } = readLaw('child-benefit', bare, { folder: 'laws/child-benefit' })
  assert.equal(law.words, undefined)
  assert.deepEqual(rulesOfLaw(law, 'fr'), { main: 'fr', rules: law.model })
})

for (const [what, files, expected] of [
  [
    'a label',
    changed('words.fr.yaml', /\n {2}charge:\n {4}label: .*/, ''),
    /^\S+words\.fr\.yaml:\d+:\d+ not-translated Not translated: `decisions → charge → label`\./,
  ],
  [
    'a description of an input',
    changed('words.ar.yaml', /\n {4}about: 'مجموع.*/, ''),
    /words\.ar\.yaml:\d+:\d+ not-translated Not translated: `inputs → income → about`\./,
  ],
  [
    'a part of a type',
    changed('words.fr.yaml', /\n {6}eldest: .*/, ''),
    /not-translated Not translated: `types → rates → parts → eldest`\./,
  ],
  [
    'a name that only a formula uses',
    changed('words.fr.yaml', /\n {2}paid claims: .*/, ''),
    /not-translated Not translated: `names → paid claims`\./,
  ],
  [
    'a reason',
    changed('words.fr.yaml', /( {2}rates-2026:)\n {4}reason: .*/, '$1'),
    /not-translated Not translated: `rules → rates-2026 → reason`\./,
  ],
  [
    'a whole language',
    new Map([...childBenefit].filter(([file]) => file !== 'words.ar.yaml')),
    /words\.ar\.yaml:1:1 no-words-file .*this law has no file of words.*schemas\/law-words\.json/,
  ],
  [
    'what is no part of the model',
    changed('words.fr.yaml', '  charge:', '  charges:'),
    /words-for-nothing There is no sentence for `decisions → charges → label`/,
  ],
  [
    'words of its own main language',
    new Map([...childBenefit, ['words.en.yaml', Buffer.from('law: { name: X }\n')]]),
    /words\.en\.yaml:1:1 words-of-main .*law\.yaml and rules\.dmn/,
  ],
  [
    'a value in a sentence that nothing has',
    changed('words.fr.yaml', '{weekly rates.eldest}', '{weekly rate.eldest}'),
    /words\.fr\.yaml:\d+:\d+ unknown-placeholder .*Use one of these: .*`weekly rates`/,
  ],
  [
    'a key that is none',
    changed('law.yaml', 'currency:', 'curency:'),
    /law\.yaml:\d+:1 unknown-key Did you mean|law\.yaml:\d+:1 unknown-key .*Did you mean `currency`/,
  ],
  ['a currency without a symbol', changed('law.yaml', ', symbol: £', ''), /law\.yaml:\d+:\d+ missing-key/],
  [
    'money that is none of the model',
    changed('law.yaml', 'currency:', 'money: [chrge]\ncurrency:'),
    /law\.yaml:\d+:9 unknown-amount .*Did you mean `charge`/,
  ],
  [
    'money that is no number',
    changed('law.yaml', 'currency:', 'money: [children.claim start]\ncurrency:'),
    /law\.yaml:\d+:9 wrong-type/,
  ],
  [
    'money in no currency',
    changed('law.yaml', /currency: .*/, 'money: [charge]'),
    /law\.yaml:\d+:1 no-currency .*Add `currency/,
  ],
  [
    'a file that nothing reads',
    new Map([...childBenefit, ['word.fr.yaml', Buffer.from('law: {}\n')]]),
    /word\.fr\.yaml:1:1 not-read This file belongs to no law/,
  ],
] as const)
  test(`${what} is told with file, line, column and remedy`, () => {
    const all = told(files)
    assert.ok(
      all.some((one) => expected.test(one)),
      all.join('\n'),
    )
  })

test('words without law.yaml are taken for those of an English model, and that is told', () => {
  const all = told(new Map([...childBenefit].filter(([file]) => file !== 'law.yaml')))
  assert.match(all.join('\n'), /law\.yaml:1:1 no-language/)
})

test('what was published is read again, however much stricter law.yaml became', () => {
  const old = new Map([...changed('law.yaml', 'language: en', 'language: en\nunheard of: 1')])
  assert.equal(readPublishedLaw('child-benefit', old, 'child-benefit@1').words?.currency?.symbol, '£')
})

const input = { 'tax year': 2024, children: [{}], income: 68013, 'gift aid and pensions': 0, 'other deductions': 0 }
const plain = (said: string) => said.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')

function decided(files: Files, decision: string, language: string) {
  const { law } = readLaw('child-benefit', files, { folder: 'laws/child-benefit' })
  const { values } = readInputs(law.model, new Map<string, never>(Object.entries(input) as [string, never][]), [
    decision,
  ])
  const outcome = law.model.decide(decision, values as ReadonlyMap<string, Value>, { explain: true })
  const sentences = explain(outcome, rulesOfLaw(law, 'en'), { language, values }).map(plain)
  const reasons = reasonsOf(outcome.trace!, law.model, values, reasonsTold(law, language))
  return { sentences, reasons: plain(JSON.stringify(reasons)) }
}

test('an explanation is in the words of the law, with its law and with amounts in its currency', () => {
  const french = decided(childBenefit, 'weekly rates', 'fr').sentences
  assert.ok(
    french.includes(
      'Pour l’année fiscale qui commence le 6 avril 2024, les allocations familiales sont de 25,60 £ par semaine pour l’aîné ou l’enfant unique et de 16,95 £ pour chaque autre enfant. (Child Benefit (Rates) Regulations 2006, article 2(1))',
    ),
    french.join('\n'),
  )
  const arabic = decided(childBenefit, 'charge', 'ar').sentences
  assert.ok(
    arabic.some((one) => one.startsWith('الرسم على إعانة الطفل لذوي الدخل المرتفع: 532.00 £')),
    arabic.join('\n'),
  )
  const english = decided(childBenefit, 'charge', 'en').sentences
  assert.ok(
    english.some((one) => one.startsWith('High income child benefit charge is £532.00')),
    english.join('\n'),
  )
  assert.ok(
    english.some((one) => one.startsWith('Percentage of the charge is 40,')),
    'and a percentage is no money',
  )
})

test('its reasons as data are in its words, too', () => {
  assert.match(
    decided(childBenefit, 'weekly rates', 'fr').reasons,
    /les allocations familiales sont de 25,60 £ par semaine/,
  )
  assert.match(decided(childBenefit, 'weekly rates', 'en').reasons, /child benefit is £25\.60 a week/)
})

test('an amount is one by its type, by a type that is made of that one, or because law.yaml says so', () => {
  const model = (type: string) =>
    changed(
      'rules.dmn',
      '<variable name="charge percentage" typeRef="number"/>',
      `<variable name="charge percentage" typeRef="${type}"/>`,
    )
  const charge = (files: Files) => decided(files, 'charge percentage', 'en').sentences.join('\n')
  assert.match(charge(model('money')), /Percentage of the charge is £40\.00/)
  const share = new Map(model('share'))
  const item = '<itemDefinition name="share"><typeRef>money</typeRef></itemDefinition>\n  <itemDefinition name="child">'
  share.set('rules.dmn', Buffer.from(text(share.get('rules.dmn')).replace('<itemDefinition name="child">', item)))
  assert.match(charge(share), /Percentage of the charge is £40\.00/)
  assert.match(charge(changed('law.yaml', 'currency:', 'money: [charge percentage]\ncurrency:')), /is £40\.00/)
  assert.match(
    charge(changed('law.yaml', /currency: .*/, '')),
    /Adjusted net income is 68,013,/,
    'and nothing is, where no currency is said',
  )
})
