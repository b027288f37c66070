import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, faultsOf, filesOf, read } from './kite-licence.ts'
import type { Files } from './model.ts'

/** "form.yaml:12:9 code": where each fault is, and which. */
const told = (files: Files) =>
  faultsOf(files).map(({ at, code }) => `${at.file.replace('kites/', '')}:${at.line}:${at.column} ${code}`)

/** The place of a text in a file: what an editor shows for it. */
function placeOf(files: Files, file: string, text: string, within = 0): string {
  const all = new TextDecoder().decode(files.get(file))
  const offset = all.indexOf(text) + within
  assert.ok(offset >= within, `${text} is in ${file}`)
  const before = all.slice(0, offset).split('\n')
  return `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`
}

const form = (...changes: [string, string][]) => changed({ 'form.yaml': changes })
const process = (...changes: [string, string][]) => changed({ 'process.yaml': changes })
const near = 'when: flying near airfield'

test('the services that come with Publica have no fault and no warning', () => {
  for (const id of ['kite-licence', 'rates-rebate']) assert.deepEqual(read(filesOf(id)).warnings, [])
})

test('every fault of every file is told at once, in the order of the files', () => {
  const files = changed({
    'service.yaml': [['name: Kite licence', 'nmae: Kite licence']],
    'form.yaml': [
      ['type: whole number', 'type: whole numbr'],
      [near, 'when: flying neer airfield'],
      ['check: flying date >= today', 'check: flying date >= 3'],
    ],
    'process.yaml': [
      ['outcome: outcome', 'outcome: outcom'],
      ['within: P5D', 'within: 5 days'],
    ],
    'words.fr.yaml': [['outcomes:', 'outcome:']],
    'examples/a-small-kite.yaml': [['about:', 'abuot:']],
  })
  const codes = told(files).map((line) => line.replace(/:\d+:\d+/, ''))
  assert.deepEqual(codes, [
    'examples/a-small-kite.yaml unknown-key',
    'form.yaml unknown-value',
    'form.yaml wrong-type',
    'form.yaml unknown-name',
    'process.yaml unknown-decision',
    'process.yaml shape-pattern',
    'service.yaml unknown-key',
    'words.fr.yaml unknown-key',
  ])
})

test('a fault says what to do about it, with the word that was meant', () => {
  const [type] = faultsOf(form(['type: long text', 'type: longtext']))
  assert.equal(type?.remedy, 'Did you mean `long text`?')
  const [key] = faultsOf(form(['        hint: Their full name.', '        hnt: Their full name.']))
  assert.equal(key?.remedy, 'Did you mean `hint`?')
  const [name] = faultsOf(form([near, 'when: flying neer airfield']))
  assert.match(name?.message ?? '', /flying neer airfield/)
})

test('an unknown name in a condition is told where it stands', () => {
  const files = form([near, 'when: flying near airfield and windy'])
  assert.deepEqual(told(files), [`${placeOf(files, 'form.yaml', 'windy')} unknown-name`])
})

test('a fault in a condition over several lines, or in quotes, is told at its very character', () => {
  for (const written of [
    'when: |\n      flying near airfield\n        and windy',
    'when: >-\n      flying near airfield and\n      windy',
    'when: flying near airfield\n      and windy',
    "when: 'flying near airfield and windy'",
    'when: "flying near airfield and\n      windy"',
  ]) {
    const files = form([near, written])
    assert.deepEqual(told(files), [`${placeOf(files, 'form.yaml', 'windy')} unknown-name`], written)
  }
})

test('a condition that gives no yes or no is a fault', () => {
  assert.deepEqual(
    told(form([near, 'when: age of flyer'])).map((line) => line.replace(/.* /, '')),
    ['wrong-type'],
  )
})

test('a condition cannot rest on what is asked later, on its own page, or through a computed value', () => {
  const own = form(['  - page: flyer\n', '  - page: flyer\n    when: name of flyer = "Sukarni"\n'])
  assert.deepEqual(told(own), [`${placeOf(own, 'form.yaml', 'name of flyer =')} asked-later`])
  const later = form(
    ['  - page: age\n', '  - page: age\n    when: large\n'],
    ['        most: 500\n', '        most: 500\ncomputed:\n  - name: large\n    value: kite span > 5\n'],
  )
  assert.deepEqual(told(later), [`${placeOf(later, 'form.yaml', 'large')} asked-later`])
})

test('a check may look at its own answer, and not at a later one', () => {
  const files = form(['check: flying date >= today', 'check: not(flying near airfield)'])
  assert.deepEqual(told(files), [`${placeOf(files, 'form.yaml', 'not(')} asked-later`])
})

