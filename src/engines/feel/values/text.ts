import { FeelFunction } from './function.ts'
import { isContext, isList, kindOf } from './kind.ts'
import { FeelRange } from './range.ts'
import type { During, Value } from './types.ts'

const plainName = /^[\p{L}_][\p{L}\p{M}\p{N}_ ]*$/u
const longestShown = 1_000_000
const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * The value as people and `string()` read it: a number in plain digits, a date as "2026-11-21"; what stands inside a list, a
 * context or a range is FEEL source text, so that "1" and 1 are told apart.
 */
export function showValue(value: Value): string {
  return textOf(value, longestShown) ?? `a ${kindOf(value)} too long to show`
}

/** As `showValue`; undefined where the text would be longer: values that share their parts can be far longer than they are large. */
export function textOf(value: Value, longest: number, budget?: Pick<During, 'spend'>): string | undefined {
  const writer = new Writer(longest, budget)
  if (typeof value === 'string' || isPlain(value)) writer.add(String(value))
  else writer.write(value)
  return writer.text()
}

function isPlain(value: Value): boolean {
  return !isList(value) && !isContext(value) && !(value instanceof FeelRange) && !(value instanceof FeelFunction)
}

/** So many pieces are written in a step. */
const PIECES = 16

class Writer {
  private readonly pieces: string[] = []
  private room: number

  private readonly budget: Pick<During, 'spend'> | undefined
  private written = 0

  constructor(room: number, budget?: Pick<During, 'spend'>) {
    this.room = room
    this.budget = budget
  }

  text(): string | undefined {
    return this.room < 0 ? undefined : this.pieces.join('')
  }

  add(piece: string): void {
    this.room -= piece.length
    if (++this.written % PIECES === 0) this.budget?.spend(1)
    if (this.room >= 0) this.pieces.push(piece)
  }

  write(value: Value): void {
    if (typeof value === 'string') this.quote(value)
    else if (isList(value)) this.all('[', value, ']', (item) => this.write(item))
    else if (isContext(value)) this.all('{', value, '}', (entry) => this.entry(entry))
    else if (value instanceof FeelRange) value.operator === undefined ? this.interval(value) : this.comparison(value)
    else if (value instanceof FeelFunction) this.add(`function(${value.parameters.map(({ name }) => name).join(', ')})`)
    else this.add(isTemporal(value) ? `@"${value}"` : String(value))
  }

  private quote(text: string): void {
    this.budget?.spend(text.length >> 7)
    if (text.length <= this.room) this.add(quoted(text))
    else this.room = -1
  }

  private all<T>(before: string, items: Iterable<T>, after: string, write: (item: T) => void): void {
    this.add(before)
    let first = true
    for (const item of items) {
      if (this.room < 0) return
      if (!first) this.add(', ')
      first = false
      write(item)
    }
    this.add(after)
  }

  private entry([name, value]: readonly [string, Value]): void {
    this.add(plainName.test(name) ? `${name}: ` : `${quoted(name)}: `)
    this.write(value)
  }

  private interval(range: FeelRange): void {
    this.add(range.startIncluded ? '[' : '(')
    this.write(range.start)
    this.add('..')
    this.write(range.end)
    this.add(range.endIncluded ? ']' : ')')
  }

  private comparison({ operator, start, end }: FeelRange): void {
    this.add(`(${operator}`)
    this.write(start ?? end)
    this.add(')')
  }
}

function isTemporal(value: Value): boolean {
  return value !== null && typeof value === 'object' && kindOf(value) !== 'number'
}

function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character]!)}"`
}
