import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { DefinitionFaults, formatFault } from '#ground/source'
import { decision, input, literal, modelOf, needs, table } from '../made-up-model.ts'
import { readModel } from '../read.ts'

function told(parts: string): string[] {
  const xml = modelOf(parts)
  try {
    return readModel(xml, { file: 'm' }).warnings.map(formatFault)
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return reason.faults.map(formatFault)
    throw reason
  }
}

const one = '<decision id="d" name="fee"><variable name="fee"/>'
const x = input('x', 'number')

test('an element that DMN does not know where it stands is a fault with its place, its decision and the one that was meant', () => {
  for (const name of ['decison', 'Decision', 'desicion'])
    assert.deepEqual(told(`<${name} id="d" name="fee">${literal('1')}</${name}>`), [
      `m:3:1 <${name}> is no element of DMN here, and is not read. Did you mean <decision>?`,
    ])
  assert.deepEqual(told(`${one}<literalexpression><text>1</text></literalexpression></decision>`), [
    'm:3:51 [fee] <literalexpression> is no element of DMN here, and is not read. Did you mean <literalExpression>?',
  ])
  const rules = table('', '<output/>', [['-', '1']])
  assert.deepEqual(told(x + decision('fee', needs('input', 'x') + rules.replaceAll('rule', 'rul'))), [
    'm:3:293 [fee] <rul> is no element of DMN here, and is not read. Did you mean <rule>?',
  ])
  const entry =
    '<rule id="late"><inputEntry><text>1</text></inputEntry><outputentry><text>2</text></outputentry></rule>'
  const more = rules.replace('</decisionTable>', `\n${entry}</decisionTable>`)
  assert.ok(
    told(x + decision('fee', needs('input', 'x') + more)).includes(
      'm:4:56 [fee, rule late] <outputentry> is no element of DMN here, and is not read. Did you mean <outputEntry>?',
    ),
  )
})

test('what stands where DMN has it not is told with where it stands', () => {
  assert.deepEqual(told(literal('1')), [
    'm:3:1 <literalExpression> does not stand in <definitions> in DMN, and is not read. It stands in <decision>.',
  ])
})

test('of two expressions, or two variables, the second is told', () => {
  assert.deepEqual(told(`${one}${literal('1')}\n${literal('2')}</decision>`), [
    'm:4:1 [fee] There is more than one expression in this decision, and only the first is read. Keep one of them.',
  ])
  assert.deepEqual(told(`${one}\n<variable name="other"/>${literal('1')}</decision>`), [
    'm:4:1 [fee] There is more than one <variable> in this decision, and only the first is read. Keep one of them.',
  ])
})

test('what is read all the same, and what makes no difference, is a warning', () => {
  assert.deepEqual(told(`${one}<literalExpression>1</literalExpression></decision>`), [
    'm:3:51 warning: [fee] In <literalExpression> the expression stands without <text>: not everybody reads it so. Write <literalExpression><text>…</text></literalExpression>.',
  ])
  const bare = needs('input', 'x').replace('#', '')
  assert.deepEqual(told(x + decision('fee', bare + literal('x'))), [
    'm:3:153 warning: [fee] "x" has no #: DMN names a part of this model by # and its id. Write href="#x".',
  ])
  assert.deepEqual(told(`${one}<qestion>Why?</qestion>${literal('1')}</decision>`), [
    'm:3:51 warning: [fee] <qestion> is no element of DMN here, and is not read. Did you mean <question>?',
  ])
  assert.deepEqual(told(`${one}${literal('1')}</decision><editorColours/>`), [
    'm:3:115 warning: <editorColours> is no element of DMN here, and is not read. Take it out, or put it into <extensionElements>.',
  ])
})

test('text beside <text> is lost, and told', () => {
  assert.deepEqual(told(`${one}<literalExpression>2 * <text>1</text></literalExpression></decision>`), [
    'm:3:51 [fee] What stands in <literalExpression> beside <text> is not read. Put it into <text>.',
  ])
})

test('what editors add, in namespaces of their own or among the extension elements, is told nothing of', () => {
  const own = '<e:decison xmlns:e="https://editor.example/"/>'
  assert.deepEqual(
    told(`${own}${one}<extensionElements><decison/>${own}</extensionElements>${literal('1')}</decision>`),
    [],
  )
})

test('of a model that was published none of it is told, and models of others are told warnings', () => {
  const xml = modelOf(`<decison/>${one}${literal('1')}${literal('2')}</decision>`)
  assert.deepEqual(readModel(xml, { asPublished: true }).warnings, [])
  assert.deepEqual(
    readModel(xml, { tolerant: true }).warnings.map(({ severity, code }) => [severity, code]),
    [
      ['warning', 'not-read'],
      ['warning', 'there-twice'],
    ],
  )
})

test('very many of them are told as far as it helps', () => {
  const many = Array.from({ length: 50_000 }, (_, index) => `<decison${index}/>`).join('')
  assert.equal(told(many).length, 100)
})

const FOLDER = '../shared/data/dmn-tck'
const skip = existsSync(FOLDER) ? false : `${FOLDER} is not here`

test('nothing of the kind is told of the models of the DMN TCK', { skip }, () => {
  const codes = new Set(['not-read', 'there-twice', 'no-text', 'no-hash'])
  const found = globSync(`${FOLDER}/**/*.dmn`).flatMap((file) => {
    try {
      return readModel(readFileSync(file, 'utf8'), { file, tolerant: true }).warnings
    } catch (reason) {
      if (reason instanceof DefinitionFaults) return reason.faults
      throw reason
    }
  })
  assert.deepEqual(found.filter(({ code }) => codes.has(code)).map(formatFault), [])
})
