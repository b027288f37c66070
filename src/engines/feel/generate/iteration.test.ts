import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BudgetExceeded } from '../budget.ts'
import { compileExpression } from '../compile.ts'
import { answers } from '../functions/answers.ts'

const run = (text: string) => compileExpression(text, new Map(), { file: 'test', line: 1, column: 1 }).run(new Map())

test('a loop over numbers so large that one more is no other number is refused', () => {
  for (const text of ['1e34..1e35', '1e35..1', '[-1e40..1]'])
    assert.throws(() => run(`for x in ${text} return x`), BudgetExceeded, text)
})

test('a loop from a number to itself goes through it once, however large', () =>
  answers({
    'for x in 1e40..1e40 return 1': '[1]',
    'for x in 3..3 return x': '[3]',
    'for x in [3..3] return x': '[3]',
  }))
