import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FeelDate } from '#engines/feel'
import { readAnswers, walk } from '#engines/form'
import { DefinitionFaults } from '#ground/source'
import { runExamples } from './examples.ts'
import { findFor } from './finding.ts'
import { changed, faultsOf, filesOf, read } from './kite-licence.ts'
import { withLaws } from './laws.ts'
import type { Files } from './model.ts'
import { readLaw } from './read-law.ts'
import { joinedRuleWords, wordsOfRule } from './rule-words.ts'
import { wordRules } from './rules-in-words.ts'
import { spokenIn } from './spoken.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
const namespace = 'https://publica.example/laws/kite-fees'

const rules = text(filesOf('kite-licence').get('rules.dmn'))
const part = (from: string, to: string) => rules.slice(rules.indexOf(from), rules.indexOf(to))
const fee = part('  <decision name="fee"', '  <decision name="outcome"')

/** What the kite licence says of its fee, as a law of its own. */
const law = `<definitions xmlns="${DMN}" namespace="${namespace}" name="Kite fees" id="kite-fees">
${part('  <inputData name="kite span"', '  <inputData name="age of flyer"')}
<knowledgeSource name="Kite Flying Act, section 9" id="kite-9"/>
${fee}</definitions>`

const flying = {
  ...{ 'name of flyer': 'Sukarni', 'age of flyer': 20, 'kite span': 3.5 },
  ...{ 'flying date': '2026-06-27', 'flying near airfield': false },
}
const today = FeelDate.parse('2026-05-01')!
const laws: Files = new Map([['laws/kite-fees/rules.dmn', Buffer.from(law)]])

/** The service, resting on that law. */
const service = changed({
  'rules.dmn': [
    [
      fee,
      `  <decision name="fee" label="Fee" id="fee"><variable name="fee" typeRef="number"/>
<informationRequirement><requiredDecision href="${namespace}#fee"/></informationRequirement>
<literalExpression><text>kite fees.fee</text></literalExpression></decision>\n`,
    ],
    [
      '  <itemDefinition name="finding">',
      `  <import name="kite fees" namespace="${namespace}" importType="${DMN}"/>\n  <itemDefinition name="finding">`,
    ],
  ],
})

test('a service rests on a law that lies beside it, and decides as if it were its own', () => {
  const { definition, warnings } = read(withLaws(service, laws))
  assert.deepEqual(warnings, [])
  assert.deepEqual(runExamples(definition), [])
})

test('a sentence of the law may name what the law works out, and its amounts are money where process.yaml says so', () => {
  const within = law
    .replaceAll('name="fee"', 'name="fee by law"')
    .replaceAll('{fee}', '{fee by law}')
    .replace('outputLabel="fee"', 'outputLabel="fee by law"')
  const rests = withLaws(service, new Map([['laws/kite-fees/rules.dmn', Buffer.from(within)]]))
  const naming = (file: string, from: string, to: string) =>
    [file, Buffer.from(text(rests.get(file)).replace(from, to))] as const
  const files = new Map([
    ...rests,
    naming('rules.dmn', 'kite fees.fee<', 'kite fees.fee by law<'),
    naming('process.yaml', '  amount: fee\n', '  amount: fee\n  money: [fee by law]\n'),
  ])
  const { definition } = read(files)
  const [example] = definition.examples.filter(({ about }) => about.includes('a large kite'))
  const { answers } = readAnswers(definition.form, example!.answers, { today })
  const { values } = walk(definition.form, answers, { today })
  const { reasons } = findFor(definition, values, { currency: { code: 'MRD', symbol: 'M$' } })
  assert.match(reasons.map(({ words }) => words.get('en')).join('\n'), /up to 5 metres wide costs M\$12\.50/)
  const other = new Map([...files, naming('process.yaml', '  amount: fee\n', '  amount: fee\n  money: [fee by lw]\n')])
  assert.match(
    faultsOf(other)
      .map(({ remedy }) => remedy)
      .join(),
    /Did you mean `fee by law`/,
  )
})

test('without the law, that is a fault where it is imported', () => {
  const [first] = faultsOf(withLaws(service, new Map()))
  assert.equal(first?.code, 'unknown-import')
  assert.equal(first?.at.file, 'kites/rules.dmn')
})

test('a fault of the law is told in its own file, wherever the service lies', () => {
  const broken = law.replace('12.5 + 4.25 *', '12.5 + 4.25 of')
  const files = withLaws(service, new Map([['laws/kite-fees/rules.dmn', Buffer.from(broken)]]))
  const places = faultsOf(files, 'towns/highford/services/kite-licence').map(({ at }) => at.file)
  assert.ok(places.includes('towns/highford/laws/kite-fees/rules.dmn'), places.join())
})

test('laws that a law imports come along, those that nobody imports do not, and two that import each other end', () => {
  const model = (name: string, imports: readonly string[]) =>
    Buffer.from(
      `<definitions xmlns="${DMN}" namespace="urn:${name}" name="${name}">${imports
        .map((each) => `<import name="${each}" namespace="urn:${each}" importType="${DMN}"/>`)
        .join('')}</definitions>`,
    )
  const all = new Map([
    ['laws/a/rules.dmn', model('a', ['b'])],
    ['laws/b/rules.dmn', model('b', ['a', 'c'])],
    ['laws/c/rules.dmn', model('c', [])],
    ['laws/d/rules.dmn', model('d', [])],
  ])
  const closed = withLaws(new Map([['rules.dmn', model('service', ['a', 'gone'])]]), all)
  assert.deepEqual([...closed.keys()].toSorted(), [
    'laws/a/rules.dmn',
    'laws/b/rules.dmn',
    'laws/c/rules.dmn',
    'rules.dmn',
  ])
})

