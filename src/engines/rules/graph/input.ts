import { Frame, settle } from '#engines/feel'
import { ANY, fit, itemOf } from '../items.ts'
import type { Reading } from '../reading.ts'
import { child } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Common } from './decision.ts'
import type { Node } from './node.ts'

/** Input data: what is given, as its type wants it; what is not given is null. */
export function readInput(element: Element, common: Common, reading: Reading): Node {
  const item = itemOf(child(element, 'variable'), reading) ?? ANY
  const text = { text: '', place: () => element.at }
  return {
    ...common,
    kind: 'input',
    type: item.type,
    item,
    allowed: item.allowed,
    work(evaluation) {
      const frame = new Frame([], evaluation.run)
      const told = evaluation.record.errors.length
      const value = settle(fit(evaluation.given(this) ?? null, item, frame), frame, text, 0)
      if (value === null) evaluation.worked(this, value, told)
      return value
    },
  }
}
