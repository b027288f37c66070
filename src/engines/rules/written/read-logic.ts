import { expressionIn, expressionsIn } from '../boxed/expression-in.ts'
import { attribute, child, childrenOf } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { EntryLogic, FunctionLogic, IterationLogic, Logic } from './logic.ts'
import { tableOf } from './read-table.ts'
import { textIn, typeIn } from './wording.ts'

/** The logic inside an element, such as a decision. */
export const logicIn = (element: Element | undefined): Logic => logicOf(expressionIn(element))

function logicOf(element: Element | undefined): Logic {
  if (!element) return { kind: 'missing' }
  switch (element.name) {
    case 'literalExpression':
      return { kind: 'literal', text: textIn(element), type: typeIn(element) }
    case 'decisionTable':
      return tableOf(element)
    case 'context':
      return { kind: 'context', entries: childrenOf(element, 'contextEntry').map((each) => entryOf(each, 'variable')) }
    case 'invocation':
      return invocationOf(element)
    case 'functionDefinition':
      return functionOf(element)
    case 'list':
      return { kind: 'list', items: expressionsIn(element).map(logicOf) }
    case 'relation':
      return relationOf(element)
    case 'conditional':
      return { kind: 'conditional', ...conditionalOf(element) }
    case 'filter':
      return { kind: 'filter', list: logicIn(child(element, 'in')), match: logicIn(child(element, 'match')) }
    default:
      return iterationOf(element)
  }
}

function entryOf(element: Element, named: 'variable' | 'parameter'): EntryLogic {
  const variable = child(element, named)
  return { name: variable && attribute(variable, 'name'), type: typeIn(variable), logic: logicIn(element) }
}

const invocationOf = (element: Element): Logic => ({
  kind: 'invocation',
  called: logicIn(element),
  bindings: childrenOf(element, 'binding').map((each) => entryOf(each, 'parameter')),
})

/** A function definition, of a boxed expression or of a business knowledge model. */
export const functionOf = (element: Element): FunctionLogic => ({
  kind: 'function',
  language: attribute(element, 'kind') ?? 'FEEL',
  parameters: childrenOf(element, 'formalParameter').map((each) => ({
    name: attribute(each, 'name') ?? '',
    type: typeIn(each),
  })),
  body: logicIn(element),
})

const relationOf = (element: Element): Logic => ({
  kind: 'relation',
  columns: childrenOf(element, 'column').map(
    (each) => attribute(each, 'name') ?? attribute(child(each, 'variable') ?? each, 'name') ?? '',
  ),
  rows: childrenOf(element, 'row').map((row) => expressionsIn(row).map(logicOf)),
})

const conditionalOf = (element: Element) => ({
  condition: logicIn(child(element, 'if')),
  holds: logicIn(child(element, 'then')),
  otherwise: logicIn(child(element, 'else')),
})

const iterationOf = (element: Element): Logic => ({
  kind: element.name as IterationLogic['kind'],
  name: attribute(element, 'iteratorVariable') ?? 'item',
  list: logicIn(child(element, 'in')),
  body: logicIn(child(element, element.name === 'for' ? 'return' : 'satisfies')),
})
