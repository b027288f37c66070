import type { Constant, Frame, Passes, Result, Text, Type, Value } from '#engines/feel'
import { analyseTests, assembleExpression, coerce, FeelError, namedType, showValue } from '#engines/feel'
import { nearestWord } from '#ground/source'
import { mustBeDistinct } from './read/distinct.ts'
import type { Reading } from './reading.ts'
import { attribute, bindingOf, child, childrenOf, descriptionOf, fault, hasText, noNames, textOf } from './reading.ts'
import type { Element } from './xml.ts'

/** A type as a model defines it: FEEL's type, and what the values may be beyond that. */
export interface Item {
  readonly type: Type
  /** Whether the value is one of those allowed; absent where every value of the type is. */
  readonly allows?: (value: Value, frame: Frame) => boolean
  /** What is allowed as tests, where they are all of it. */
  readonly tests?: Passes['tests'] | undefined
  /** The values it may have, as they are written. */
  readonly allowed?: string
  /** The same in words, where the model's author described the type. */
  readonly described?: string | undefined
  /** Those values in their order, where they are listed one by one. */
  readonly values?: readonly Value[]
  /** What those values are compared with; absent where they are told apart in another way. */
  readonly limits?: readonly Constant[]
  /** It is a whole number, as far as those say. */
  readonly whole?: boolean
  /** Of a context: its entries. */
  readonly parts?: ReadonlyMap<string, Item>
}

export const ANY: Item = { type: 'any' }

/** A value as the item wants it, or why it cannot be one. */
export function fit(value: Value, item: Item, frame: Frame): Result {
  const result = coerce(value, item.type, frame.run)
  if (result instanceof FeelError || result === null || !item.allows || item.allows(result, frame)) return result
  return new FeelError(
    'wrong-argument',
    `${shortened(showValue(result))} is not one of the values allowed${rest(item)}`,
  )
}

const rest = ({ described, allowed }: Item) => (described ? `. ${described}` : `: ${(allowed ?? '').slice(0, LONGEST)}`)

const shortened = (shown: string) => (shown.length > 100 ? `${shown.slice(0, 100).toWellFormed()}…` : shown)

/** Reads every item definition, each when it is first asked for, so that their order does not matter. */
export function readItems(definitions: Element, reading: Reading): void {
  const elements = new Map(
    childrenOf(definitions, 'itemDefinition').map((each) => [attribute(each, 'name') ?? '', each]),
  )
  const pending = new Set<string>()
  const ask: Ask = (written, at, inside) => {
    const name = nameIn(reading, written)
    const known = reading.items.get(name)
    if (known) return known
    const element = elements.get(name)
    if (!element) return namedItem(name, at, reading)
    if (pending.has(name)) return inside ? ANY : circular(name, element, reading)
    pending.add(name)
    const item = readItem(element, reading, ask)
    pending.delete(name)
    reading.items.set(name, item)
    reading.types.set(name, item.type)
    return item
  }
  for (const [name, element] of elements) ask(name, element)
}

function circular(name: string, element: Element, reading: Reading): Item {
  fault(reading, element.at, 'circular-type', `The type "${name}" contains itself.`, 'Break the circle.')
  return ANY
}

/** `inside`: as a component of another, where a type may contain itself: as far as that it is not checked. */
type Ask = (name: string, at: Element, inside?: boolean) => Item

function readItem(element: Element, reading: Reading, ask: Ask): Item {
  const base = baseOf(element, reading, ask)
  const one = { ...base, ...allowedIn(element, 'allowedValues', base, reading) }
  const item = attribute(element, 'isCollection') === 'true' ? collectionOf(one) : one
  return { ...item, ...allowedIn(element, 'typeConstraint', item, reading) }
}

function baseOf(element: Element, reading: Reading, ask: Ask): Item {
  const components = childrenOf(element, 'itemComponent')
  mustBeDistinct(components, 'entry', reading)
  if (components.length > 0) return contextOf(components, reading, ask)
  const functionItem = child(element, 'functionItem')
  if (functionItem) return functionOf(functionItem, ask)
  const typeRef = child(element, 'typeRef')?.text.trim() ?? attribute(element, 'typeRef')
  return typeRef ? ask(typeRef, element, element.name === 'itemComponent') : ANY
}

function contextOf(components: readonly Element[], reading: Reading, ask: Ask): Item {
  const items = new Map(components.map((each) => [attribute(each, 'name') ?? '', readItem(each, reading, ask)]))
  const type: Type = { context: new Map([...items].map(([name, item]) => [name, item.type])) }
  const limited = [...items].filter(([, item]) => item.allows)
  if (limited.length === 0) return { type, parts: items }
  const allows = (value: Value, frame: Frame) => {
    frame.run.spend(limited.length)
    return value instanceof Map && limited.every(([name, item]) => allowsEntry(value.get(name) ?? null, item, frame))
  }
  return { type, parts: items, allows, allowed: inWords(limited) }
}

