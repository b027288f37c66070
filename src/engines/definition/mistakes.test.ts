import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runExamples } from './examples.ts'
import { changed, faultsOf, read } from './kite-licence.ts'
import type { Files } from './model.ts'

/** "form.yaml:12 code: message remedy" of each fault. */
const told = (files: Files) =>
  faultsOf(files).map(
    ({ at, code, message, remedy }) => `${at.file.replace('kites/', '')} ${code}: ${message} ${remedy}`,
  )

const form = (...changes: [string, string][]) => changed({ 'form.yaml': changes })
const process = (...changes: [string, string][]) => changed({ 'process.yaml': changes })
const rules = (...changes: [string, string][]) => changed({ 'rules.dmn': changes })

const [example, near] = ['examples/a-large-kite.yaml', 'examples/near-an-airfield.yaml']

/** The one fault that a change makes, and nothing that only follows from it. */
function onlyFault(files: Files): string {
  const faults = told(files)
  assert.equal(faults.length, 1, faults.join('\n'))
  return faults[0] ?? ''
}

test('a misspelt key is one fault: the question that has it is still there', () => {
  const misspelt = form(['        optional: true', '        optionnal: true'])
  assert.match(onlyFault(misspelt), /unknown-key: `optionnal` is not known here\. Did you mean `optional`\?/)
  const required = form(['- name: remarks', '- nme: remarks'])
  assert.match(onlyFault(required), /unknown-key: `nme` is not known here\. Did you mean `name`\?/)
  assert.match(onlyFault(form(['        least: 0.1', '        leest: 0.1'])), /Did you mean `least`/)
})

test('one tab, one line that is indented otherwise, or one quote that is not closed is one fault', () => {
  assert.match(onlyFault(form(['    when: flying near', '\twhen: flying near'])), /yaml: There is a tab/)
  for (const line of ['   when: flying near', '      when: flying near'])
    assert.match(onlyFault(form(['    when: flying near', line])), /Indent with the same number of spaces/, line)
  assert.match(
    onlyFault(form(['when: flying near', 'when: "flying near'])),
    /form\.yaml yaml: A quotation mark is opened/,
  )
})

test('a reference is told, and nothing that follows from what it left out', () => {
  const files = form(['- name: remarks', '- name: &one remarks'], ['type: long text', 'type: *one'])
  assert.match(onlyFault(files), /alias: References \(`\*name`\) are not read here\. Write the thing out in full\./)
})

test('a second document in a file is a fault', () => {
  assert.match(
    onlyFault(form(['        most: 500\n', '        most: 500\n---\npages: []\n'])),
    /Take the line `---` away/,
  )
})

const warned = (files: Files) =>
  read(files).warnings.map(({ at, code }) => `${at.file.replace('kites/', '')}:${at.line} ${code}`)

test('a condition of a page on a code that nobody can choose is told where the code stands, with the one that was meant', () => {
  const misspelt = form([
    '  - page: remarks\n',
    '  - page: remarks\n    when: not(flying near airfield) or airfield = "caldr"\n',
  ])
  assert.match(onlyFault(misspelt), /^form\.yaml unknown-code: `airfield` is never `caldr`\. Did you mean `calder`\?$/)
  const fine = form([
    '  - page: remarks\n',
    '  - page: remarks\n    when: not(flying near airfield) or airfield in ("calder", "other")\n',
  ])
  assert.deepEqual(told(fine), [])
})

test('an outcome that only an officer gives is no mistake, and one beside a code without words may be that one', () => {
  const waived: [string, string] = [
    'outcomes:\n',
    'outcomes:\n  waived:\n    label: Waived\n    sentence: You pay nothing.\n',
  ]
  const words = ['fr', 'ar'].map((tag) => [
    `words.${tag}.yaml`,
    [['outcomes:\n', 'outcomes:\n  waived: { label: x, sentence: x }\n']],
  ])
  assert.deepEqual(warned(changed({ 'process.yaml': [waived], ...Object.fromEntries(words) })), [])
  assert.match(told(process(['  granted:\n', '  grantd:\n'])).join(), /missing-outcome: The rules can give `granted`/)
})

