import type { Value } from '#engines/feel'
import type { Boxing } from '../boxed/boxed.ts'
import { readFunctionBody, readParameters } from '../boxed/function.ts'
import { itemOf } from '../items.ts'
import { tellUnused } from '../read/unused.ts'
import { child, fault } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Common } from './decision.ts'
import type { Need } from './needs.ts'
import { scopeOf, slotsOf } from './needs.ts'
import type { Node } from './node.ts'

/** A business knowledge model: a function of the model, which may call itself. */
export function readKnowledge(element: Element, common: Common, needs: readonly Need[], boxing: Boxing): Node {
  const logic = child(element, 'encapsulatedLogic')
  if (!logic) {
    fault(boxing.reading, element.at, 'no-logic', `"${common.name}" has no logic.`, 'Give it an encapsulated logic.')
    return { ...common, kind: 'knowledge', type: 'function', work: () => null }
  }
  const parameters = readParameters(logic, boxing.reading)
  const gives = resultItem(element, boxing)
  const itself: Need = {
    name: common.name,
    type: {
      function: {
        takes: parameters.map(({ type }) => type),
        gives: gives?.type ?? 'any',
        names: parameters.map(({ name }) => name),
      },
    },
    value: () => null,
  }
  const scope = scopeOf([...needs, itself], boxing.reading)
  const told = boxing.reading.faults.length
  const body = readFunctionBody(logic, scope, boxing, gives)
  if (boxing.reading.faults.length === told) tellUnused(element, scope, needs, boxing.reading)
  return {
    ...common,
    kind: 'knowledge',
    type: body.type,
    work(evaluation) {
      const around: Value[] = slotsOf(needs, evaluation)
      const made = body.make(around, evaluation.run, common.name)
      around.push(made)
      return made
    },
  }
}

/** What it gives: its variable may name that type, or a type of function. */
function resultItem(element: Element, { reading }: Boxing) {
  const item = itemOf(child(element, 'variable'), reading)
  if (!item || item.type === 'function') return undefined
  if (typeof item.type === 'object' && 'function' in item.type) return { type: item.type.function.gives }
  return item
}
