import type { Scope } from '#engines/feel'
import type { Boxed, Boxing } from './boxed/boxed.ts'
import { readContext } from './boxed/context.ts'
import { readConditional, readFilter, readIteration } from './boxed/control.ts'
import { readFunction } from './boxed/function.ts'
import { readInvocation } from './boxed/invocation.ts'
import { readList, readRelation } from './boxed/list.ts'
import { readLiteral } from './boxed/literal.ts'
import { fitted } from './direct/fit.ts'
import { settleFit } from './items/settle.ts'
import type { Item } from './items.ts'
import { itemOf } from './items.ts'
import { holdsMisspelt } from './read/not-read.ts'
import type { Reading } from './reading.ts'
import { faultWithin } from './reading.ts'
import { readTable } from './table/read.ts'
import type { Element } from './xml.ts'

/** How every boxed expression is read, each handed the way to read those inside it. */
export function boxingOf(reading: Reading): Boxing {
  const boxing: Boxing = {
    reading,
    read: (element, scope, owner, item) =>
      element ? readTyped(element, scope, boxing, item) : missing(owner, reading),
  }
  return boxing
}

/** What says its own type must give a value of it, beside what is wanted of it from outside. */
function readTyped(element: Element, scope: Scope, boxing: Boxing, item?: Item): Boxed {
  const own = element.name === 'functionDefinition' ? undefined : itemOf(element, boxing.reading)
  const boxed = readOne(element, scope, boxing, own ?? item)
  if (!own || own === item) return boxed
  const type = own.type === 'any' ? boxed.type : own.type
  const code = settleFit(boxed.code, own, element.place, 0)
  return { ...boxed, type, constant: undefined, code, direct: fitted(boxed.direct, own) }
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
  const message = `This ${owner.name} has no expression.`
  // What was surely meant for it has been told.
  if (reading.asPublished || !holdsMisspelt(owner))
    faultWithin(reading, owner.at, 'no-logic', message, 'Give it a literal expression, a table or a context.')
  const text = { text: '', place: () => owner.at }
  return { kind: 'missing', type: 'any', code: (frame) => frame.run.report('no-logic', message, text, 0) }
}
