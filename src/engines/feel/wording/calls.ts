import { Decimal } from '#ground/decimal'
import { formByNames } from '../functions/builtins.ts'
import type { Call, Node } from '../tree.ts'
import { ALIKE, aboutOf } from './about.ts'
import type { FeelWords } from './feel-words.ts'
import type { Line } from './line.ts'
import { code, fill, words } from './line.ts'
import { notSo, step } from './operations.ts'
import { moment, piece, sorted } from './plainer.ts'
import type { Said, Saying } from './saying.ts'
import { CHAIN, enumerate, LOOSE, lineOf, ONE, STATEMENT, SUM, say, sequence, Unwordable } from './saying.ts'

/** A call in words; as it is written where what is called, or something that it is given, has none. */
export function call(node: Call, about: string | undefined, saying: Saying): Said {
  try {
    return worded(node, about, saying)
  } catch (reason) {
    if (!(reason instanceof Unwordable)) throw reason
    return say(code(asWritten(node, saying.text)))
  }
}

function worded({ callee, args, names }: Call, about: string | undefined, saying: Saying): Said {
  if (callee.kind === 'name' && !names) return ofTheModel(callee.name, args, saying)
  if (callee.kind !== 'builtin') throw new Unwordable()
  const { name } = callee.builtin
  const given = inOrder(callee.builtin, args, names)
  if (name === 'not' && given.length === 1) return notSo(given[0]!, saying)
  const alike = ALIKE.has(name) ? (about ?? given.map(aboutOf).find((known) => known !== undefined)) : undefined
  return (
    limited(name, given, alike, saying) ??
    moment(name, given, about, saying) ??
    dayInYear(name, given, saying) ??
    piece(name, given, saying) ??
    sorted(name, given, saying) ??
    byTable(name, given, alike, saying)
  )
}

function inOrder(
  builtin: Parameters<typeof formByNames>[0],
  args: readonly Node[],
  names: readonly string[] | undefined,
) {
  if (!names) return args
  const form = formByNames(builtin, names)?.form
  const given = form?.takes.map(({ name }) => args[names.indexOf(name)]).filter((arg) => arg !== undefined)
  if (given?.length !== args.length) throw new Unwordable()
  return given
}

function ofTheModel(name: string, args: readonly Node[], saying: Saying): Said {
  const given = args.map((arg) => saying.node(arg).line)
  const list = given.length > 0 ? sequence(given, saying) : words('')
  return say(fill(saying.words.called, { a: [{ kind: 'name', text: saying.name(name) }], b: list }))
}

/** `max(0, x)`: x, but not below 0. */
function limited(name: string, args: readonly Node[], about: string | undefined, saying: Saying): Said | undefined {
  if ((name !== 'max' && name !== 'min') || args.length !== 2) return undefined
  const limit = args.find(({ kind }) => kind === 'literal')
  const other = args.find(({ kind }) => kind !== 'literal')
  if (!limit || !other) return undefined
  const { notBelow, notAbove } = saying.words
  const b = saying.node(limit, about).line
  const template = name === 'max' ? notBelow : notAbove
  return step(saying.node(other, about), template, { b }, saying, { binds: CHAIN, gives: CHAIN })
}

/** `date(year, 4, 6)`: 6 April in the year … */
function dayInYear(name: string, [year, month, day]: readonly Node[], saying: Saying): Said | undefined {
  if (name !== 'date' || !year || !month || !day) return undefined
  const [inMonth, onDay] = [whole(month), whole(day)]
  if (inMonth === undefined || onDay === undefined || year.kind === 'literal') return undefined
  if (inMonth < 1 || inMonth > 12 || onDay < 1 || onDay > 31) return undefined
  const text = saying.dayOfYear(inMonth, onDay)
  return say(fill(saying.words.dayInYear, { a: [{ kind: 'value', text }], b: lineOf(saying.node(year), ONE, saying) }))
}

const whole = (node: Node): number | undefined =>
  node.kind === 'literal' && node.value instanceof Decimal ? Number(node.value.toString()) : undefined

