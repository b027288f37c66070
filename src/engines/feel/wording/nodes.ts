import { Decimal } from '#ground/decimal'
import { itemOf } from '../check.ts'
import type { ContextNode, Filter, Iterator, ListNode, Literal, Node, Path } from '../tree.ts'
import type { Type, Value } from '../values/types.ts'
import { aboutOf } from './about.ts'
import { call } from './calls.ts'
import type { Line } from './line.ts'
import { fill, words } from './line.ts'
import { among, arithmetic, between, comparison, isTruth, logic, yesOrNo } from './operations.ts'
import type { Said, Saying, Speech } from './saying.ts'
import { AND, enumerate, LOOSE, lineOf, ONE, OR, PRODUCT, SUM, say, sequence, Unwordable } from './saying.ts'
import { anyOf, sidesOf, signed } from './tests.ts'

/** Opens the wording of one text. */
export function sayingOf(text: string, speech: Speech): Saying {
  const saying: Saying = {
    text,
    words: speech.words,
    name: (name) => speech.name(name),
    part: (part, of) => speech.part(part, of),
    value: (value, about, numeral) => speech.value(value, about, numeral),
    dayOfYear: (month, day) => speech.dayOfYear(month, day),
    node: (node, about) => worded(node, about, saying),
    condition: (node) => (isTruth(node) ? yesOrNo(node, true, saying) : worded(node, undefined, saying)),
    tests: (tests, negated, about) => anyOf(tests, negated, about, saying),
  }
  return saying
}

function worded(node: Node, about: string | undefined, saying: Saying): Said {
  switch (node.kind) {
    case 'literal':
      return say(literal(node, about, saying))
    case 'name':
    case 'item name':
      return say(node.name === '?' ? words(saying.words.it) : named(saying.name(node.name)))
    case 'path':
      return path(node, saying)
    case 'arithmetic':
      return arithmetic(node, about, saying)
    case 'negation':
      return say(fill(saying.words.opposite, { a: lineOf(saying.node(node.operand, about), ONE, saying) }), PRODUCT)
    case 'comparison':
      return comparison(node, saying)
    case 'and':
    case 'or':
      return logic(node, saying)
    case 'between':
      return between(node, saying)
    case 'in':
      return among(node, saying)
    case 'call':
      return call(node, about, saying)
    case 'if':
      return choice(node, about, saying)
    case 'filter':
      return filtered(node, saying)
    default:
      return listLike(node, about, saying)
  }
}

/** A text that is no value of anything is a text as such. */
function literal({ at, value }: Literal, about: string | undefined, saying: Saying): Line {
  if (value === '') return words(saying.words.emptyText)
  const line = valued(value, about, saying, value instanceof Decimal ? centsAt(saying.text, at) : undefined)
  return typeof value === 'string' && about === undefined ? fill(saying.words.quoted, { a: line }) : line
}

/** A number whose last decimals are noughts, as it is written: 17.90 is an amount to whoever wrote it, and a value has no noughts. */
const centsAt = (text: string, at: number): string | undefined =>
  /^\d+\.\d*0(?![\deE]|\.\d)/.exec(text.slice(at, at + 40))?.[0]

/** What goes through lists or makes them. */
function listLike(node: Node, about: string | undefined, saying: Saying): Said {
  switch (node.kind) {
    case 'some':
    case 'every':
      return eachOf(saying.words[node.kind], node.iterators, node.body, saying.condition(node.body), saying)
    case 'for':
      return eachOf(saying.words.forEach, node.iterators, node.body, saying.node(node.body, about), saying)
    case 'list':
      return list(node, about, saying)
    case 'context':
      return context(node, saying)
    case 'range':
      return sidesOf(node, about, saying)
    case 'sign range':
      return signed(node.sign, node.value, about, saying)
    default:
      throw new Unwordable()
  }
}

const named = (text: string): Line => [{ kind: 'name', text }]
const valued = (value: Value, about: string | undefined, saying: Speech, numeral?: string): Line => [
  { kind: 'value', text: saying.value(value, about, numeral) },
]

const MOMENTS: ReadonlySet<Type> = new Set<Type>([
  ...(['date', 'time', 'date and time', 'days and time duration', 'years and months duration'] as const),
])

