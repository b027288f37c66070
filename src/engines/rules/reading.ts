import type { Binding, Text, Type } from '#engines/feel'
import { Scope } from '#engines/feel'
import type { DefinitionFault, Place } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import type { Item } from './items.ts'
import { mostFaults } from './limits.ts'
import type { Analysis } from './table/analysis/seen.ts'
import { noteUsed } from './table/analysis/seen.ts'
import type { Element } from './xml.ts'

/** What reading a model collects: its types by name, and every fault. */
export interface Reading {
  readonly types: Map<string, Type>
  readonly items: Map<string, Item>
  readonly faults: DefinitionFault[]
  /** What stands before a type's name instead of a prefix of XML: nothing, or the import that it is from. */
  readonly prefixes: Map<string, string>
  /** How each part of the model is required, by its name: what to do where it is used and was not. */
  readonly requirements: Map<string, string>
  /** A fault inside an expression is only a warning: it gives null at run time and is told then, as the standard says. */
  readonly tolerant: boolean
  /** Only what cannot be run is a fault. */
  readonly asPublished: boolean
  /** What is kept for looking through the tables afterwards, where that is asked for. */
  readonly analysis?: Analysis | undefined
}

export function fault(reading: Reading, at: Place, code: string, message: string, remedy: string): void {
  tell(reading, { severity: 'fault', at, code, message, remedy })
}

/** Behind the most that are told, a fault ends the reading, and a warning is dropped. */
function tell({ faults }: Reading, told: DefinitionFault): void {
  if (faults.length >= mostFaults && told.severity === 'fault') throw new DefinitionFaults([...faults, told])
  if (faults.length < mostFaults) faults.push(told)
}

/** A fault that leaves one part of the model without a value, and the rest whole. */
export function faultWithin(reading: Reading, at: Place, code: string, message: string, remedy: string): void {
  tell(reading, { severity: reading.tolerant ? 'warning' : 'fault', at, code, message, remedy })
}

/** A fault that leaves nothing without a value: of types, or of style. */
export function faultOfStyle(reading: Reading, at: Place, code: string, message: string, remedy: string): void {
  if (!reading.asPublished) faultWithin(reading, at, code, message, remedy)
}

/** For an author: it runs, and was hardly meant. */
export function warn(reading: Reading, at: Place, code: string, message: string, remedy: string): void {
  tell(reading, { severity: 'warning', at, code, message, remedy })
}

/** Reads a part of the model: what is found wrong meanwhile is told with the name of that part. */
export function within<T>(
  { faults, analysis }: Reading,
  part: Pick<DefinitionFault, 'decision' | 'rule'>,
  read: () => T,
): T {
  const [before, tables] = [faults.length, analysis?.tables.length]
  const result = read()
  for (const table of analysis?.tables.slice(tables) ?? []) table.decision ??= part.decision
  for (let index = before; index < faults.length; index++) faults[index] = { ...part, ...faults[index]! }
  return result
}

/** How the FEEL of a model is bound: over this scope, with the model's types, telling this reading what is wrong. */
export function bindingOf(reading: Reading, scope: Scope): Binding {
  const tell = ({ at, code, message, remedy }: DefinitionFault) => faultWithin(reading, at, code, message, remedy)
  const { types, asPublished, analysis } = reading
  const used = analysis && ((slots: ReadonlySet<number>) => noteUsed(analysis, scope, slots))
  return { scope, types, fault: tell, asPublished, used }
}

const BARE = /^[\p{L}][\p{L}\p{N} _-]*(?:,\s*[\p{L}][\p{L}\p{N} _-]*)*$/u

/** How a cell is bound that is to be a text: words that stand in it without quotation marks are told as one fault, with them. */
export function cellBinding(reading: Reading, scope: Scope, { text }: Text, type: Type | undefined): Binding {
  const binding = bindingOf(reading, scope)
  const words = text.trim()
  if (type !== 'string' || words.startsWith('"') || !BARE.test(words)) return binding
  const quoted = words.split(/,\s*/).map((word) => `"${word}"`)
  let told = false
  const fault = (found: DefinitionFault) => {
    if (!told) binding.fault({ ...found, remedy: `A text stands in quotation marks: ${quoted.join(', ')}.` })
    told = true
  }
  return { ...binding, fault }
}

/** "1 cell", "2 cells". */
export const counted = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`

export const noNames = () => new Scope(undefined, [])

export const child = (element: Element, name: string) => element.children.find((each) => each.name === name)
export const childrenOf = (element: Pick<Element, 'children'>, name: string) =>
  element.children.filter((each) => each.name === name)
export const attribute = (element: Element, name: string) => element.attributes.get(name)
export const descriptionOf = (element: Element) => child(element, 'description')?.text.trim() || undefined

/** The FEEL inside an element's `<text>`, with the place of every character. */
export function textOf(element: Element, rule?: string): Text {
  const text = child(element, 'text') ?? element
  return { text: text.text, place: text.place, rule }
}

/** A FEEL text is there at all. */
export const hasText = (element: Element | undefined): element is Element =>
  element !== undefined && (child(element, 'text') ?? element).text.trim() !== ''
