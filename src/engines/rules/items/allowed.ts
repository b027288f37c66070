import type { EvaluationError, Frame as FeelFrame, Piece, Scope, Text, Type, Value } from '#engines/feel'
import {
  coerce,
  comparedIn,
  FeelError,
  Frame,
  Run,
  resultsOf,
  showValue,
  troublesIn,
  troublesInTests,
  withinBudget,
} from '#engines/feel'
import { nearestWord } from '#ground/source'
import type { Item } from '../items.ts'
import type { Reading } from '../reading.ts'
import { faultOfStyle } from '../reading.ts'
import { meantBy } from '../table/analysis/domain.ts'

/** Tells which of the values that an expression says outright, in each branch of an `if`, its type does not allow. */
export function mustBeAllowed({ tree }: Piece, item: Item | undefined, { place }: Text, reading: Reading): void {
  if (!tree || !item?.allows || reading.asPublished) return
  for (const { value, at } of resultsOf(tree))
    if (!isAllowed(value, item))
      faultOfStyle(
        reading,
        place(at),
        'value-not-allowed',
        `${quoted(value)} is none of the values that are allowed here.`,
        remedyFor(value, item),
      )
}

/** What is of another type is told as that. */
function isAllowed(value: Value, { type, allows, allowed = '' }: Item): boolean {
  if (allowed.length > mostAllowed) return true
  const fitted = coerce(value, type)
  if (fitted === null || fitted instanceof FeelError) return true
  return withinBudget(() => allows?.(fitted, frame()) ?? true, true)
}

const enough = 10_000
/** What is allowed at greater length is not gone through for every value that is written. */
const mostAllowed = 5_000
const frame = (): FeelFrame => new Frame([], new Run(undefined, enough))

const quoted = (value: Value) => showValue([value]).slice(1, -1)

function remedyFor(value: Value, { values = [], allowed = '' }: Item): string {
  const texts = values.filter((each) => typeof each === 'string')
  const near = typeof value === 'string' ? nearestWord(value, texts) : undefined
  if (near !== undefined) return `Did you mean "${near}"?`
  return allowed.length > 300 ? 'Write one that its type allows.' : `Its type allows ${allowed}.`
}

/** Tells an author which texts are compared with a name that can never be them, and what goes wrong whenever it is worked out. */
export function mustMakeSense({ tree }: Piece, scope: Scope, text: Text, reading: Reading): void {
  if (!tree || !reading.analysis) return
  for (const { path, slot, text: compared, at } of comparedIn(tree)) {
    const item = meantBy(path, scope, reading, slot)?.item
    if (!item?.allows || item.type !== 'string' || isAllowed(compared, item)) continue
    const message = `${quoted(compared)} is none of the values that ${path.join('.')} may have.`
    faultOfStyle(reading, text.place(at), 'value-not-allowed', message, remedyFor(compared, item))
  }
  tellAlwaysWrong(troublesIn(tree, text), reading)
}

/** The same of the tests of a cell. */
export function mustHold(text: Text, scope: Scope, input: Type, reading: Reading): void {
  if (reading.analysis) tellAlwaysWrong(troublesInTests(text, { scope, types: reading.types }, input), reading)
}

function tellAlwaysWrong(troubles: readonly EvaluationError[], reading: Reading): void {
  const remedy = 'Correct it: it is worked out of constants, and gives null every time.'
  for (const { at, message } of troubles)
    reading.faults.push({ severity: 'warning', at, code: 'always-wrong', message, remedy })
}
