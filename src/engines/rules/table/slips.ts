import type { Scope, Value } from '#engines/feel'
import { assembleExpression, equal, showValue } from '#engines/feel'
import type { Place } from '#ground/source'
import type { Reading } from '../reading.ts'
import { bindingOf, child, childrenOf, hasText, textOf, warn, within } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Output } from './parts.ts'

/** Tells the author of a table what can be run and was hardly meant: cells that are read otherwise than people write them. */
export function tellSlips(element: Element, outputs: readonly Output[], scope: Scope, reading: Reading): void {
  if (!reading.analysis) return
  const lists = childrenOf(element, 'output').map((each, index) =>
    hasText(child(each, 'outputValues')) ? outputs[index]?.values : undefined,
  )
  const mustBeListed = listing(scope, reading)
  for (const [index, output] of childrenOf(element, 'output').entries())
    mustBeListed(child(output, 'defaultOutputEntry'), lists[index])
  for (const [number, rule] of childrenOf(element, 'rule').entries())
    within(reading, { rule: rule.attributes.get('id') ?? `rule ${number + 1}` }, () => {
      for (const cell of childrenOf(rule, 'inputEntry')) tellNumbers(cell, reading)
      for (const [index, cell] of childrenOf(rule, 'outputEntry').entries())
        if (textOf(cell).text.trim() === '') tellEmpty(cell, reading)
        else mustBeListed(cell, lists[index])
    })
}

const tellEmpty = (cell: Element, reading: Reading) =>
  warn(reading, cell.at, 'empty-cell', 'This cell is empty, and gives null.', 'Write what the rule gives, or null.')

const thousands = /^[^"]*?(?<![\w.,])\d{1,3}(?:,0\d\d)(?!\d)|^\s*[<>]=?\s*\d{1,3}(?:,\d{3})+\s*$/
const difference = /^\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)\s*$/
/** Longer cells are no number. */
const LONGEST = 200

function tellNumbers(cell: Element, reading: Reading): void {
  const { text, place } = textOf(cell)
  if (text.length > LONGEST) return
  if (thousands.test(text)) {
    const message = `${text.trim()} is read as several values: a comma stands between two of them.`
    tell(reading, place(0), message, 'Write a number without a sign between its thousands: 5000.')
  }
  const [, from, to] = difference.exec(text) ?? []
  if (from === undefined || Number(from) >= Number(to)) return
  tell(reading, place(0), `${text.trim()} is a subtraction.`, `Write [${from}..${to}] for a range with both its ends.`)
}

const tell = (reading: Reading, at: Place, message: string, remedy: string) =>
  warn(reading, at, 'read-otherwise', message, remedy)

/** What stands in many cells is worked out once. */
function listing(scope: Scope, reading: Reading) {
  const known = new Map<string, Value | undefined>()
  const binding = { ...bindingOf(reading, scope), fault: () => undefined, used: undefined }
  return (cell: Element | undefined, values: readonly Value[] | undefined): void => {
    if (!hasText(cell) || !values) return
    const text = textOf(cell)
    const value = known.getOrInsertComputed(text.text, () => assembleExpression(text, binding).constant)
    if (value === undefined || value === null || values.some((each) => equal(each, value) === true)) return
    const listed = values.slice(0, MOST_SHOWN).map(shown).join(', ')
    const message = `${shown(value)} is none of the values that this output may give.`
    const remedy = `Write one of them, or add it to the output values: ${listed}${values.length > MOST_SHOWN ? ', …' : ''}.`
    warn(reading, text.place(0), 'not-an-output-value', message, remedy)
  }
}

const MOST_SHOWN = 8
const shown = (value: Value) => (typeof value === 'string' ? `"${value}"` : showValue(value))
