import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showValue } from '#engines/feel'
import { decision, literal, modelOf } from '../made-up-model.ts'
import { readModel } from '../read.ts'

const FACTORIAL = `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n"/>${literal('if n = 0 then 1 else n * f(n - 1)')}</functionDefinition></contextEntry><contextEntry>${literal('[f(5), f(3)]')}</contextEntry></context>`

test('a function of a boxed context calls itself as one of a FEEL context does', () => {
  const { value, errors } = readModel(modelOf(decision('d', FACTORIAL))).decide('d', {})
  assert.deepEqual(errors, [])
  assert.equal(showValue(value), '[120, 6]')
})