test('a text that is none of the output values is told in its cell, with the one that was meant', () => {
  const misspelt = rules([
    '<inputEntry><text>&gt;= 12</text></inputEntry>\n        <inputEntry><text>-</text></inputEntry>\n        <inputEntry><text>false</text></inputEntry>\n        <inputEntry><text>true</text></inputEntry>\n        <outputEntry><text>"granted"</text></outputEntry>',
    '<inputEntry><text>&gt;= 12</text></inputEntry>\n        <inputEntry><text>-</text></inputEntry>\n        <inputEntry><text>false</text></inputEntry>\n        <inputEntry><text>true</text></inputEntry>\n        <outputEntry><text>"grantd"</text></outputEntry>',
  ])
  assert.match(told(misspelt).join('\n'), /output-not-listed: This rule gives `grantd`.* Did you mean `granted`\?/)
})

test('a step that no case comes to is a warning, and an officer’s behind a machine’s is not one', () => {
  const another = '    within: P5D\n  - step: sign\n    by: officer\n'
  assert.deepEqual(warned(process(['    within: P5D\n', another])), ['process.yaml:23 unreached-step'])
  assert.deepEqual(warned(process(['    when: outcome in ("granted", "refused")\n', ''])), [])
})

test('what a browser fills in is one of the words that browsers know', () => {
  const filled = (word: string) => read(form(['autocomplete: name', `autocomplete: ${word}`])).warnings
  assert.deepEqual(
    filled('given-nam').map(({ code, remedy }) => [code, remedy]),
    [['no-autocomplete', 'Did you mean `given-name`?']],
  )
  for (const word of ['work tel', 'section-flyer given-name', 'off']) assert.deepEqual(filled(word), [], word)
  const { warnings } = read(form(['        most: 130', '        most: 130\n        autocomplete: bday']))
  assert.deepEqual(
    warnings.map(({ message }) => message),
    ['A question of type whole number fills nothing in by this.'],
  )
})

test('a page of several questions without a title is a warning', () => {
  const together: [string, string] = ['\n  - page: age\n    questions:\n', '\n']
  assert.deepEqual(
    warned(
      changed({ 'form.yaml': [together], [example]: [['flyer, age,', 'flyer,']], [near]: [['flyer, age,', 'flyer,']] }),
    ),
    ['form.yaml:3 no-title'],
  )
  const titled: [string, string] = ['- page: flyer\n', '- page: flyer\n    title: Who flies it\n']
  assert.ok(
    !warned(
      changed({
        'form.yaml': [together, titled],
        [example]: [['flyer, age,', 'flyer,']],
        [near]: [['flyer, age,', 'flyer,']],
      }),
    ).some((one) => one.includes('no-title')),
  )
})

test('a condition of a step on a code that never comes is a fault, with the one that was meant', () => {
  for (const when of ['outcome = "grantd"', 'outcome in ("refused", "grantd")', 'amount > 5 or "grantd" = outcome'])
    assert.match(
      onlyFault(process(['outcome in ("granted", "refused")', when])),
      /unknown-code: `outcome` is never `grantd`\. Did you mean `granted`\?/,
    )
  for (const when of ['outcome != "for an officer"', 'outcome in ["granted"] and fee = 0'])
    assert.deepEqual(told(process(['outcome in ("granted", "refused")', when])), [])
})

test('what is to be money is a number', () => {
  const money = (name: string) => process(['  amount: fee\n', `  amount: fee\n  money: [${name}]\n`])
  assert.match(onlyFault(money('in the season')), /wrong-type/)
  assert.deepEqual(told(money('fee')), [])
  const shown = (value: string) =>
    form([
      '        most: 500\n',
      `        most: 500\ncomputed:\n  - name: one\n    value: ${value}\n    shown as: money\n`,
    ])
  assert.match(onlyFault(shown('name of flyer')), /cannot be shown as money/)
  assert.deepEqual(
    read(shown('if kite span > 3 then 1 else "none"')).warnings.map(({ code }) => code),
    ['perhaps-wrong-type'],
  )
})

