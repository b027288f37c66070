import type { Element } from '../xml.ts'

const KINDS = new Set([
  'literalExpression',
  'decisionTable',
  'context',
  'invocation',
  'functionDefinition',
  'list',
  'relation',
  'conditional',
  'filter',
  'for',
  'some',
  'every',
])

/** The boxed expression inside an element, if there is one. */
export const expressionIn = (element: Element | undefined): Element | undefined =>
  element?.children.find((each) => KINDS.has(each.name))

/** All the boxed expressions inside an element. */
export const expressionsIn = (element: Element): Element[] => element.children.filter((each) => KINDS.has(each.name))
