import assert from 'node:assert/strict'
import { DefinitionFaults } from '#ground/source'
import { compileExpression } from '../compile.ts'
import { showValue } from '../values/text.ts'

const where = { file: 'test', line: 1, column: 1 }

/** For tests: the value of a FEEL text as FEEL shows it, the codes of the errors that were told, or that it was not even read. */
function answer(expression: string): string {
  const errors: string[] = []
  try {
    const value = compileExpression(expression, new Map(), where).run(new Map(), ({ code }) => errors.push(code))
    // Inside a list a text is shown with its quotes.
    return errors.length > 0 ? errors.join(', ') : showValue([value]).slice(1, -1)
  } catch (error) {
    if (error instanceof DefinitionFaults) return 'faulty'
    throw error
  }
}

export function answers(expected: Readonly<Record<string, string>>): void {
  for (const [expression, value] of Object.entries(expected)) assert.equal(answer(expression), value, expression)
}
