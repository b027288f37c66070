import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Type, Value } from '#engines/feel'
import { BudgetExceeded, compileExpression, showValue } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import { DefinitionFaults } from '#ground/source'
import type { Model, Outcome } from '../model.ts'
import { readModel } from '../read.ts'
import { traceToJson } from '../trace.ts'
import { anyValue, changedWithin, feelText, mutated } from './arbitrary.ts'
import { tableInputs, tableModels } from './tables.ts'

/* What holds for every text and every value, however they were made. */

const BUDGET = 20_000

/** A place that lies in the text. */
function mustLieIn(text: string, { faults }: DefinitionFaults): void {
  const lines = text.split(/\r\n|\r|\n/)
  assert.ok(faults.length > 0)
  for (const { at, message, remedy } of faults) {
    assert.ok(at.line >= 1 && at.line <= lines.length, `line ${at.line} of ${lines.length}: ${message}`)
    const column = (lines[at.line - 1] ?? '').length + 1
    assert.ok(at.column >= 1 && at.column <= column, `column ${at.column} of ${column} in line ${at.line}: ${message}`)
    assert.ok(message !== '' && remedy !== '')
  }
}

function readOrRefused(xml: string): Model | undefined {
  try {
    return readModel(xml, { tolerant: true, directAfter: 0 })
  } catch (error) {
    if (!(error instanceof DefinitionFaults)) throw error
    mustLieIn(xml, error)
    return undefined
  }
}

/** What comes of it, in words; that the budget is used up is an end like others. */
function endOf(work: () => Outcome): string {
  try {
    const { value, errors, trace } = work()
    if (trace) traceToJson(trace)
    return `${showValue(value)} ${errors.map(({ code, at, decision }) => `${decision} ${at.line}:${at.column} ${code}`)}`
  } catch (error) {
    if (error instanceof BudgetExceeded) return 'budget'
    throw error
  }
}

function mustEndAlike(model: Model, inputs: ReadonlyMap<string, Value>): void {
  for (const name of [...model.decisions.keys()].slice(0, 30)) {
    const plain = endOf(() => model.decide(name, inputs, { budget: BUDGET }))
    const explained = endOf(() => model.decide(name, inputs, { explain: true, budget: BUDGET }))
    assert.equal(explained, plain, `${name}, explained`)
    const record = Object.fromEntries(inputs)
    // The second time it is the code that the first one made; what uses up so small a budget may take long without one.
    for (const handed of plain === 'budget' ? [] : [inputs, inputs, record, record])
      assert.equal(
        endOf(() => model.decide(name, handed)),
        plain,
        `${name}, by direct code`,
      )
  }
}

const inputsFor = (model: Model, values: readonly Value[]): Map<string, Value> =>
  new Map([...model.inputs.keys()].map((name, index) => [name, values[index % values.length]!]))

/** A number or a text that the model itself names, where one is wanted, so that edges are hit; any value now and then. */
function likelyFor(model: Model, xml: string, picks: readonly number[], values: readonly Value[]): Map<string, Value> {
  const inputs = inputsFor(model, values)
  const numbers = xml.match(/(?<![\w.])\d{1,12}(?:\.\d{1,4})?(?![\w.])/g) ?? ['0']
  const texts = Array.from(xml.matchAll(/"([^"<>&]{1,20})"/g), ([, text]) => text!)
  for (const [index, [name, { type }]] of [...model.inputs].entries()) {
    const pick = picks[index % picks.length]!
    if (pick % 10 === 0) continue
    if (type === 'number') inputs.set(name, Decimal.parse(numbers[pick % numbers.length]!)!)
    if (type === 'string') inputs.set(name, texts[pick % texts.length] ?? '')
    if (type === 'boolean') inputs.set(name, pick % 2 === 1)
  }
  return inputs
}

const somePicks = fc.array(fc.nat(), { minLength: 3, maxLength: 8 })
const someValues = fc.array(anyValue, { minLength: 3, maxLength: 12 })

/** A model with anything changed in it is read, or refused with places that lie in it; what is read decides whatever it is given. */
export const changedModels = (models: readonly string[]) =>
  fc.property(fc.oneof(mutated(models), changedWithin(models)), somePicks, someValues, (xml, picks, values) => {
    const model = readOrRefused(xml)
    if (!model) return
    mustEndAlike(model, inputsFor(model, values))
    mustEndAlike(model, likelyFor(model, xml, picks, values))
  })

/** Bytes are no model, and are told so. */
export const anyBytes = () =>
  fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readOrRefused(text))

/** Every decision of a model comes to a value whatever it is given: the same when asked often, once, or why. */
export const anyInputs = (models: readonly (readonly [Model, string])[]) =>
  fc.property(fc.constantFrom(...models), somePicks, someValues, ([model, xml], picks, values) =>
    mustEndAlike(model, likelyFor(model, xml, picks, values)),
  )

/** A table of any hit policy gives the same by direct code, by closures and explained, and is looked through to an end. */
export const anyTables = () =>
  fc.property(tableModels, fc.array(tableInputs, { minLength: 5, maxLength: 15 }), (xml, cases) => {
    const model = readModel(xml, { tolerant: true, analyse: true, directAfter: 0 })
    for (const inputs of cases) mustEndAlike(model, inputs)
  })

const names = new Map<string, Type>([
  ['a', 'number'],
  ['b', 'any'],
  ['long name', { list: 'any' }],
  ['x', 'any'],
])

function mustEndWell(text: string, values: readonly Value[]): void {
  try {
    const { run } = compileExpression(text, names, { file: 'fuzz', line: 1, column: 1, asPublished: true })
    run(new Map([...names.keys()].map((name, index) => [name, values[index % values.length]!])))
  } catch (error) {
    if (error instanceof DefinitionFaults) mustLieIn(text, error)
    else if (!(error instanceof BudgetExceeded)) throw error
  }
}

/** FEEL by its grammar, and FEEL of real models with anything changed in it, is refused at its place or runs to an end. */
export const anyFeel = (calls: readonly string[], real: readonly string[]) =>
  fc.property(fc.oneof(feelText(calls), mutated(real)), someValues, mustEndWell)
