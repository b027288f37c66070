import type { Node } from '../tree.ts'

/** By what name people know what this gives, where it is a name's value or made of values like that one; for how a number beside it is shown. */
export function aboutOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'name':
    case 'item name':
      return node.name === '?' ? undefined : node.name
    case 'path':
      return pathOf(node.from, node.name)
    case 'negation':
      return aboutOf(node.operand)
    case 'arithmetic':
      return node.sign === '+' || node.sign === '-' ? firstOf([node.left, node.right]) : undefined
    case 'if':
      return firstOf([node.then, node.otherwise])
    case 'filter':
      return aboutOf(node.list)
    case 'call':
      return node.callee.kind === 'builtin' && ALIKE.has(node.callee.builtin.name) ? firstOf(node.args) : undefined
    default:
      return undefined
  }
}

/** Built-ins that give something of the kind that they take. */
export const ALIKE: ReadonlySet<string> = new Set([
  ...['max', 'min', 'sum', 'mean', 'median', 'abs', 'floor', 'ceiling', 'decimal'],
  ...['round up', 'round down', 'round half up', 'round half down'],
])

function pathOf(from: Node, name: string): string | undefined {
  const whole = aboutOf(from)
  return whole === undefined ? undefined : `${whole}.${name}`
}

function firstOf(nodes: readonly Node[]): string | undefined {
  for (const node of nodes) {
    const about = aboutOf(node)
    if (about !== undefined) return about
  }
  return undefined
}