const MOST_NAMED = 20
const LONGEST = 1000

/** Types may share their parts, and all that they allow may be far longer than they are large. */
function inWords(limited: readonly (readonly [string, Item])[]): string {
  const words = limited.map(([name, item]) => `${name} ${item.allowed}`).join('; ')
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}

const allowsEntry = (value: Value, item: Item, frame: Frame) => value === null || (item.allows?.(value, frame) ?? true)

function functionOf(element: Element, ask: Ask): Item {
  const takes = childrenOf(element, 'parameters').map((each) => ask(attribute(each, 'typeRef') ?? 'Any', each).type)
  return { type: { function: { takes, gives: ask(attribute(element, 'outputTypeRef') ?? 'Any', element).type } } }
}

function collectionOf(item: Item): Item {
  const { allows, allowed, described } = item
  const type: Type = { list: item.type }
  if (!allows) return { type }
  return {
    type,
    allowed,
    described,
    allows: (value, frame) => Array.isArray(value) && value.every((each) => each === null || allows(each, frame)),
  }
}

function allowedIn(element: Element, name: string, item: Item, reading: Reading): Partial<Item> {
  const constraint = child(element, name)
  if (!hasText(constraint)) return {}
  const text = textOf(constraint)
  const { passes, ofWhole, constants = ofWhole } = analyseTests(text, bindingOf(reading, noNames()), item.type)
  const { allows } = item
  const outer = allows ? item.limits : []
  return {
    allowed: text.text.trim(),
    described: descriptionOf(element),
    tests: allows ? undefined : passes.tests,
    ...listedIn(text, reading),
    limits: constants && outer && [...outer, ...constants],
    whole: ofWhole !== undefined || item.whole === true,
    allows: (value, frame) => (allows?.(value, frame) ?? true) && passes(value, frame) === true,
  }
}

/** The allowed values one by one, where they are plain values: the order of their weight in a table. */
function listedIn({ text, place }: Text, { types }: Reading): { values?: readonly Value[] } {
  const listed = { text: `[${text}]`, place }
  const { constant } = assembleExpression(listed, { scope: noNames(), types, fault: () => undefined })
  return Array.isArray(constant) ? { values: constant } : {}
}

/** A type of FEEL's own, perhaps written with the prefix that DMN 1.1 gave it. */
function namedItem(name: string, at: Element, reading: Reading): Item {
  const type = namedType(name.replace(/^feel:/, ''))
  if (type === undefined) {
    const known = [...reading.items.keys().take(MOST_NAMED)].map((each) => `"${each}"`).join(', ')
    const near = typeMeant(name, reading)
    const remedy = near
      ? `Did you mean "${near}"?`
      : `Write a type of FEEL${known ? ` or one of the model: ${known}` : ' or define it as an item'}.`
    fault(reading, at.at, 'unknown-type', `There is no type called "${name}".`, remedy)
  }
  return { type: type ?? 'any' }
}

/** What other languages call the types of FEEL. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['integer', 'int', 'long', 'double', 'float', 'decimal'].map((name) => [name, 'number'] as const),
  ...([
    ['text', 'string'],
    ['bool', 'boolean'],
    ['datetime', 'date and time'],
    ['any', 'Any'],
  ] as const),
])
const OF_FEEL = ['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'Any']

const typeMeant = (name: string, { items }: Reading): string | undefined =>
  ELSEWHERE.get(name.toLowerCase()) ?? nearestWord(name, [...items.keys().take(MOST_NAMED), ...OF_FEEL])

/** The item that an element's `typeRef` names; undefined where it names none. */
export function itemOf(element: Element | undefined, reading: Reading): Item | undefined {
  const name = element && (attribute(element, 'typeRef') ?? child(element, 'typeRef')?.text.trim())
  if (!name || name === 'Any') return undefined
  const known = nameIn(reading, name)
  return reading.items.get(known) ?? namedItem(known, element, reading)
}

/** A type's name as this model knows it: in DMN 1.1 it is an xsd:QName, with the prefix of the namespace it is from. */
function nameIn({ prefixes }: Reading, written: string): string {
  const colon = written.indexOf(':')
  const before = prefixes.get(written.slice(0, Math.max(0, colon)))
  return before === undefined ? written : before + written.slice(colon + 1)
}
