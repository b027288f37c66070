import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explain, explainInParts } from '#engines/definition'
import { readModel } from '#engines/rules'
import { Decimal } from '#ground/decimal'
import { filesOf, read } from './kite-licence.ts'

const decimal = (number: number) => Decimal.of(number)

const model =
  readModel(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m" id="m">
  <inputData name="income" id="i"><variable name="income" typeRef="number"/></inputData>
  <knowledgeSource name="An Act, section 2" id="act"/>
  <decision name="outcome" id="d"><variable name="outcome" typeRef="string"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <authorityRequirement><requiredAuthority href="#act"/></authorityRequirement>
    <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="number"><text>income</text></inputExpression></input>
      <output typeRef="string"/><annotation name="reason"/><annotation name="law"/>
      <rule id="low"><inputEntry><text>&lt; 40000</text></inputEntry><outputEntry><text>"granted"</text></outputEntry>
        <annotationEntry><text>The income is low.</text></annotationEntry><annotationEntry><text>section 2(1)</text></annotationEntry></rule>
      <rule id="high"><inputEntry><text>&gt;= 40000</text></inputEntry><outputEntry><text>"refused"</text></outputEntry>
        <annotationEntry><text>The income is not low.</text></annotationEntry><annotationEntry><text>section 2(2)</text></annotationEntry></rule>
      <rule id="odd"><inputEntry><text>1</text></inputEntry><outputEntry><text>"refused"</text></outputEntry>
        <annotationEntry><text/></annotationEntry><annotationEntry><text/></annotationEntry></rule>
    </decisionTable></decision></definitions>`)
const decided = (income: number) => model.decide('outcome', { income: decimal(income) }, { explain: true })

test('whoever decides from code reads the trace in sentences by one call', () => {
  assert.deepEqual(explain(decided(42_000), model), [
    'Income is 42,000, as given.',
    'Outcome is “refused”, by rule 2: income is 42,000 (at least 40,000).',
    'The income is not low. (section 2(2))',
    'Rule 1 would give “granted”, and does not hold: income is 42,000, but must be less than 40,000.',
  ])
})

test('in any language that there is, and in English where there is none', () => {
  assert.match(explain(decided(42_000), model, { language: 'fr-CA' })[0]!, /^Income\u00a0: 42[\u00a0\u202f]000, selon/)
  assert.deepEqual(explain(decided(1), model, { language: 'tlh' }), explain(decided(1), model))
})

test('what went wrong stands behind what came of it', () => {
  const [, result, wrong] = explainInParts(decided(1), model)
  assert.equal(result?.text, 'Outcome has no value.')
  assert.deepEqual(wrong, {
    decision: 'outcome',
    kind: 'error',
    text: 'Something could not be worked out: Only one rule may match, and rules 1 and 3 do.',
  })
})

test('a condition that is a sentence, and one that excludes, fail in sentences', () => {
  const rule = (id: string, cell: string) =>
    `<rule id="${id}"><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>"${id}"</text></outputEntry></rule>`
  const cells = ['starts with(?, "S")', 'not(starts with(?, "C"))', 'not("CX", "BR")', 'ends with(?, "X")']
  const table =
    readModel(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:c" name="c" id="c">
    <inputData name="code" id="i"><variable name="code" typeRef="string"/></inputData>
    <decision name="country" id="d"><variable name="country" typeRef="string"/>
      <informationRequirement><requiredInput href="#i"/></informationRequirement>
      <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="string"><text>code</text></inputExpression></input>
        <output typeRef="string"/>${cells.map((cell, at) => rule(`r${at + 1}`, cell)).join('')}</decisionTable></decision></definitions>`)
  const outcome = table.decide('country', { code: 'CX' }, { explain: true })
  assert.deepEqual(explain(outcome, table).slice(1), [
    'Country is “r4”, by rule 4: code is “CX” (it ends with “X”).',
    'Rule 1 would give “r1”, and does not hold: code is “CX”, but this must be so: it begins with “S”.',
    'Rule 2 would give “r2”, and does not hold: code is “CX”, but this must not be so: it begins with “C”.',
    'Rule 3 would give “r3”, and does not hold: code is “CX”, but must not be “CX” or “BR”.',
  ])
})

const boxes =
  readModel(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:b" name="b" id="b">
    <inputData name="pay" id="p"><variable name="pay" typeRef="number"/></inputData>
    <decision name="limits" id="l"><variable name="limits"/>
      <context><contextEntry><variable name="upper"/><literalExpression><text>50270</text></literalExpression></contextEntry></context></decision>
    <decision name="parts" id="s"><variable name="parts"/><informationRequirement><requiredInput href="#p"/></informationRequirement>
      <informationRequirement><requiredDecision href="#l"/></informationRequirement>
      <list><literalExpression><text>pay</text></literalExpression><literalExpression><text>limits.upper</text></literalExpression></list></decision>
    <decision name="band" id="d"><variable name="band"/><informationRequirement><requiredInput href="#p"/></informationRequirement>
      <informationRequirement><requiredDecision href="#l"/></informationRequirement><informationRequirement><requiredDecision href="#s"/></informationRequirement>
      <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="number"><text>pay</text></inputExpression></input><output/>
        <rule><inputEntry><text>&lt;= limits.upper</text></inputEntry><outputEntry><text>"main"</text></outputEntry></rule>
        <rule><inputEntry><text>&gt; limits.upper</text></inputEntry><outputEntry><text>"second"</text></outputEntry></rule>
      </decisionTable></decision></definitions>`)

test('a limit that goes by a name is told with how much it is, and a box with what it was worked out from', () => {
  assert.deepEqual(explain(boxes.decide('band', { pay: decimal(42_000) }, { explain: true }), boxes), [
    'Limits: upper: 50,270.',
    'Pay is 42,000, as given.',
    'Parts: 42,000; 50,270, worked out from pay and limits.',
    'Band is “main”, by rule 1: pay is 42,000 (at most upper (limits)); upper (limits) is 50,270.',
    'Rule 2 would give “second”, and does not hold: pay is 42,000, but must be more than upper (limits); upper (limits) is 50,270.',
  ])
})

test('a service is told in its own words', () => {
  const { definition } = read(filesOf('kite-licence'))
  const given = { 'kite span': decimal(6), 'age of flyer': decimal(30), 'flying near airfield': false }
  const outcome = definition.rules.decide('outcome', { ...given, 'flying date': null }, { explain: true })
  const told = explain(outcome, definition, { language: 'fr' }).join('\n')
  assert.match(told, /Envergure/)
  assert.match(told, /Pendant la saison\s: sans valeur, alors qu’il faut\s: oui\./)
})

test('without a trace there is nothing to tell, and that is said', () => {
  assert.throws(() => explain(model.decide('outcome', { income: decimal(1) }), model), /explain: true/)
})
