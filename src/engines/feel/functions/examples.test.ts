import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileExpression } from '../compile.ts'
import { showValue } from '../values/text.ts'
import { builtins } from './builtins.ts'

const where = { file: 'example', line: 1, column: 1 }

function evaluated(text: string) {
  return compileExpression(text, new Map(), where).run(new Map(), (error) => assert.fail(`${text}: ${error.message}`))
}

// Nothing that is worked out in Publica may depend on the clock: these two are tested with one that is handed to them.
const ofTheClock = new Set(['now', 'today'])

for (const { name, example } of builtins.values()) {
  if (ofTheClock.has(name)) continue
  const [expression, value] = example
  test(`${name}: ${expression} is ${value}`, () =>
    assert.equal(showValue(evaluated(expression)), showValue(evaluated(value))))
}
