import type { KnownTests } from '#engines/feel'
import { analyseTests } from '#engines/feel'
import type { Reading } from '../../reading.ts'
import { bindingOf, childrenOf, hasText, textOf } from '../../reading.ts'
import type { Element } from '../../xml.ts'
import type { Seen } from './seen.ts'

/** A cell that asks something. */
export interface Cell extends KnownTests {
  readonly element: Element
  readonly text: string
}

/** The cells of a column, one a rule: undefined is a dash. What stands in many of them is read once. */
export function cellsOf(column: number, { element, scope, inputs }: Seen, reading: Reading): (Cell | undefined)[] {
  const known = new Map<string, KnownTests>()
  const binding = { ...bindingOf(reading, scope), fault: () => undefined }
  const type = inputs[column]!.type
  return childrenOf(element, 'rule').map((rule) => {
    const cell = childrenOf(rule, 'inputEntry')[column]
    if (!hasText(cell) || textOf(cell).text.trim() === '-') return undefined
    const text = textOf(cell)
    const tests = known.get(text.text) ?? analyseTests(text, binding, type)
    known.set(text.text, tests)
    return { ...tests, element: cell, text: text.text.trim() }
  })
}