test('computed values in a ring are a fault', () => {
  const ring = form([
    '        most: 500\n',
    '        most: 500\ncomputed:\n  - name: one\n    value: two + 1\n  - name: two\n    value: one + 1\n',
  ])
  assert.deepEqual(told(ring), [`${placeOf(ring, 'form.yaml', 'two + 1')} computed-in-a-ring`])
  const self = form(['        most: 500\n', '        most: 500\ncomputed:\n  - name: one\n    value: one + 1\n'])
  assert.deepEqual(told(self), [`${placeOf(self, 'form.yaml', 'one + 1')} computed-in-a-ring`])
})

test('computed values may come in any order', () => {
  const { definition } = read(
    form([
      '        most: 500\n',
      '        most: 500\ncomputed:\n  - name: two\n    value: one + 1\n  - name: one\n    value: kite span + 1\n',
    ]),
  )
  assert.deepEqual(
    definition.form.computed.map(({ name, after }) => [name, after]),
    [
      ['one', 2],
      ['two', 2],
    ],
  )
})

test('a postcode is wanted where the question says so, and of addresses alone', () => {
  const wanted = 'postcode: required'
  const home = form(['type: long text', `type: address\n        ${wanted}`], ['        most: 500', ''])
  assert.equal(read(home).definition.form.questions.get('remarks')?.postcode, 'required')
  const remarks = form(['type: long text', `type: long text\n        ${wanted}`])
  assert.deepEqual(told(remarks), [`${placeOf(remarks, 'form.yaml', wanted)} unused-postcode`])
})

test('names that would be one in an address are a fault', () => {
  const files = form(['name: remarks', 'name: Kite span'])
  assert.deepEqual(told(files), [`${placeOf(files, 'form.yaml', 'Kite span')} slug-clash`])
  const parts = form(['name: remarks', 'name: flying date day'])
  assert.deepEqual(told(parts), [`${placeOf(parts, 'form.yaml', 'flying date day')} slug-clash`])
})

test('two questions, two pages or two options of one name are a fault', () => {
  assert.match(told(form(['name: remarks', 'name: kite span'])).join(), /name-twice/)
  assert.match(told(form(['- page: remarks', '- page: kite'])).join(), /name-twice/)
  assert.match(told(form(['code: other', 'code: calder'])).join(), /code-twice/)
})

test('names that reach into every JavaScript object are a fault, and do no harm', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    const files = form(['name: remarks', `name: ${name}`])
    assert.deepEqual(told(files), [`${placeOf(files, 'form.yaml', `name: ${name}`, 6)} reserved-name`])
    assert.match(told(form(['- page: remarks', `- page: ${name}`])).join(), /(reserved|bad)-name/)
    assert.match(told(form(['  - page: remarks\n', `  - page: remarks\n    ${name}: 1\n`])).join(), /unknown-key/)
    assert.match(told(process(['  refused:', `  ${name}:`])).join(), /missing-outcome/)
  }
  assert.equal(({} as Record<string, unknown>).label, undefined)
})

test('what FEEL could not read as a name is a fault', () => {
  for (const name of ['kite and tail', 'in', 'tail-length', 'tail  length', '2 kites', 'kite.span', 'count', 'today'])
    assert.match(told(form(['name: remarks', `name: "${name}"`])).join(), /(bad|reserved)-name/, name)
})

test('a page that no answers lead to is a fault', () => {
  for (const when of [
    'flying near airfield and not(flying near airfield)',
    'age of flyer > 130',
    'age of flyer > 20 and age of flyer < 20',
    'flying near airfield = true and flying near airfield = false',
    'false',
  ]) {
    const files = form([near, `when: '${when}'`])
    assert.deepEqual(told(files), [`${placeOf(files, 'form.yaml', `'${when}'`)} unreachable-page`], when)
  }
  const path = form([
    '  - page: remarks\n',
    '  - page: remarks\n    when: airfield = "calder" and not(flying near airfield)\n',
  ])
  assert.match(told(path).join(), /unreachable-page/)
})

test('a page that some answers lead to is none, however far-fetched they are', () => {
  for (const when of [
    'age of flyer in (20..22)',
    'age of flyer >= 130',
    'age of flyer > 20 and age of flyer < 22',
    'age of flyer * 2 > 255 and kite span > 49.99',
    'kite span > age of flyer',
    'string length(name of flyer) > 30',
    'flying date > today',
    'some x in [1, 2] satisfies x > 1',
    'flying near airfield or age of flyer = 7',
  ])
    assert.deepEqual(told(form([near, `when: ${when}`])), [], when)
})

