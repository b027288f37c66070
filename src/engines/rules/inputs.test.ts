import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BudgetExceeded } from '#engines/feel'
import type { Given } from './inputs.ts'
import { readInputs } from './inputs.ts'
import { decision, input, literal, modelOf, needs } from './made-up-model.ts'
import { readModel } from './read.ts'

test('an input that nests without end is refused, not choked on', () => {
  const model = readModel(modelOf(input('x', 'number') + decision('d', needs('input', 'x') + literal('x'))))
  let nested: Given = []
  for (let level = 0; level < 100_000; level++) nested = [nested]
  assert.throws(() => readInputs(model, new Map([['x', nested]]), ['d']), BudgetExceeded)
})