test('a brace that is not closed is a fault', () => {
  assert.match(onlyFault(rules(['wide costs {fee}.', 'wide costs {fee.'])), /open-placeholder/)
  assert.match(onlyFault(changed({ 'words.fr.yaml': [['plus coûte {fee}.', 'plus coûte fee}.']] })), /open-placeholder/)
})

test('two rules of one id are a fault, in one table or in two', () => {
  assert.match(onlyFault(rules(['<rule id="large">', '<rule id="small">'])), /rule-twice: .*`small`/)
  assert.match(onlyFault(rules(['<rule id="may-fly">', '<rule id="small">'])), /rule-twice/)
})

const dmn = (change: (text: string) => string) =>
  changed({ 'rules.dmn': change(new TextDecoder().decode(changed({}).get('rules.dmn'))) })
const codes = (files: Files) => read(files).warnings.map(({ code }) => code)

test('notes without a column of their own are one fault', () => {
  const lost = dmn((text) => text.replace('      <annotation name="law"/>\n', ''))
  assert.match(onlyFault(lost), /note-without-column: The rule `small` has 2 annotation cells.*: `reason`\./)
})

test('a reason without its law is a warning', () => {
  const section = '<annotationEntry><text>Kite Flying Act, section 9(1)</text></annotationEntry>'
  assert.deepEqual(codes(dmn((text) => text.replace(section, '<annotationEntry><text> </text></annotationEntry>'))), [
    'no-law',
  ])
  const without = (text: string) =>
    text
      .replace('      <annotation name="law"/>\n', '')
      .replace(/\s*<annotationEntry><text>Kite Flying Act, section 9.*/g, '')
  assert.deepEqual(codes(dmn(without)), ['no-law'])
})

test('a rule for every other case in a table where one alone may hold is a warning', () => {
  const files = rules(['<inputEntry><text>&gt; 5</text></inputEntry>', '<inputEntry><text>-</text></inputEntry>'])
  assert.deepEqual(codes(files), ['rules-overlap'])
  const first = dmn((text) => text.replace('<text>&gt; 5</text>', '<text>-</text>').replace('"UNIQUE"', '"FIRST"'))
  assert.deepEqual(codes(first), [])
})

test('an order of outputs that the table does not say is a fault', () => {
  const values = '        <outputValues><text>"refused", "for an officer", "granted"</text></outputValues>\n'
  for (const policy of ['PRIORITY', 'OUTPUT ORDER'])
    assert.match(
      told(dmn((text) => text.replace(values, '').replace('"PRIORITY"', `"${policy}"`))).join('\n'),
      /no-output-values/,
    )
  const untyped = (text: string) => text.replace(values, '').replaceAll('typeRef="finding"', '')
  assert.match(onlyFault(dmn(untyped)), /no-output-values/)
})

test('a bare & in the rules is a fault where it stands', () => {
  assert.match(
    onlyFault(rules(['needs no fee.', 'needs no fee & no form.'])),
    /not-xml.* Write &amp; for the sign itself/,
  )
})

test('a link that is none says what one is', () => {
  const [fault = ''] = told(changed({ 'service.yaml': [['link: https:', 'link: javascript:']] }))
  assert.match(fault, /link.*an address that begins with https:\/\//)
})

test('an answer of an example that is not taken is told in words', () => {
  const { definition } = read(changed({ 'examples/a-small-kite.yaml': [['kite span: 2,', 'kite span: 900,']] }))
  assert.match(runExamples(definition)[0]?.message ?? '', /is not taken: it is larger than 50, the most\.$/)
})
