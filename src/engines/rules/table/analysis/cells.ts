import type { KnownTests, Scope, Text, Type } from '#engines/feel'
import { analyseTests, troublesInTests } from '#engines/feel'
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
  const type = inputs[column]!.type
  return childrenOf(element, 'rule').map((rule) => {
    const cell = childrenOf(rule, 'inputEntry')[column]
    if (!hasText(cell) || textOf(cell).text.trim() === '-') return undefined
    const text = textOf(cell)
    const tests = known.get(text.text) ?? testsOf(text, type, scope, reading)
    known.set(text.text, tests)
    return { ...tests, element: cell, text: text.text.trim() }
  })
}

/** What is told as wrong may mean anything once it is mended: nothing is known of what it compares. */
function testsOf(text: Text, type: Type, scope: Scope, reading: Reading): KnownTests {
  let told = false
  const fault = () => {
    told = true
  }
  const tests = analyseTests(text, { ...bindingOf(reading, scope), fault }, type)
  return told || isAlwaysWrong(tests, text, type, scope, reading) ? { ...tests, constants: undefined } : tests
}

/** A constant that cannot be worked out is null. */
const isAlwaysWrong = ({ constants }: KnownTests, text: Text, type: Type, scope: Scope, { types }: Reading) =>
  constants?.some(({ value }) => value === null) === true && troublesInTests(text, { scope, types }, type).length > 0