function path({ from, name }: Path, saying: Saying): Said {
  const whole = saying.node(from)
  const { properties }: { properties: Readonly<Record<string, string | undefined>> } = saying.words
  const property = MOMENTS.has(itemOf(from.type)) ? properties[name] : undefined
  if (property !== undefined) return say(fill(property, { a: lineOf(whole, ONE, saying) }))
  return say(fill(saying.words.partOf, { a: named(saying.part(name, aboutOf(from))), b: lineOf(whole, ONE, saying) }))
}

/** `if … then … else if … then … else …`: each with its condition after it, and what is left. */
function choice(node: Extract<Node, { kind: 'if' }>, about: string | undefined, saying: Saying): Said {
  const { words: table } = saying
  const kind = about ?? aboutOf(node)
  const parts: Said[] = []
  let rest: Node = node
  for (; rest.kind === 'if'; rest = rest.otherwise) {
    const a = lineOf(saying.node(rest.then, kind), SUM, saying)
    parts.push(say(fill(table.choice, { a, b: lineOf(saying.condition(rest.condition), OR, saying) })))
  }
  parts.push(say(fill(table.otherwise, { a: lineOf(saying.node(rest, kind), SUM, saying) })))
  const line = sequence(
    parts.map((part) => part.line),
    saying,
  )
  return { line, binds: LOOSE, parts }
}

function filtered({ list: from, by }: Filter, saying: Saying): Said {
  const a = lineOf(saying.node(from), ONE, saying)
  if (by.kind === 'literal' && by.value instanceof Decimal) {
    if (by.value.equals(Decimal.of(-1))) return say(fill(saying.words.last, { a }))
    return say(fill(saying.words.numbered, { a, b: valued(by.value, undefined, saying) }))
  }
  if (by.type === 'number') return say(fill(saying.words.numbered, { a, b: lineOf(saying.node(by), ONE, saying) }))
  return say(fill(saying.words.those, { a, b: lineOf(saying.condition(by), AND, saying) }), LOOSE)
}

/** Of several iterators the later ones are said within the earlier. */
function eachOf(
  template: string,
  [iterator, ...others]: readonly Iterator[],
  body: Node,
  said: Said,
  saying: Saying,
): Said {
  if (!iterator) throw new Unwordable()
  const inner = others.length === 0 ? said : eachOf(template, others, body, said, saying)
  const name = nameOfSlot([body, others], iterator.slot)
  const item = name === undefined ? saying.words.item : saying.name(name)
  const b = lineOf(rangeOf(iterator, saying), ONE, saying)
  const c = others.length === 0 ? lineOf(inner, OR, saying) : inner.line
  return say(fill(template, { a: named(item), b, c }), LOOSE)
}

function rangeOf({ in: from, to }: Iterator, saying: Saying): Said {
  if (!to) return saying.node(from)
  return sidesOf({ start: from, end: to, startIncluded: true, endIncluded: true }, undefined, saying)
}

/** What the expression calls what stands in the slot; undefined where it does not look at it. */
function nameOfSlot(node: unknown, slot: number): string | undefined {
  if (typeof node !== 'object' || node === null || node instanceof Map) return undefined
  if ('kind' in node && node.kind === 'name' && 'slot' in node && node.slot === slot && 'name' in node)
    return String(node.name)
  for (const inside of Object.values(node)) {
    const found = nameOfSlot(inside, slot)
    if (found !== undefined) return found
  }
  return undefined
}

function list({ items }: ListNode, about: string | undefined, saying: Saying): Said {
  if (items.length === 0) return say(words(saying.words.emptyList))
  const parts = items.map((item) => saying.node(item, about))
  const lines = parts.map((part) => lineOf(part, SUM, saying))
  return { line: enumerate(lines, 'and', saying), binds: items.length > 1 ? AND : ONE, parts }
}

function context({ entries }: ContextNode, saying: Saying): Said {
  if (entries.length === 0) throw new Unwordable()
  const parts = entries.map(({ name, value }) =>
    say(fill(saying.words.entry, { a: named(saying.part(name, undefined)), b: saying.node(value, name).line })),
  )
  const line = sequence(
    parts.map((part) => part.line),
    saying,
  )
  return { line, binds: LOOSE, parts }
}
