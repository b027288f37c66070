import type { Code } from '../run.ts'
import type { Text } from '../text.ts'
import type { ContextNode, ListNode, Node, RangeNode } from '../tree.ts'
import { compare } from '../values/compare.ts'
import { FeelRange } from '../values/range.ts'

type Compile = (node: Node) => Code

export function construction(node: ListNode | ContextNode | RangeNode, compile: Compile, text: Text): Code {
  if (node.kind === 'list') return list(node.items.map(compile))
  return node.kind === 'context' ? context(node, compile) : range(node, compile, text)
}

const list = (items: readonly Code[]): Code => {
  return (frame) => items.map((item) => item(frame))
}

function context({ entries }: ContextNode, compile: Compile): Code {
  const codes = entries.map(({ name, slot, value }) => ({ name, slot, code: compile(value) }))
  return (frame) => {
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
  const [first, last] = [start && compile(start), end && compile(end)]
  return (frame) => {
    const [from, to] = [first ? first(frame) : null, last ? last(frame) : null]
    if (first && last && Number.isNaN(compare(from, to)))
      return frame.run.report('not-comparable', 'The ends of a range must be of one kind.', text, at)
    return new FeelRange(startIncluded, from, to, endIncluded)
  }
}
