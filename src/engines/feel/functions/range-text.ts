import { Decimal } from '#ground/decimal'
import { compare } from '../values/compare.ts'
import { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import { parseDuration } from '../values/duration.ts'
import { kindOf } from '../values/kind.ts'
import { FeelRange } from '../values/range.ts'
import { FeelTime } from '../values/time.ts'
import type { Value } from '../values/types.ts'

/*
 * The text that `range()` reads: grammar rules 66 to 68 of DMN 1.5. Ends are literals; an end that is left out is open for ever, and
 * then its bracket must say so.
 */
const quoted = '"(?:[^"\\\\]|\\\\[\\s\\S])*"'
const endpoint = `(-?[\\d.]+(?:[eE][+-]?\\d+)?|(?:@|(?:date|time|date and time|duration)\\s*\\(\\s*)?${quoted}\\s*\\)?)?`
const written = new RegExp(`^\\s*([\\[(\\]])\\s*${endpoint}\\s*\\.\\.\\s*${endpoint}\\s*([\\])\\[])\\s*$`)
const called = new RegExp(`^(?:(@)|([a-z ]+?)\\s*\\(\\s*)?(${quoted})\\s*(\\)?)$`)

/** undefined where the text is no range, its ends are of two kinds, or it ends before it begins. */
export function readRange(text: string): FeelRange | undefined {
  // A number may not swallow the first of the two dots.
  const parts = written.exec(text.replace(/(\d)\.\./, '$1 ..'))
  if (parts === null) return undefined
  const [, open = '', startText, endText, close = ''] = parts
  const start = startText === undefined ? null : readEnd(startText)
  const end = endText === undefined ? null : readEnd(endText)
  if (start === undefined || end === undefined) return undefined
  return rangeOf(open === '[', start, end, close === ']')
}

function rangeOf(startIncluded: boolean, start: Value, end: Value, endIncluded: boolean): FeelRange | undefined {
  if (start !== null && end !== null) {
    const ordered = kindOf(start) === kindOf(end) && compare(start, end) <= 0
    return ordered ? new FeelRange(startIncluded, start, end, endIncluded) : undefined
  }
  if (start !== null) return endIncluded ? undefined : FeelRange.unary(startIncluded ? '>=' : '>', start)
  if (end !== null) return startIncluded ? undefined : FeelRange.unary(endIncluded ? '<=' : '<', end)
  return undefined
}

const readers: Readonly<Record<string, (text: string) => Value | undefined>> = {
  date: FeelDate.parse,
  time: FeelTime.parse,
  'date and time': FeelDateTime.parse,
  duration: parseDuration,
}

function readEnd(text: string): Value | undefined {
  const parts = called.exec(text.trim())
  if (parts === null) return Decimal.parse(text)
  const [, at, name, literal = '', close] = parts
  const content = unescaped(literal.slice(1, -1))
  if ((name === undefined) !== (close === '')) return undefined
  if (at)
    return parseDuration(content) ?? FeelDate.parse(content) ?? FeelTime.parse(content) ?? FeelDateTime.parse(content)
  return name === undefined ? content : readers[name]?.(content)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code?: string, sign?: string) =>
    code === undefined ? (escapes[sign!] ?? sign!) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