test('laws that rest on each other are told so, and what to do', () => {
  const model = (name: string, other: string) =>
    Buffer.from(
      `<definitions xmlns="${DMN}" namespace="urn:${name}" name="${name}"><import name="${other}" namespace="urn:${other}" importType="${DMN}"/></definitions>`,
    )
  const files = new Map([
    ['rules.dmn', model('a', 'b')],
    ['laws/b/rules.dmn', model('b', 'a')],
  ])
  assert.throws(
    () => readLaw('a', files, { folder: 'laws/a' }),
    (error) => {
      assert.ok(error instanceof DefinitionFaults)
      const found = error.faults.find(({ code }) => code === 'circular')
      assert.equal(found?.at.file, 'laws/b/rules.dmn')
      assert.equal(found.message, 'The model with the namespace "urn:a" rests on this one in turn.')
      return true
    },
  )
})

test('a model in the folder itself goes before a law of the same namespace', () => {
  const own = new Map([...service, ['fees.dmn', Buffer.from(law)]])
  assert.equal(withLaws(own, laws).has('laws/kite-fees/rules.dmn'), false)
})

test('a folder that imports nothing is what it was', () => {
  const files = filesOf('kite-licence')
  assert.equal(withLaws(files, laws), files)
})

const lawYaml = 'name: Kite fees\nlanguage: en\ncurrency: { code: GBP, symbol: £ }\nmoney: [fee]\n'
const frenchLaw = `law: { name: Droits de cerf-volant }
inputs: { kite span: { label: Largeur } }
decisions: { fee: { label: Droit selon la loi } }
rules:
  small: { reason: 'Un cerf-volant étroit est gratuit, jusqu’à {0.5}.', law: 'Loi, article 9' }
  fee: { law: 'Loi, article 9' }
`
const saying: Files = new Map([
  ...laws,
  ['laws/kite-fees/law.yaml', Buffer.from(lawYaml)],
  ['laws/kite-fees/words.fr.yaml', Buffer.from(frenchLaw)],
  ['laws/kite-fees/examples/one.yaml', Buffer.from('about: x')],
  ['laws/other/law.yaml', Buffer.from(lawYaml)],
])

/** The service without its own French words for what the law says. */
const silentOf = (files: Files): Files =>
  new Map([
    ...files,
    ['words.fr.yaml', Buffer.from(text(files.get('words.fr.yaml')).replace(/\n {2}small:\n.*\n.*\n/, '\n'))],
  ])

test('what a law says of itself comes along with its model, and nothing of another', () => {
  const files = withLaws(service, saying)
  assert.deepEqual([...files.keys()].filter((path) => path.startsWith('laws/')).toSorted(), [
    'laws/kite-fees/law.yaml',
    'laws/kite-fees/rules.dmn',
    'laws/kite-fees/words.fr.yaml',
  ])
})

test('a service that rests on a law tells its rules in the words of that law, and says of them what it likes itself', () => {
  const own = read(withLaws(service, saying)).definition
  assert.match(own.ruleWords.get('small')?.reason?.get('fr') ?? '', /^Un cerf-volant de 2 mètres/)
  const silent = read(withLaws(silentOf(service), saying))
  assert.equal(
    silent.definition.ruleWords.get('small')?.reason?.get('fr'),
    'Un cerf-volant étroit est gratuit, jusqu’à {0.5}.',
  )
  assert.deepEqual(silent.warnings, [], 'the service need not say again what the law says')
  const unsaid = read(withLaws(silentOf(service), laws))
  assert.deepEqual([...new Set(unsaid.warnings.map(({ code }) => code))], ['not-translated'])
})

test('amounts in the sentences of a law are in its own currency, and those of the service in that of the place', () => {
  const { definition } = read(withLaws(silentOf(service), saying))
  const { answers } = readAnswers(definition.form, { ...flying, 'kite span': 1 }, { today })
  const { values } = walk(definition.form, answers, { today })
  const { reasons } = findFor(definition, values, { currency: { code: 'MRD', symbol: 'M$' } })
  const said = reasons.map(({ words }) => words.get('fr')).join('\n')
  assert.match(said, /étroit est gratuit, jusqu’à 0,50\s£\./)
  const telling = { language: 'en', words: spokenIn('en'), currency: { code: 'MRD', symbol: 'M$' } }
  const named = wordRules(definition, telling)
  assert.equal(named.value('12.5', 'fee'), 'M$12.50', 'the fee of the service')
  assert.equal(named.value('12.5', 'kite fees.fee'), '£12.50', 'the fee of the law')
})

test('where a law and a service call a rule by the same id, each is told by its own sentence', () => {
  const rule = (id: string, reason: string) =>
    new Map([
      [
        id,
        {
          written: reason,
          reason: new Map([
            ['en', reason],
            ['fr', `${reason} (fr)`],
          ]),
        },
      ],
    ])
  const joined = joinedRuleWords([rule('none', 'One.'), rule('none', 'Two.'), rule('none', 'Three.')])
  const said = (written: string) => wordsOfRule(joined, 'none', written)?.reason?.get('fr')
  assert.deepEqual(['One.', 'Two.', 'Three.', 'Four.'].map(said), [
    'One. (fr)',
    'Two. (fr)',
    'Three. (fr)',
    'One. (fr)',
  ])
})

test('a fault in the words of a law is told in its own file', () => {
  const broken = new Map([...saying, ['laws/kite-fees/words.fr.yaml', Buffer.from('law: [')]])
  const faults = faultsOf(withLaws(service, broken), 'towns/highford/services/kite-licence')
  assert.deepEqual(
    faults.map(({ at }) => at.file),
    ['towns/highford/laws/kite-fees/words.fr.yaml'],
  )
})
