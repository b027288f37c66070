import type { ComparisonSign, Node, RangeNode, Test } from '../tree.ts'
import type { Type } from '../values/types.ts'
import { aboutOf } from './about.ts'
import { fill, words } from './line.ts'
import type { Said, Saying } from './saying.ts'
import { AND, enumerate, LOOSE, lineOf, ONE, OR, STATEMENT, SUM, say } from './saying.ts'
import { isStatement } from './statement.ts'

/** The tests of a cell or of `in`, one of which must hold. */
export function anyOf(tests: readonly Test[], negated: boolean, about: string | undefined, saying: Saying): Said {
  if (tests.length === 0) return say(words(saying.words.anything))
  const each = tests.map((one) => test(one, about, saying))
  const [only] = each
  const all = only && each.length === 1 ? only : listed(each, saying)
  const states = tests.some(isStatement) || undefined
  if (!negated) return states ? { ...all, states } : all
  const template = states ? saying.words.notSo : saying.words.anythingBut
  const not = say(fill(template, { a: isMixed(all, states) ? inBrackets(all, saying) : all.line }), LOOSE)
  return { ...not, excludes: { ...all, ...(states && { states }) } }
}

/** Whether a "not" before it could be read as meaning its beginning alone. */
const isMixed = ({ binds }: Said, states: boolean | undefined) =>
  binds === AND || (states === true && binds < STATEMENT)

const inBrackets = ({ line }: Said, { words: { brackets } }: Saying) => fill(brackets, { a: line })

function listed(each: readonly Said[], saying: Saying): Said {
  const line = enumerate(
    each.map((said) => lineOf(said, STATEMENT, saying)),
    'or',
    saying,
  )
  return { line, binds: OR, lead: words(saying.words.oneOfThese), parts: each }
}

function test(one: Test, about: string | undefined, saying: Saying): Said {
  if (one.kind === 'sign') return signed(one.sign, one.value, about, saying)
  return one.says ? saying.condition(one.value) : asTest(one.value, about, saying)
}

/** A value that something is to be equal to, or a range or a list that it is to be in. */
function asTest(value: Node, about: string | undefined, saying: Saying): Said {
  if (value.kind === 'range') return sidesOf(value, about, saying)
  if (value.kind === 'sign range') return signed(value.sign, value.value, about, saying)
  if (value.kind === 'list' && value.items.length > 0)
    return listed(
      value.items.map((item) => asTest(item, about, saying)),
      saying,
    )
  return saying.node(value, about)
}

export function signed(sign: ComparisonSign, value: Node, about: string | undefined, saying: Saying): Said {
  if (sign === '=') return saying.node(value, about)
  const template = sign !== '!=' && isMoment(value.type) ? saying.words.moments[sign] : saying.words.signs[sign]
  const a = lineOf(saying.node(value, about), SUM, saying)
  return say(fill(template, { a: sign !== '!=' && isDay(value) ? fill(saying.words.day, { a }) : a }))
}

/** A day itself, and not what goes by a name. */
function isDay(node: Node): boolean {
  if (node.kind === 'literal') return node.type === 'date'
  return node.kind === 'call' && node.type === 'date' && node.args.length === 1 && node.args[0]?.kind === 'literal'
}

const isMoment = (type: Type) => type === 'date' || type === 'date and time' || type === 'time'

type Sides = Pick<RangeNode, 'start' | 'end' | 'startIncluded' | 'endIncluded'>

export function sidesOf(
  { start, end, startIncluded, endIncluded }: Sides,
  of: string | undefined,
  saying: Saying,
): Said {
  const about = of ?? aboutOf(start) ?? aboutOf(end)
  const [low, high] = [start, end].map((side) => lineOf(saying.node(side, about), SUM, saying))
  const { fromTo, fromDayToDay } = saying.words
  const template = isDay(start) && isDay(end) ? fromDayToDay : fromTo
  if (startIncluded && endIncluded) return say(fill(template, { a: low!, b: high! }), ONE)
  const sides = [
    signed(startIncluded ? '>=' : '>', start, about, saying).line,
    signed(endIncluded ? '<=' : '<', end, about, saying).line,
  ]
  return say(enumerate(sides, 'and', saying), AND)
}
