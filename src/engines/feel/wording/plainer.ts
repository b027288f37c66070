import { Decimal } from '#ground/decimal'
import type { FunctionNode, Node } from '../tree.ts'
import { FeelDate } from '../values/date.ts'
import { FeelDateTime } from '../values/date-time.ts'
import { parseDuration } from '../values/duration.ts'
import { FeelTime } from '../values/time.ts'
import type { Value } from '../values/types.ts'
import { fill } from './line.ts'
import { step } from './operations.ts'
import type { Said, Saying } from './saying.ts'
import { CHAIN, lineOf, ONE, say, Unwordable } from './saying.ts'

/* Calls that read plainer than a template with all that they are given. */

const READ: Readonly<Record<string, (text: string) => unknown>> = {
  date: (text) => FeelDate.parse(text),
  time: (text) => FeelTime.parse(text),
  'date and time': (text) => FeelDateTime.parse(text),
  duration: (text) => parseDuration(text),
}

/** `date("2026-04-06")`, `duration("P7D")`: that day, and 7 days. */
export function moment(name: string, args: readonly Node[], about: string | undefined, saying: Saying) {
  const [first] = args
  if (args.length !== 1 || first?.kind !== 'literal' || typeof first.value !== 'string') return undefined
  const known = Object.hasOwn(READ, name) ? READ[name]!(first.value) : undefined
  if (known === undefined || known === null || known instanceof Error) return undefined
  return say([{ kind: 'value', text: saying.value(known as Value, about) }])
}

/** `substring(a, 1, n)` is how a begins, and `substring(a, -n)` how it ends; counted from the end otherwise it has no words. */
export function piece(name: string, [text, from, length]: readonly Node[], saying: Saying): Said | undefined {
  const start = wholeOf(from)
  if (start === undefined || !text || (name !== 'substring' && name !== 'sublist')) return undefined
  const a = lineOf(saying.node(text), ONE, saying)
  const { beginningOf, endOf } = saying.words
  if (name === 'substring' && start === 1 && length) return say(fill(beginningOf, { a, b: saying.node(length).line }))
  if (start > 0) return undefined
  if (name === 'sublist' || length) throw new Unwordable()
  return say(fill(endOf, { a, b: [{ kind: 'value', text: saying.value(Decimal.of(-start), undefined) }] }))
}

function wholeOf(node: Node | undefined): number | undefined {
  if (node?.kind === 'negation') {
    const opposite = wholeOf(node.operand)
    return opposite === undefined ? undefined : -opposite
  }
  return node?.kind === 'literal' && node.value instanceof Decimal ? Number(node.value.toString()) : undefined
}

/** `sort(list, function(a, b) a.x < b.x)`: from the least x to the greatest. */
export function sorted(name: string, [list, by]: readonly Node[], saying: Saying): Said | undefined {
  if (name !== 'sort' || by?.kind !== 'function' || !list) return undefined
  const { body, parameters } = by
  const [one, other] = parameters
  if (body.kind !== 'comparison' || !one || !other || parameters.length !== 2) throw new Unwordable()
  const [left, right] = [keyOf(body.left, by), keyOf(body.right, by)]
  const isUp = (body.sign[0] === '<') === (left?.slot === one.slot)
  if (!left || !right || left.slot === right.slot || left.part !== right.part || !/^[<>]/.test(body.sign))
    throw new Unwordable()
  const { sortedUp, sortedDown, sortedUpBy, sortedDownBy } = saying.words
  const said = saying.node(list)
  const own = { binds: CHAIN, gives: CHAIN }
  if (left.part === undefined) return step(said, isUp ? sortedUp : sortedDown, {}, saying, own)
  const b = [{ kind: 'name' as const, text: saying.part(left.part, undefined) }]
  return step(said, isUp ? sortedUpBy : sortedDownBy, { b }, saying, own)
}

/** What two of a list are compared by: themselves, or a part of each. */
function keyOf(node: Node, { parameters }: FunctionNode): { slot: number; part: string | undefined } | undefined {
  const [whole, part] = node.kind === 'path' ? [node.from, node.name] : [node, undefined]
  if (whole.kind !== 'name' || !parameters.some(({ slot }) => slot === whole.slot)) return undefined
  return { slot: whole.slot, part }
}
