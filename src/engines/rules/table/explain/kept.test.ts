import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import { decision, input, modelOf, needs, table } from '../../made-up-model.ts'
import { readModel } from '../../read.ts'

const rules = Array.from({ length: 10_000 }, (_, index) => [`${index + 1}`, `${index}`])
const long = table('hitPolicy="UNIQUE"', '<output name="o"/>', rules)
const model = readModel(modelOf(input('x', 'number') + decision('d', needs('input', 'x') + long)))

test('a trace of 10 000 rules keeps those that held and those that nearly did, and says how many it leaves out', () => {
  const { trace } = model.decide('d', { x: Decimal.of(5000) }, { explain: true })
  const { rules: kept, leftOut = 0 } = trace!.decisions[0]!.table!
  assert.equal(kept.length + leftOut, 10_000)
  assert.ok(kept.length <= 200)
  const held = kept.filter(({ matched }) => matched).map(({ number }) => number)
  assert.deepEqual(held, [5000])
  const numbers = kept.map(({ number }) => number)
  assert.ok(numbers.includes(4999) && numbers.includes(5001) && !numbers.includes(1))
})