test('a rule input that the form does not provide is a fault, where the rules say so', () => {
  const files = form(['name: kite span', 'name: kite width'])
  const place = placeOf(files, 'rules.dmn', '<inputData name="kite span"')
  assert.deepEqual(told(files), [`${place} input-not-asked`])
})

test('a rule input of another type than the question is a fault', () => {
  const files = form(['type: number', 'type: text'], ['        least: 0.1\n        most: 50\n', ''])
  assert.deepEqual(told(files), [`${placeOf(files, 'rules.dmn', '<inputData name="kite span"')} wrong-type`])
})

test('an outcome that the rules can give and nobody has words for is a fault', () => {
  const files = process(['  refused:', '  turned down:'])
  assert.deepEqual(told(files), [`${placeOf(files, 'process.yaml', 'outcomes:')} missing-outcome`])
  const unsure = process(['  unsure: for an officer\n', ''])
  assert.deepEqual(told(unsure), [`${placeOf(unsure, 'process.yaml', 'outcomes:')} missing-outcome`])
})

test('a process always leads somewhere, and an officer can always be asked', () => {
  const stuck = process(['    by: officer\n', '    by: officer\n    when: outcome = "refused"\n'])
  assert.match(told(stuck).join(), /no-way-out/)
  assert.match(told(process(['by: officer', 'by: machine'])).join(), /no-officer/)
})

test('a time limit is one that the calendar can keep, and longer than nothing', () => {
  for (const within of ['P', 'PT', 'P0D', 'P00Y0M', 'P-1D', 'PT5H', 'P1D2W', 'P99999999Y', 'P5', '5 days']) {
    const files = process(['within: P5D', `within: ${within}`])
    assert.deepEqual(told(files), [`${placeOf(files, 'process.yaml', within)} shape-pattern`], within)
  }
  for (const within of ['P5D', 'P6W', 'P10D', 'P1Y2M', 'P0Y3M', 'P999Y9999M99999D']) {
    assert.deepEqual(told(process(['within: P5D', `within: ${within}`])), [], within)
    assert.ok(Temporal.PlainDate.from('2026-05-04').add(within).year < 10_000)
  }
})

test('the finding names decisions that there are, of the right type', () => {
  assert.match(told(process(['amount: fee', 'amount: fees'])).join(), /unknown-decision/)
  assert.match(told(process(['amount: fee', 'amount: in the season'])).join(), /wrong-type/)
  assert.match(told(process(['  amount: fee\n', ''])).join(), /no-amount/)
})

test('settings that a type of question does not know are a fault', () => {
  assert.match(told(form(['        most: 130\n', '        most: many\n'])).join(), /bad-limit/)
  assert.match(told(form(['        least: 0.1\n', '        least: 51\n'])).join(), /bad-limit/)
  assert.match(told(form(['type: choice', 'type: text'])).join(), /unused-options/)
  assert.match(told(form(['type: yes or no', 'type: choice'])).join(), /no-options/)
  assert.match(told(form(['        autocomplete: name\n', '        figure: who\n'])).join(), /personal-figure/)
})

test('a question takes over the answers of one that is gone, and of no other', () => {
  const { definition } = read(form(['name: remarks', 'name: notes\n        was: [remarks, comments]']))
  assert.deepEqual(definition.form.questions.get('notes')?.was, ['remarks', 'comments'])
  assert.match(told(form(['name: remarks', 'name: notes\n        was: [kite span]'])).join(), /was-still-there/)
})

test('a file that is no YAML, no UTF-8, empty or missing is a fault at its place', () => {
  assert.deepEqual(
    told(changed({ 'form.yaml': 'pages: [\n' })).map((line) => line.replace(/:\d+:\d+/, '')),
    ['form.yaml yaml'],
  )
  assert.deepEqual(told(changed({ 'form.yaml': '' })), ['form.yaml:1:1 empty-file'])
  assert.deepEqual(told(changed({ 'form.yaml': undefined })), ['form.yaml:1:1 missing-file'])
  assert.deepEqual(told(changed({ 'rules.dmn': undefined })), ['rules.dmn:1:1 missing-file'])
  assert.deepEqual(told(new Map([...changed({}), ['form.yaml', Uint8Array.of(0xff, 0xfe, 0x41)]])), [
    'form.yaml:1:1 not-utf-8',
  ])
  assert.match(
    told(changed({ 'form.yaml': [['      - name: remarks', '      - name: remarks\n        name: again']] })).join(),
    /yaml/,
  )
})

