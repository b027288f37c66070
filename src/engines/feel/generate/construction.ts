import type { Code } from '../run.ts'
import type { Text } from '../text.ts'
import type { ContextNode, ListNode, Node, RangeNode, SignRange } from '../tree.ts'
import { compare } from '../values/compare.ts'
import { FeelRange } from '../values/range.ts'

type Compile = (node: Node) => Code

export function construction(node: ListNode | ContextNode | RangeNode | SignRange, compile: Compile, text: Text): Code {
  if (node.kind === 'list') return list(node.items.map(compile))
  if (node.kind === 'sign range') return signRange(node, compile(node.value))
  return node.kind === 'context' ? context(node, compile) : range(node, compile, text)
}

/** What is made is kept, and so paid for by its size. */
const list = (items: readonly Code[]): Code => {
  const steps = items.length >> 2
  return (frame) => {
    if (steps > 0) frame.run.spend(steps)
    return items.map((item) => item(frame))
  }
}

function context({ entries }: ContextNode, compile: Compile): Code {
  const codes = entries.map(({ name, slot, value }) => ({ name, slot, code: compile(value) }))
  return (frame) => {
    frame.run.spend(1 + codes.length)
    const made = new Map()
    for (const { name, slot, code } of codes) {
      const value = code(frame)
      frame.slots[slot] = value
      made.set(name, value)
    }
    return made
  }
}

function range({ start, end, startIncluded, endIncluded, at }: RangeNode, compile: Compile, text: Text): Code {
  const [first, last] = [compile(start), compile(end)]
  return (frame) => {
    const [from, to] = [first(frame), last(frame)]
    const known = from !== null && to !== null
    if (known && Number.isNaN(compare(from, to)))
      return frame.run.report('not-comparable', 'The ends of a range must be of one kind.', text, at)
    if ((from === null && startIncluded) || (to === null && endIncluded))
      frame.run.report('not-comparable', 'An end that belongs to a range must be known.', text, at)
    return new FeelRange(startIncluded, from, to, endIncluded)
  }
}

const signRange = ({ sign }: SignRange, value: Code): Code => {
  return (frame) => FeelRange.unary(sign, value(frame))
}
