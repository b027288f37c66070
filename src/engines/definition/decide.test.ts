import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, explain } from '#engines/definition'
import type { Model } from '#engines/rules'
import { readModel } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { filesOf, read } from './kite-licence.ts'

const modelIn = (language: string) =>
  readModel(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m" id="m"${language}>
  <inputData name="income" id="i"><variable name="income" typeRef="number"/></inputData>
  <decision name="outcome" id="d"><variable name="outcome" typeRef="string"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="number"><text>income</text></inputExpression></input>
      <output typeRef="string"/><annotation name="reason"/><annotation name="law"/>
      <rule id="low"><inputEntry><text>&lt; 40000</text></inputEntry><outputEntry><text>"granted"</text></outputEntry>
        <annotationEntry><text>The income is low.</text></annotationEntry><annotationEntry><text>section 2(1)</text></annotationEntry></rule>
      <rule id="high"><inputEntry><text>&gt;= 40000</text></inputEntry><outputEntry><text>"refused"</text></outputEntry>
        <annotationEntry><text>The income is not low.</text></annotationEntry><annotationEntry><text>section 2(2)</text></annotationEntry></rule>
    </decisionTable></decision></definitions>`)
const model = modelIn('')
const income = { income: Decimal.of(42_000) }

test('whoever asks for an explanation gets the trace and its sentences by one call', () => {
  const { value, trace } = decide(model, 'outcome', income, { explain: true })
  assert.equal(value, 'refused')
  assert.equal(trace.decisions[0]!.decision, 'outcome')
  assert.deepEqual(trace.sentences, [
    'Income is 42,000, as given.',
    'Outcome is “refused”, by rule 2: income is 42,000 (at least 40,000).',
    'The income is not low. (section 2(2))',
    'Rule 1 would give “granted”, and does not hold: income is 42,000, but must be less than 40,000.',
  ])
  assert.deepEqual(
    trace.inParts.map(({ kind, law }) => [kind, law]),
    [
      ['input', undefined],
      ['result', undefined],
      ['reason', 'section 2(2)'],
      ['nearest', undefined],
    ],
  )
})

test('it is told in the language that is asked for, else in that of the service or of the model, else in English', () => {
  const [english, french] = [/^Income is 42,000/, /^Income\u00a0: 42[\u00a0\u202f]000/]
  const begins = (of: Parameters<typeof decide>[0], language?: string) =>
    decide(of, 'outcome', income, { explain: true, ...(language && { language }) }).trace.sentences[0]!
  const inFrench = modelIn(' xml:lang="fr-BE"')
  assert.match(begins(model), english)
  assert.match(begins(model, 'fr'), french)
  assert.match(begins(inFrench), french)
  assert.match(begins(inFrench, 'en'), english)
  assert.match(begins({ main: 'fr', rules: model }), french)
  assert.match(begins(modelIn(' xml:lang="tlh"')), english)
  assert.match(explain(inFrench.decide('outcome', income, { explain: true }), inFrench)[0]!, french)
})

test('a service is told in its own words', () => {
  const { definition } = read(filesOf('kite-licence'))
  const given = { 'kite span': Decimal.of(6), 'age of flyer': Decimal.of(30), 'flying near airfield': false }
  const told = (language?: string) =>
    decide(definition, 'outcome', { ...given, 'flying date': null }, { explain: true, ...(language && { language }) })
  assert.match(told('fr').trace.sentences.join('\n'), /Envergure/)
  assert.deepEqual(told().trace.sentences, told(definition.main).trace.sentences)
})

test('sentences are put together when somebody looks at them, and once', () => {
  let looked = 0
  const watched: Model = {
    ...model,
    written() {
      looked++
      return model.written()
    },
  }
  const { trace } = decide(watched, 'outcome', income, { explain: true })
  assert.equal(looked, 0)
  assert.equal(trace.sentences, trace.sentences)
  assert.ok(looked > 0)
})

test('without an explanation there is no trace', () =>
  assert.deepEqual(decide(model, 'outcome', income), { value: 'refused', errors: [] }))
