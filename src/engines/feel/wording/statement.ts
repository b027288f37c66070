import type { Node, Test } from '../tree.ts'

/** Whether a test is said as a whole sentence, "it begins with …", and not as something that a value is: "more than …". */
export const isStatement = (test: Test): boolean => test.kind === 'value' && test.says && states(test.value)

function states(node: Node): boolean {
  switch (node.kind) {
    case 'comparison':
      return (!isIt(node.left) && !isIt(node.right)) || isNull(node.left) || isNull(node.right)
    case 'between':
    case 'in':
      return !isIt(node.value)
    case 'and':
    case 'or':
      return states(node.left) || states(node.right)
    case 'literal':
    case 'range':
    case 'sign range':
    case 'list':
      return false
    default:
      return true
  }
}

const isIt = (node: Node) => node.kind === 'name' && node.name === '?'
const isNull = (node: Node) => node.kind === 'literal' && node.value === null
