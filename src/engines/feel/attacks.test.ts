import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { Decimal } from '#ground/decimal'
import type { DefinitionFault } from '#ground/source'
import { assembleExpression } from './assembly.ts'
import { attacks } from './attacks.ts'
import { BudgetExceeded, guarded } from './budget.ts'
import { Frame, Run } from './run.ts'
import { Scope } from './scope.ts'
import { textAt } from './text.ts'

const scope = new Scope(undefined, [
  ['a', 'number'],
  ['x', 'any'],
])
/** What a question to a law may take. */
const BUDGET = 200_000

function endOf(text: string): string {
  const faults: DefinitionFault[] = []
  try {
    const binding = { scope, types: new Map(), fault: (fault: DefinitionFault) => faults.push(fault) }
    const { code } = assembleExpression(textAt(text, { file: 'attack', line: 1, column: 1 }), binding)
    if (faults.length > 0) return faults.length <= 100 ? 'faults' : 'too many faults'
    guarded(() => code(new Frame([Decimal.of(2)], new Run(undefined, BUDGET))))
    return 'a value'
  } catch (error) {
    return error instanceof BudgetExceeded ? 'the end of the budget' : String(error)
  }
}

const self = 'PUBLICA_ATTACKED'

if (process.env[self]) {
  for (const [name, text] of Object.entries(attacks)) {
    console.log(`begins: ${name}`)
    const end = endOf(text)
    console.log(`ends: ${name}: ${end}`)
  }
} else
  test('no expression takes the machine with it: each ends well in a process of 256 MB', () => {
    const run = spawnSync(process.execPath, ['--max-old-space-size=256', import.meta.filename], {
      env: { [self]: 'yes' },
      encoding: 'utf8',
    })
    const lines = run.stdout.split('\n')
    const strange = lines.filter(
      (line) => line.startsWith('ends:') && !/: (?:a value|faults|the end of the budget)$/.test(line),
    )
    assert.deepEqual(strange, [])
    assert.equal(run.status, 0, lines.filter((line) => line.startsWith('begins:')).at(-1) ?? '')
  })
