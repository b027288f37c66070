import type { Type, Value } from '#engines/feel'
import { FeelDate, FeelDateTime, FeelTime, fromJson, parseDuration } from '#engines/feel'
import type { Element } from '#engines/rules'
import { Decimal } from '#ground/decimal'

/** A value as a TCK test file writes it: a `value` with its XML type or that of the input, a `list` of items, or `component`s by name. */
export function readValue(element: Element, type: Type = 'any'): Value {
  const children = element.children.filter(({ name }) => name === 'value' || name === 'list' || name === 'component')
  if (children.some(({ name }) => name === 'component')) {
    return new Map(children.map((each) => [nameOf(each), readValue(each, entryType(type, nameOf(each)))]))
  }
  const [first] = children
  if (!first) return null
  if (first.name === 'list')
    return first.children.filter(({ name }) => name === 'item').map((item) => readValue(item, itemType(type)))
  return readScalar(first, type)
}

const nameOf = (element: Element) => element.attributes.get('name') ?? ''
const itemType = (type: Type): Type => (typeof type === 'object' && 'list' in type ? type.list : 'any')
const entryType = (type: Type, name: string): Type =>
  (typeof type === 'object' && 'context' in type && type.context.get(name)) || 'any'

type Read = (text: string) => Value | undefined

const READERS: Readonly<Record<string, Read>> = {
  string: (text) => text,
  boolean: (text) => text.trim() === 'true' || text.trim() === '1',
  decimal: readNumber,
  double: readNumber,
  integer: readNumber,
  date: (text) => FeelDate.parse(text.trim()),
  time: (text) => FeelTime.parse(text.trim()),
  dateTime: (text) => FeelDateTime.parse(text.trim()),
  duration: (text) => parseDuration(text.trim()),
}

function readNumber(text: string): Value | undefined {
  return Decimal.parse(text.trim().replace(/^\+/, ''))
}

function readScalar(element: Element, wanted: Type): Value {
  if (attributeEnding(element, 'nil') === 'true') return null
  const type = attributeEnding(element, 'type')?.replace(/^.*:/, '')
  if (type === undefined) return element.text === '' ? null : fromJson(element.text, wanted)
  const value = READERS[type]?.(element.text)
  if (value === undefined) throw new Error(`The test file has a ${type} that cannot be read: "${element.text}".`)
  return value
}

/** An attribute whatever its prefix. */
const attributeEnding = (element: Element, name: string) =>
  [...element.attributes].find(([key]) => key === name || key.endsWith(`:${name}`))?.[1]
