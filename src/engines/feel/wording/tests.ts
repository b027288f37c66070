import type { ComparisonSign, Node, RangeNode, Test } from '../tree.ts'
import type { Type } from '../values/types.ts'
import { aboutOf } from './about.ts'
import { fill, words } from './line.ts'
import type { Said, Saying } from './saying.ts'
import { AND, enumerate, LOOSE, lineOf, ONE, OR, SUM, say } from './saying.ts'
import { isStatement } from './statement.ts'

/** The tests of a cell or of `in`, one of which must hold. */
export function anyOf(tests: readonly Test[], negated: boolean, about: string | undefined, saying: Saying): Said {
  if (tests.length === 0) return say(words(saying.words.anything))
  const each = tests.map((one) => test(one, about, saying))
  const [only] = each
  const all = only && each.length === 1 ? only : listed(each, saying)
  const states = tests.some(isStatement) || undefined
  if (!negated) return states ? { ...all, states } : all
  const not = say(fill(states ? saying.words.notSo : saying.words.anythingBut, { a: all.line }), LOOSE)
  return { ...not, excludes: { ...all, ...(states && { states }) } }
}

function listed(each: readonly Said[], saying: Saying): Said {
  const line = enumerate(
    each.map((said) => lineOf(said, OR, saying)),
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
  return say(fill(template, { a: lineOf(saying.node(value, about), SUM, saying) }))
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
  if (startIncluded && endIncluded) return say(fill(saying.words.fromTo, { a: low!, b: high! }), ONE)
  const sides = [
    signed(startIncluded ? '>=' : '>', start, about, saying).line,
    signed(endIncluded ? '<=' : '<', end, about, saying).line,
  ]
  return say(enumerate(sides, 'and', saying), AND)
}
