import { Decimal } from '#ground/decimal'
import type { Broken, Literal, Node } from '../tree.ts'
import { typeOf } from '../values/conform.ts'
import { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import { parseDuration } from '../values/duration.ts'
import { FeelTime } from '../values/time.ts'
import type { Value } from '../values/types.ts'
import type { Parser } from './parser.ts'

export const literal = (at: number, value: Value): Literal => ({ kind: 'literal', at, value, type: typeOf(value) })

/** Tells a fault, and stands where nothing could be understood. */
export function broken(p: Parser, at: number, code: string, message: string, remedy: string): Broken {
  p.hole(at, code, message, remedy)
  return { kind: 'broken', at, type: 'any', code, message }
}

// A dot that another dot follows is a range's: `1..5`.
const NUMBER = /(?:[0-9]+(?:\.(?!\.)[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y

export function readNumber(p: Parser): Node | undefined {
  NUMBER.lastIndex = p.pos
  const text = NUMBER.exec(p.text)?.[0]
  if (text === undefined) return undefined
  const at = p.pos
  p.pos += text.length
  const value = Decimal.parse(text)
  if (value) return literal(at, value)
  return broken(
    p,
    at,
    'number-out-of-range',
    `The number ${text} is beyond what can be computed with.`,
    'Write a smaller number.',
  )
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|([\s\S]))/g

/** A backslash before any other sign stays, so that a regular expression reads as it is written. */
function readEscapes(text: string): string {
  return text.replace(ESCAPE, (whole, short?: string, long?: string, sign?: string) => {
    const code = short ?? long
    if (code === undefined) return ESCAPES[sign!] ?? whole
    const point = Number.parseInt(code, 16)
    return point > 0x10ffff ? whole : short === undefined ? String.fromCodePoint(point) : String.fromCharCode(point)
  })
}

const STRING = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y

/** The text between quotes, if it begins here. */
export function readQuoted(p: Parser): string | undefined {
  if (!p.at('"')) return undefined
  STRING.lastIndex = p.pos
  const found = STRING.exec(p.text)
  if (!found) return p.fail('open-string', 'A text begins here and does not end.', 'End it with a quotation mark.')
  p.pos += found[0].length
  return readEscapes(found[1]!)
}

export function readString(p: Parser): Node | undefined {
  const at = p.pos
  const text = readQuoted(p)
  return text === undefined ? undefined : literal(at, text)
}

/** `@"2026-11-21"`: a date, time, date and time or duration by its look (grammar rule 66). */
export function readAtLiteral(p: Parser): Node | undefined {
  const at = p.pos
  if (!p.take('@')) return undefined
  const text = readQuoted(p) ?? p.unexpected('a text in quotation marks')
  const value = parseDuration(text) ?? FeelDate.parse(text) ?? FeelTime.parse(text) ?? FeelDateTime.parse(text)
  if (value) return literal(at, value)
  return broken(
    p,
    at,
    'not-a-date',
    `"${text}" is no date, time or duration.`,
    'Write one as in @"2026-11-21", @"10:30:00" or @"P1D".',
  )
}
