import type { Value } from '#engines/feel'
import { assembleExpression, equal } from '#engines/feel'
import type { Reading } from '../../reading.ts'
import { attribute, bindingOf, childrenOf, hasText, textOf } from '../../reading.ts'
import type { Element } from '../../xml.ts'
import type { Column } from './column.ts'
import { columnsOf } from './column.ts'
import { alone } from './domain.ts'
import type { Seen } from './seen.ts'
import type { Steps } from './steps.ts'

/** A table, ready to be looked through. */
export interface Looked {
  readonly seen: Seen
  readonly columns: readonly Column[]
  /** The rules by their numbers from 0. */
  readonly rules: readonly LookedRule[]
}

export interface LookedRule {
  readonly element: Element
  readonly id: string | undefined
  /** What its outputs are, as far as that is known beforehand. */
  readonly outputs: readonly Value[] | undefined
  /** As they are written. */
  readonly written: string
}

export function lookAt(seen: Seen, reading: Reading, steps: Steps): Looked {
  const constants = new Map<string, Value | undefined>()
  const rules = childrenOf(seen.element, 'rule').map((element): LookedRule => {
    const cells = childrenOf(element, 'outputEntry')
    const outputs = cells.map((cell) => constantOf(cell, seen, reading, constants))
    return {
      element,
      id: attribute(element, 'id'),
      outputs: outputs.includes(undefined) ? undefined : (outputs as Value[]),
      written: cells.map((cell) => textOf(cell).text.trim()).join('\n'),
    }
  })
  return { seen, columns: columnsOf(seen, reading, steps), rules }
}

function constantOf(cell: Element, { scope }: Seen, reading: Reading, known: Map<string, Value | undefined>) {
  if (!hasText(cell)) return null
  const text = textOf(cell)
  if (!known.has(text.text)) {
    const binding = { ...bindingOf(reading, scope), fault: () => undefined }
    known.set(text.text, assembleExpression(text, binding).constant)
  }
  return known.get(text.text)
}

/** Whether the two give the same, as far as that is known; undefined where it hangs on the inputs. */
export function giveTheSame(a: LookedRule, b: LookedRule): boolean | undefined {
  if (a.written === b.written) return true
  if (!a.outputs || !b.outputs) return undefined
  return a.outputs.every((value, index) => equal(value, b.outputs![index] ?? null) === true)
}

/** "rule "r3"", or "rule 3" of one without an id. */
export const nameOf = ({ rules }: Looked, rule: number): string => {
  const id = rules[rule]!.id
  return id === undefined ? `rule ${rule + 1}` : `"${id}"`
}

/** "rules "a", "b" and "c"", no more than a few of them. */
export function namesOf(looked: Looked, rules: readonly number[]): string {
  const names = rules.slice(0, 5).map((rule) => nameOf(looked, rule))
  const others = rules.length - names.length
  const told = others > 0 ? [...names, `${others} more`] : names
  return told.length === 1 ? told[0]! : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`
}

/** Whether the cells of a rule hold for these values, one a column: undefined is not looked at. */
export function holdsFor({ columns }: Looked, rule: number, places: readonly (number | undefined)[]): boolean {
  return columns.every(({ cells, known }, index) => {
    const [cell, place] = [cells[rule], places[index]]
    return !cell || place === undefined || cell.passes(known[place]!.value, alone()) === true
  })
}
