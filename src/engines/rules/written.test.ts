import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { decision, input, literal, modelOf, needs } from './made-up-model.ts'
import { readModel } from './read.ts'
import type { Logic } from './written/logic.ts'

/** The logic of the one decision that is made of this. */
const logicOf = (inside: string): Logic =>
  readModel(modelOf(input('x', 'number') + decision('d', needs('input', 'x') + inside))).written().decisions[0]!.logic

const text = (text: string): Logic => ({ kind: 'literal', text, type: undefined })

test('a table is given whole: its columns, its rules with their ids, what they give and what they rest on', () => {
  const cell = (name: string, text: string) => `<${name}><text>${text}</text></${name}>`
  const logic = logicOf(`<decisionTable hitPolicy="COLLECT" aggregation="SUM">
    <input label="the x"><inputExpression typeRef="number"><text>x + 0</text></inputExpression>${cell('inputValues', '[0..9]')}</input>
    <output name="sum" label="The sum" typeRef="number">${cell('outputValues', '1, 2')}${cell('defaultOutputEntry', '0')}</output>
    <annotation name="law"/>
    <rule id="small">${cell('inputEntry', '&lt; 5')}${cell('outputEntry', 'x * 2')}${cell('annotationEntry', 'Section 1')}</rule>
    <rule>${cell('inputEntry', '-')}${cell('outputEntry', '1')}${cell('annotationEntry', 'Section 2')}</rule>
  </decisionTable>`)
  assert.deepEqual(logic, {
    kind: 'table',
    hitPolicy: 'C+',
    inputs: [{ label: 'the x', text: 'x + 0', type: 'number', allowed: '[0..9]' }],
    outputs: [{ name: 'sum', label: 'The sum', type: 'number', values: '1, 2', otherwise: '0' }],
    annotations: ['law'],
    rules: [
      { number: 1, id: 'small', cells: ['< 5'], outputs: ['x * 2'], annotations: { law: 'Section 1' } },
      { number: 2, id: undefined, cells: ['-'], outputs: ['1'], annotations: { law: 'Section 2' } },
    ],
  })
})

describe('every boxed expression is given as what it is', () => {
  const part = (name: string, logic: string) => `<${name}>${logic}</${name}>`
  const iteration = (kind: string, last: string) =>
    `<${kind} iteratorVariable="i">${part('in', literal('[1, 2]'))}${part(last, literal('i &gt; x'))}</${kind}>`
  const kinds: Record<string, [string, Logic]> = {
    literal: [literal('x + 1'), text('x + 1')],
    context: [
      `<context><contextEntry><variable name="a" typeRef="number"/>${literal('1')}</contextEntry><contextEntry>${literal('a + x')}</contextEntry></context>`,
      {
        kind: 'context',
        entries: [
          { name: 'a', type: 'number', logic: text('1') },
          { name: undefined, type: undefined, logic: text('a + x') },
        ],
      },
    ],
    invocation: [
      `<invocation>${literal('max')}<binding><parameter name="list"/>${part('list', literal('x'))}</binding></invocation>`,
      {
        kind: 'invocation',
        called: text('max'),
        bindings: [{ name: 'list', type: undefined, logic: { kind: 'list', items: [text('x')] } }],
      },
    ],
    function: [
      `<functionDefinition><formalParameter name="n" typeRef="number"/>${literal('n + 1')}</functionDefinition>`,
      { kind: 'function', language: 'FEEL', parameters: [{ name: 'n', type: 'number' }], body: text('n + 1') },
    ],
    relation: [
      `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('2')}</row></relation>`,
      { kind: 'relation', columns: ['a', 'b'], rows: [[text('1'), text('2')]] },
    ],
    conditional: [
      `<conditional>${part('if', literal('x &gt; 1'))}${part('then', literal('1'))}${part('else', literal('2'))}</conditional>`,
      { kind: 'conditional', condition: text('x > 1'), holds: text('1'), otherwise: text('2') },
    ],
    filter: [
      part('filter', part('in', literal('[1, x]')) + part('match', literal('item &gt; 1'))),
      { kind: 'filter', list: text('[1, x]'), match: text('item > 1') },
    ],
    for: [iteration('for', 'return'), { kind: 'for', name: 'i', list: text('[1, 2]'), body: text('i > x') }],
    some: [iteration('some', 'satisfies'), { kind: 'some', name: 'i', list: text('[1, 2]'), body: text('i > x') }],
    every: [iteration('every', 'satisfies'), { kind: 'every', name: 'i', list: text('[1, 2]'), body: text('i > x') }],
  }
  for (const [name, [written, logic]] of Object.entries(kinds))
    test(name, () => assert.deepEqual(logicOf(written), logic))
})

test('a decision names what it rests on, and its law with the address where that is read', () => {
  const model = modelOf(`${input('x', 'number')}
    <knowledgeSource id="law" name="The Act, section 2" locationURI="https://example.org/act"/>
    <decision id="a" name="a" label="The A">
      <description>Said of it.</description><question>How much?</question>
      <variable name="a" typeRef="number"/>
      ${needs('input', 'x')}<knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
      <authorityRequirement><requiredAuthority href="#law"/></authorityRequirement>
      ${literal('f(x)')}
    </decision>
    <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal('n + 1')}</encapsulatedLogic></businessKnowledgeModel>
    <itemDefinition name="size" label="Size"><typeRef>string</typeRef><allowedValues><text>"s", "l"</text></allowedValues></itemDefinition>`)
  const { decisions, knowledge, sources, types } = readModel(model).written()
  const namespace = 'https://publica.example/made-up'
  assert.deepEqual(decisions[0], {
    ...{ id: 'a', name: 'a', label: 'The A', description: 'Said of it.', question: 'How much?', answers: undefined },
    type: 'number',
    needs: [
      { name: 'x', kind: 'input', namespace },
      { name: 'f', kind: 'knowledge', namespace },
    ],
    sources,
    logic: text('f(x)'),
  })
  assert.deepEqual(sources, [
    {
      id: 'law',
      name: 'The Act, section 2',
      label: undefined,
      description: undefined,
      link: 'https://example.org/act',
    },
  ])
  const { logic } = knowledge[0]!
  assert.deepEqual(logic.kind === 'function' && logic.parameters, [{ name: 'n', type: 'number' }])
  assert.equal(types[0]!.allowed, '"s", "l"')
})

test('what a model imports can be read on from it', () => {
  const law = readModel(readFileSync('laws/child-benefit/rules.dmn', 'utf8'))
  const model =
    modelOf(`<import name="law" namespace="${law.namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
    ${decision('d', `<informationRequirement><requiredDecision href="${law.namespace}#weekly-rates"/></informationRequirement>${literal('law.weekly rates.eldest')}`)}`)
  const { imports, decisions } = readModel(model, { imports: new Map([[law.namespace, law]]) }).written()
  assert.deepEqual(imports, [{ name: 'law', model: law }])
  assert.deepEqual(decisions[0]!.needs, [{ name: 'weekly rates', kind: 'decision', namespace: law.namespace }])
})

test('it is put together once', () => {
  const model = readModel(modelOf(decision('d', literal('1'))))
  assert.equal(model.written(), model.written())
})
