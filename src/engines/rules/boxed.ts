import type { Scope } from '#engines/feel'
import type { Boxed, Boxing } from './boxed/boxed.ts'
import { readContext } from './boxed/context.ts'
import { readConditional, readFilter, readIteration } from './boxed/control.ts'
import { readFunction } from './boxed/function.ts'
import { readInvocation } from './boxed/invocation.ts'
import { readList, readRelation } from './boxed/list.ts'
import { readLiteral } from './boxed/literal.ts'
import type { Item } from './items.ts'
import type { Reading } from './reading.ts'
import { fault } from './reading.ts'
import { readTable } from './table/read.ts'
import type { Element } from './xml.ts'

/** How every boxed expression is read, each handed the way to read those inside it. */
export function boxingOf(reading: Reading): Boxing {
  const boxing: Boxing = {
    reading,
    read: (element, scope, owner, item) => (element ? readOne(element, scope, boxing, item) : missing(owner, reading)),
  }
  return boxing
}

function readOne(element: Element, scope: Scope, boxing: Boxing, item?: Item): Boxed {
  switch (element.name) {
    case 'literalExpression':
      return readLiteral(element, scope, boxing.reading, item)
    case 'decisionTable':
      return readTable(element, scope, boxing, item)
    case 'context':
      return readContext(element, scope, boxing, item)
    case 'invocation':
      return readInvocation(element, scope, boxing)
    case 'functionDefinition':
      return readFunction(element, scope, boxing)
    case 'list':
      return readList(element, scope, boxing)
    case 'relation':
      return readRelation(element, scope, boxing)
    case 'conditional':
      return readConditional(element, scope, boxing)
    case 'filter':
      return readFilter(element, scope, boxing)
    default:
      return readIteration(element, scope, boxing)
  }
}

function missing(owner: Element, reading: Reading): Boxed {
  fault(
    reading,
    owner.at,
    'no-logic',
    `This ${owner.name} has no expression.`,
    'Give it a literal expression, a table or a context.',
  )
  return { kind: 'missing', type: 'any', code: () => null }
}
