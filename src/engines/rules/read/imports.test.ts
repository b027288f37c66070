import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import { decision, input, literal, modelOf, needs } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const RATE = 'https://publica.example/rate'
const FEEL = 'http://www.omg.org/spec/FEEL/20140401'
const rate = readModel(
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="rate" namespace="${RATE}">
  <itemDefinition name="money"><typeRef>number</typeRef><allowedValues><text>>= 0</text></allowedValues></itemDefinition>
  ${decision('k', literal('2'))}</definitions>`,
)
const imports = new Map([[RATE, rate]])
const importing = (name: string) => `<import name="${name}" namespace="${RATE}" importType="DMN"/>`

function codesOf(parts: string, asPublished = false): string[] {
  try {
    readModel(modelOf(parts), { imports, asPublished })
    return []
  } catch (error) {
    if (!(error instanceof DefinitionFaults)) throw error
    return error.faults.map(({ code }) => code)
  }
}

test('an import has a name of its own, or nobody could say whose parts are meant', () => {
  assert.deepEqual(codesOf(importing('A') + importing('A')), ['name-twice'])
  assert.deepEqual(codesOf(importing('A') + decision('A', literal('1'))), ['name-twice'])
  assert.deepEqual(codesOf(importing('A') + decision('B', literal('1'))), [])
})

test('what was published with a name that is there twice is read all the same', () =>
  assert.deepEqual(codesOf(importing('A') + decision('A', literal('1')), true), []))

test('the types of DMN 1.1 go by the prefixes that the model declares', () => {
  const person =
    '<itemDefinition name="person"><itemComponent name="age"><typeRef>f:number</typeRef></itemComponent></itemDefinition>'
  const parts =
    importing('rates') +
    person +
    input('p', 'my:person') +
    input('paid', 'r:money') +
    decision('d', needs('input', 'p') + needs('input', 'paid') + literal('p.age + paid'), 'f:number')
  const xml = modelOf(parts, 'http://www.omg.org/spec/DMN/20151101/dmn.xsd').replace(
    '<definitions',
    `<definitions xmlns:f="${FEEL}" xmlns:my="https://publica.example/made-up" xmlns:r="${RATE}"`,
  )
  const model = readModel(xml, { imports })
  const p = new Map([['age', Decimal.of(40)]])
  assert.equal(showValue(model.decide('d', { p, paid: Decimal.of(2) }).value), '42')
  assert.equal(model.decide('d', { p, paid: Decimal.of(-2) }).value, null)
})
