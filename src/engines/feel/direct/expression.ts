import { Decimal } from '#ground/decimal'
import { knownValue } from '../generate.ts'
import type { Arithmetic, Call, Comparison, If, In, Logic, Node } from '../tree.ts'
import type { Draft } from './draft.ts'
import { NotDirect } from './draft.ts'
import type { Part, Plain } from './part.ts'
import { constantPart, ofKind, plain } from './part.ts'
import { anyOf } from './tests.ts'

/** What a name of this slot stands for. */
export type Standing = (slot: number) => Part

/**
 * Puts an expression into a draft, where all of it is numbers, texts and truths that are there; throws NotDirect elsewhere. What comes
 * out is what the closures give where they tell no error, and giving up where they might.
 */
export function directExpression(tree: Node, standing: Standing, draft: Draft): Part {
  const put = (node: Node): Part => {
    const constant = knownValue(node)
    return constant === undefined || constant === null
      ? partOf(node, put, standing, draft)
      : constantPart(constant, draft)
  }
  return put(tree)
}

type Put = (node: Node) => Part

function partOf(node: Node, put: Put, standing: Standing, draft: Draft): Part {
  switch (node.kind) {
    case 'literal':
      return constantPart(node.value, draft)
    case 'name':
      return standing(node.slot)
    case 'path':
      return entry(put(node.from), node.name)
    case 'negation':
      return number(`${ofKind(put(node.operand), 'number').js}.negated()`, draft)
    case 'arithmetic':
      return arithmetic(node, put, draft)
    case 'comparison':
      return comparison(node, put, draft)
    case 'and':
    case 'or':
      return logic(node, put, draft)
    case 'between':
      return between([node.value, node.low, node.high], put, draft)
    case 'in':
      return isIn(node, put, draft)
    case 'if':
      return choice(node, put, draft)
    case 'call':
      return call(node, put, draft)
    default:
      throw new NotDirect()
  }
}

const number = (js: string, draft: Draft): Plain => ({ kind: 'number', js: draft.local(js) })
const truth = (js: string, draft: Draft): Plain => ({ kind: 'boolean', js: draft.local(js) })

function entry(from: Part, name: string): Part {
  const part = from.kind === 'context' ? from.entries.get(name) : undefined
  if (!part) throw new NotDirect()
  return part
}

const METHODS = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'dividedBy' } as const

/** Every method throws where there is no such number. */
function arithmetic({ sign, left, right }: Arithmetic, put: Put, draft: Draft): Part {
  if (sign === '**') throw new NotDirect()
  const [a, b] = [ofKind(put(left), 'number'), ofKind(put(right), 'number')]
  return number(`${a.js}.${METHODS[sign]}(${b.js})`, draft)
}

const SIGNS = { '=': '===', '!=': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

function comparison({ sign, left, right }: Comparison, put: Put, draft: Draft): Part {
  const [a, b] = [plain(put(left)), plain(put(right))]
  if (a.kind === 'number') return truth(inOrder(a, SIGNS[sign], ofKind(b, 'number')), draft)
  if (a.kind !== b.kind || (sign !== '=' && sign !== '!=')) throw new NotDirect()
  return truth(`${a.js} ${SIGNS[sign]} ${b.js}`, draft)
}

const inOrder = (a: Plain, sign: string, b: Plain) =>
  a.near !== undefined && b.near !== undefined ? `${a.near} ${sign} ${b.near}` : `${a.js}.compare(${b.js}) ${sign} 0`

function between(nodes: readonly [Node, Node, Node], put: Put, draft: Draft): Part {
  const [value, low, high] = nodes.map((node) => ofKind(put(node), 'number')) as [Plain, Plain, Plain]
  return truth(`${inOrder(value, '>=', low)} && ${inOrder(value, '<=', high)}`, draft)
}

function isIn({ value, tests }: In, put: Put, draft: Draft): Part {
  const subject = put(value)
  return truth(anyOf(tests, subject, draft), draft)
}

/** Two branches may each have as many: they would double with every condition. */
const MOST_CHOICES = 1000

/** What comes second is worked out only where it decides. */
function logic({ kind, left, right }: Logic, put: Put, draft: Draft): Part {
  const held = draft.variable()
  draft.line(`let ${held} = ${ofKind(put(left), 'boolean').js};`)
  const { js } = draft.block(() => draft.line(`${held} = ${ofKind(put(right), 'boolean').js};`))
  draft.line(`if (${kind === 'and' ? held : `!${held}`}) { ${js} }`)
  return { kind: 'boolean', js: held }
}

function choice({ condition, then, otherwise }: If, put: Put, draft: Draft): Part {
  const held = ofKind(put(condition), 'boolean')
  const chosen = draft.variable()
  const branch = (node: Node) =>
    draft.block(() => {
      const part = plain(put(node))
      draft.line(`${chosen} = ${part.js};`)
      return part
    })
  const [one, other] = [branch(then), branch(otherwise)]
  if (one.result.kind !== other.result.kind) throw new NotDirect()
  draft.line(`let ${chosen}; if (${held.js}) { ${one.js} } else { ${other.js} }`)
  const choices = [one.result.choices, other.result.choices]
  const known = choices.includes(undefined) ? undefined : [...new Set(choices.flatMap((each) => each ?? []))]
  const all = known && known.length <= MOST_CHOICES ? known : undefined
  return { kind: one.result.kind, js: chosen, ...(all && { choices: all }) }
}

/** Only the calls of one or two numbers that need nothing of the evaluation. */
function call({ callee, args, names }: Call, put: Put, draft: Draft): Part {
  if (callee.kind !== 'builtin' || names) throw new NotDirect()
  const { name, ofNumbers } = callee.builtin
  const whole = name === 'floor' && args.length === 1 ? wholeQuotient(args[0]!, put, draft) : undefined
  if (whole) return whole
  const work = args.length === 1 ? ofNumbers?.one : args.length === 2 ? ofNumbers?.two : undefined
  if (!work) throw new NotDirect()
  const given = args.map((arg) => ofKind(put(arg), 'number').js)
  const result = number(`${draft.constant(work)}(${given.join(', ')})`, draft)
  draft.unless(`${result.js} instanceof ${draft.constant(Decimal)}`)
  return result
}

/** `floor(a / b)`, where the quotient itself need not be worked out to 34 digits. */
function wholeQuotient(division: Node, put: Put, draft: Draft): Part | undefined {
  if (division.kind !== 'arithmetic' || division.sign !== '/') return undefined
  const [a, b] = [ofKind(put(division.left), 'number').js, ofKind(put(division.right), 'number').js]
  return number(`${a}.wholeQuotient(${b}) ?? ${a}.dividedBy(${b}).round(0, 'floor')`, draft)
}