test('a hostile file is a fault and not a hang', () => {
  const deep = `pages: ${'['.repeat(20_000)}`
  const laughs = [
    'a: &a [x, x]',
    ...[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}]`),
  ].join('\n')
  for (const file of [
    deep,
    laughs,
    '- '.repeat(5000),
    `{${'a: {'.repeat(5000)}`,
    'x: !!binary aGk=',
    '!<tag:yaml.org,2002:js/function> x',
    '\u0000',
  ])
    assert.ok(faultsOf(changed({ 'form.yaml': file })).length > 0)
  assert.deepEqual(told(changed({ 'form.yaml': 'a'.repeat(1_000_001) })), ['form.yaml:1:1 file-too-big'])
})

test('what is not translated is a warning, and so are words for nothing', () => {
  const { warnings } = read(
    changed({
      'words.fr.yaml': [
        ['    label: Permis accordé\n', ''],
        ['  remarks:\n', '  remark:\n'],
      ],
    }),
  )
  assert.deepEqual(
    warnings.map(({ code, message }) => [code, message]),
    [
      ['not-translated', 'Not translated: `questions → remarks → label`.'],
      ['not-translated', 'Not translated: `questions → remarks → title`.'],
      ['not-translated', 'Not translated: `outcomes → granted → label`.'],
      ['words-for-nothing', 'There is no sentence for `questions → remark → label` to translate.'],
      ['words-for-nothing', 'There is no sentence for `questions → remark → title` to translate.'],
    ],
  )
})

test('a placeholder that stands for nothing is a fault, in the rules and in their translations', () => {
  const rules = changed({ 'rules.dmn': [['wide costs {fee}.', 'wide costs {fees}.']] })
  assert.deepEqual(told(rules), [
    `${placeOf(rules, 'rules.dmn', '<annotationEntry><text>A kite up to 5 metres')} unknown-placeholder`,
  ])
  const words = changed({
    'words.fr.yaml': [['reason: Un cerf-volant de 5 mètres au plus coûte {fee}.', 'reason: Coûte {prix}.']],
  })
  assert.deepEqual(told(words), [`${placeOf(words, 'words.fr.yaml', 'Coûte {prix}')} unknown-placeholder`])
  assert.deepEqual(told(changed({ 'words.fr.yaml': [['plus coûte {fee}.', 'plus coûte {12.50}, soit {fee}.']] })), [])
})

test('a file that belongs to no service is a warning', () => {
  for (const file of ['fromm.yaml', 'words.french.yaml', 'words.FR.yaml']) {
    const { warnings } = read(changed({ [file]: 'a: b' }))
    assert.deepEqual(
      warnings.map(({ at, code }) => [at.file, code]),
      [[`kites/${file}`, 'not-read']],
    )
  }
})

test('the questions that a finding needs are those it rests on, and no more', () => {
  const { definition } = read(filesOf('rates-rebate'))
  assert.deepEqual(
    [...definition.form.questions.keys()].filter((name) => !definition.needed.has(name)),
    ['address of the home'],
  )
  const kites = read(filesOf('kite-licence')).definition
  assert.deepEqual([...kites.needed].sort(), ['age of flyer', 'flying date', 'flying near airfield', 'kite span'])
})

test('rules may import the models beside them, and a model that imports itself is a fault', () => {
  const rules = new TextDecoder().decode(filesOf('kite-licence').get('rules.dmn'))
  const namespace = 'https://publica.example/wind'
  const importing = (where: string) =>
    `<import name="wind" namespace="${where}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`
  const wind = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="${namespace}" name="wind" id="wind"><decision name="storm" id="storm"><variable name="storm" typeRef="boolean"/><literalExpression><text>false</text></literalExpression></decision></definitions>`
  const begins = '<itemDefinition name="finding">'
  const files = changed({ 'rules.dmn': rules.replace(begins, importing(namespace) + begins), 'wind.dmn': wind })
  assert.deepEqual(told(files), [])
  assert.match(
    told(changed({ 'rules.dmn': rules.replace(begins, importing(namespace) + begins) })).join(),
    /rules\.dmn/,
  )
  const ring = importing('https://publica.example/services/kite-licence')
  const back = wind.replace('<decision', `${ring}<decision`)
  assert.match(
    told(changed({ 'rules.dmn': rules.replace(begins, importing(namespace) + begins), 'wind.dmn': back })).join(),
    /wind\.dmn/,
  )
})
