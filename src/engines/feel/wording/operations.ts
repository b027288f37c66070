import type { Arithmetic, Between, Comparison, In, Logic, Node } from '../tree.ts'
import { aboutOf } from './about.ts'
import type { Line } from './line.ts'
import { fill, withoutFirst, words } from './line.ts'
import type { Said, Saying } from './saying.ts'
import { AND, enumerate, LOOSE, lineOf, OR, POWER, PRODUCT, STATEMENT, SUM, say } from './saying.ts'
import { sidesOf, signed } from './tests.ts'

/** `{a}` and what is done to it: on one line, and as one more step of working it out. */
export function step(
  first: Said,
  template: string,
  rest: Readonly<Record<string, Line>>,
  saying: Saying,
  own: Own,
): Said {
  const line = fill(template, { a: lineOf(first, own.binds, saying), ...rest })
  const before = first.steps ? first.parts! : [first]
  return { line, binds: own.gives, steps: true, parts: [...before, say(fill(withoutFirst(template), rest))] }
}

interface Own {
  /** How tightly the first operand must hold together. */
  readonly binds: number
  /** How tightly the whole does. */
  readonly gives: number
}

const SIGNS = {
  '+': { word: 'plus', gives: SUM },
  '-': { word: 'minus', gives: SUM },
  '*': { word: 'times', gives: PRODUCT },
  '/': { word: 'dividedBy', gives: PRODUCT },
  '**': { word: 'toThePower', gives: POWER },
} as const

export function arithmetic({ sign, left, right, type }: Arithmetic, about: string | undefined, saying: Saying): Said {
  const { word, gives } = SIGNS[sign]
  // Of texts that are put together, none is what the whole may be.
  const isSum = gives === SUM && type !== 'string'
  const alike = isSum ? (about ?? aboutOf(left) ?? aboutOf(right)) : undefined
  const second = lineOf(saying.node(right, alike), gives + 1, saying)
  return step(saying.node(left, alike), saying.words[word], { b: second }, saying, { binds: gives, gives })
}

/** `a and b and c` as three, however the tree nests them. */
function operandsOf(node: Node, kind: Logic['kind']): Node[] {
  const found: Node[] = []
  let here = node
  for (; here.kind === kind; here = (here as Logic).left) found.push((here as Logic).right)
  return [here, ...found.toReversed()]
}

export function logic(node: Logic, saying: Saying): Said {
  const { kind } = node
  const binds = kind === 'and' ? AND : OR
  const parts = operandsOf(node, kind).map((operand) => saying.condition(operand))
  const line = enumerate(
    // Nobody need know that FEEL reads "and" before "or".
    parts.map((part) => lineOf(part, STATEMENT, saying)),
    kind,
    saying,
  )
  const lead = words(kind === 'and' ? saying.words.allOfThese : saying.words.oneOfThese)
  return { line, binds, lead, parts }
}

const FLIPPED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const

export function comparison({ sign, left, right }: Comparison, saying: Saying): Said {
  if (left.kind === 'literal' && right.kind !== 'literal')
    return compared(right, { sign: FLIPPED[sign], value: left }, saying)
  return compared(left, { sign, value: right }, saying)
}

function compared(subject: Node, { sign, value }: Pick<Comparison, 'sign'> & { value: Node }, saying: Saying): Said {
  const { isGiven, isNotGiven } = saying.words
  if (value.kind === 'literal' && value.value === null && (sign === '=' || sign === '!='))
    return say(fill(sign === '=' ? isNotGiven : isGiven, { a: subjectOf(subject, saying) }), STATEMENT)
  const about = aboutOf(subject) ?? aboutOf(value)
  if (sign !== '!=') return stated(subject, signed(sign, value, about, saying), saying)
  if (isIt(subject)) return signed(sign, value, about, saying)
  const other = lineOf(saying.node(value, about), SUM, saying)
  return say(fill(saying.words.isNot, { a: subjectOf(subject, saying), b: other }), STATEMENT)
}

const isIt = (node: Node) => node.kind === 'name' && node.name === '?'
const subjectOf = (node: Node, saying: Saying) => lineOf(saying.node(node), SUM, saying)

/** What is said of a subject; of the cell's own input, which everybody has before them, without naming it. */
function stated(subject: Node, said: Said, saying: Saying): Said {
  if (isIt(subject)) return said
  const line = fill(saying.words.is, { a: subjectOf(subject, saying), b: said.line })
  return say(line, Math.min(said.binds, STATEMENT))
}

export function between({ value, low, high }: Between, saying: Saying): Said {
  const about = aboutOf(value) ?? aboutOf(low) ?? aboutOf(high)
  return stated(
    value,
    sidesOf({ start: low, end: high, startIncluded: true, endIncluded: true }, about, saying),
    saying,
  )
}

export const among = ({ value, tests }: In, saying: Saying): Said =>
  stated(value, saying.tests(tests, false, aboutOf(value)), saying)

/** A name that is yes or no, where a condition is wanted. */
export function yesOrNo(node: Node, isSo: boolean, saying: Saying): Said {
  const value = saying.value(isSo, aboutOf(node))
  return stated(node, say([{ kind: 'value', text: value }]), saying)
}

/** `not(…)` of a condition. */
export function notSo(node: Node, saying: Saying): Said {
  if (isTruth(node)) return yesOrNo(node, false, saying)
  return say(fill(saying.words.notSo, { a: lineOf(saying.condition(node), STATEMENT, saying) }), LOOSE)
}

export const isTruth = (node: Node) => node.kind === 'name' || node.kind === 'path' || node.kind === 'item name'