const tableOf = ({ calls }: FeelWords): Readonly<Record<string, string | undefined>> => calls

/** Calls that say of their first operand that something is so. */
const STATEMENTS: ReadonlySet<string> = new Set([
  ...['contains', 'starts with', 'ends with', 'list contains', 'matches'],
  ...['even', 'odd', 'before', 'after', 'includes'],
])

/** Calls whose second operand is a pattern, or what stands between texts: shown as it is written, a space too. */
const BY_PATTERN: ReadonlySet<string> = new Set(['matches', 'replace', 'split', 'string join'])

function byTable(name: string, args: readonly Node[], about: string | undefined, saying: Saying): Said {
  const table = tableOf(saying.words)
  const several = table[`${name} n`]
  if (several !== undefined && args.length > 0) return ofSeveral(several, args, about, saying)
  const template = table[`${name} ${args.length}`]
  if (template === undefined) throw new Unwordable()
  const [first, ...others] = args
  if (!first) return say(words(template))
  return template.startsWith('{a}')
    ? goingOn(name, template, [first, ...others], about, saying)
    : say(fill(template, named(args.map((arg) => lineOf(saying.node(arg), ONE, saying)))))
}

const named = (lines: readonly Line[], from = 0): Record<string, Line> =>
  Object.fromEntries(lines.map((line, index) => ['abcd'[from + index], line]))

/** What is said of its first operand, or done to it: "…, rounded down". */
function goingOn(
  name: string,
  template: string,
  [first, ...others]: readonly [Node, ...Node[]],
  about: string | undefined,
  saying: Saying,
): Said {
  const a = saying.node(first, about)
  const rest = named(
    others.map((arg, index) => {
      if (ROUNDING.has(name)) return precision(arg, saying)
      return (index === 0 && BY_PATTERN.has(name) && pattern(arg)) || lineOf(saying.node(arg), SUM, saying)
    }),
    1,
  )
  if (!STATEMENTS.has(name)) return step(a, template, rest, saying, { binds: CHAIN, gives: CHAIN })
  return say(fill(template, { a: lineOf(a, SUM, saying), ...rest }), STATEMENT)
}

const pattern = (node: Node): Line | undefined =>
  node.kind === 'literal' && typeof node.value === 'string' ? code(`"${node.value}"`) : undefined

const ROUNDING: ReadonlySet<string> = new Set([
  ...['floor', 'ceiling', 'decimal'],
  ...['round up', 'round down', 'round half up', 'round half down'],
])

/** To how many decimals. */
function precision(scale: Node, saying: Saying): Line {
  const { toWhole, toTwo, toDecimals } = saying.words
  const known = whole(scale)
  if (known === 0 || known === 2) return words(known === 0 ? toWhole : toTwo)
  return fill(toDecimals, { a: lineOf(saying.node(scale), ONE, saying) })
}

/** Of several the whole holds together as loosely as can be: "the least of A and B minus C" would be another sum. */
function ofSeveral(template: string, args: readonly Node[], about: string | undefined, saying: Saying): Said {
  const said = args.map((arg) => saying.node(arg, about))
  if (args.length === 1) return say(fill(template, { a: lineOf(said[0]!, ONE, saying) }))
  const lines = said.map((each) => lineOf(each, SUM, saying))
  const line = fill(template, { a: enumerate(lines, 'and', saying) })
  return { line, binds: LOOSE, lead: trimmed(fill(template, { a: words('') })), parts: said }
}

const trimmed = (line: Line): Line => line.map((run) => ({ ...run, text: run.text.trim() }))

/** From the name of what is called to the bracket that ends it. */
function asWritten({ at, callee }: Call, text: string): string {
  if ((callee.kind !== 'builtin' && callee.kind !== 'name') || /\/\/|\/\*/.test(text)) throw new Unwordable()
  let open = 0
  for (const piece of text.slice(at).matchAll(/"(?:\\.|[^"\\])*"|[()]/g)) {
    if (piece[0] === '(') open++
    if (piece[0] === ')' && --open === 0) return text.slice(at, at + piece.index + 1)
  }
  throw new Unwordable()
}
