import { Decimal } from '#ground/decimal'
import type { DefinitionFault } from '#ground/source'
import { eachEndsWell } from '#ground/test-attacks'
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

eachEndsWell('no expression takes the machine with it', import.meta.filename, attacks, endOf)
