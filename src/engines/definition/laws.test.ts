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
    () => readLaw('a', files, 'laws/a'),
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
