import { findNameIn } from '../scope.ts'
import type { Type } from '../values/types.ts'
import type { Parser } from './parser.ts'

const NAMED: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['Any', 'any'],
  ['any', 'any'],
  ['Null', 'null'],
  ['null', 'null'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['time', 'time'],
  ['date and time', 'date and time'],
  ['dateTime', 'date and time'],
  ['days and time duration', 'days and time duration'],
  ['dayTimeDuration', 'days and time duration'],
  ['years and months duration', 'years and months duration'],
  ['yearMonthDuration', 'years and months duration'],
  ['list', { list: 'any' }],
  ['context', { context: new Map() }],
  ['range', 'range'],
  ['function', 'function'],
])

/** The type of FEEL that has this name. */
export const namedType = (name: string): Type | undefined => NAMED.get(name)

/** A type as FEEL writes it (grammar rule 54): `number`, `list<date>`, `context<a: string>`, `function<number> -> date`. */
export const readType = (p: Parser): Type => p.deeper(() => readOne(p))

function readOne(p: Parser): Type {
  p.skip()
  const at = p.pos
  const own = findNameIn(p.types, p.text, at)
  const known = findNameIn(NAMED, p.text, at)
  if (own && (!known || own.end >= known.end)) {
    p.pos = own.end
    return p.types.get(own.entry)!
  }
  if (!known) return unknownType(p)
  p.pos = known.end
  return withContent(p, known.entry, NAMED.get(known.entry)!)
}

function withContent(p: Parser, name: string, bare: Type): Type {
  if (!['list', 'range', 'context', 'function'].includes(name) || !p.take('<')) return bare
  if (name === 'context') return contextType(p)
  if (name === 'function') return functionType(p)
  const content = readType(p)
  p.expect('>')
  return name === 'list' ? { list: content } : { range: content }
}

function contextType(p: Parser): Type {
  const entries = new Map<string, Type>()
  for (let first = true; !p.take('>'); first = false) {
    if (!first) p.expect(',')
    const name = p.words() || p.unexpected('a name')
    p.expect(':')
    entries.set(name, readType(p))
  }
  return { context: entries }
}

function functionType(p: Parser): Type {
  const takes: Type[] = []
  for (let first = true; !p.take('>'); first = false) {
    if (!first) p.expect(',')
    takes.push(readType(p))
  }
  p.expect('->')
  return { function: { takes, gives: readType(p) } }
}

function unknownType(p: Parser): Type {
  const at = p.pos
  const name = p.words() || p.unexpected('a type')
  p.hole(
    at,
    'unknown-type',
    `There is no type called "${name}".`,
    'Write number, string, boolean, date, list<…> or a type of the model.',
  )
  return 'any'
}
