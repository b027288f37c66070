import { attribute, child, childrenOf } from '../reading.ts'
import { policies } from '../table/policies.ts'
import type { Element } from '../xml.ts'
import type { RuleLogic, TableLogic } from './logic.ts'
import { labelOf, textIn } from './wording.ts'

export function tableOf(element: Element): TableLogic {
  const annotations = childrenOf(element, 'annotation').map((each) => attribute(each, 'name') ?? '')
  return {
    kind: 'table',
    hitPolicy: policyOf(element),
    inputs: childrenOf(element, 'input').map(inputOf),
    outputs: childrenOf(element, 'output').map(outputOf),
    annotations,
    rules: childrenOf(element, 'rule').map((rule, index) => ruleOf(rule, index + 1, annotations)),
  }
}

/** As the standard abbreviates it, whether it was written out or not. */
function policyOf(element: Element): string {
  const written = attribute(element, 'hitPolicy') ?? 'UNIQUE'
  const aggregation = attribute(element, 'aggregation')
  const name = aggregation && /^C/.test(written) ? `COLLECT ${aggregation}` : written
  return policies.get(name)?.name ?? written
}

function inputOf(element: Element) {
  const expression = child(element, 'inputExpression')
  return {
    label: labelOf(element),
    text: textIn(expression),
    type: expression && attribute(expression, 'typeRef'),
    allowed: textIn(child(element, 'inputValues')) || undefined,
  }
}

const outputOf = (element: Element) => ({
  name: attribute(element, 'name'),
  label: labelOf(element),
  type: attribute(element, 'typeRef'),
  values: textIn(child(element, 'outputValues')) || undefined,
  otherwise: textIn(child(element, 'defaultOutputEntry')) || undefined,
})

const ruleOf = (element: Element, number: number, annotations: readonly string[]): RuleLogic => ({
  number,
  id: attribute(element, 'id'),
  cells: childrenOf(element, 'inputEntry').map(textIn),
  outputs: childrenOf(element, 'outputEntry').map(textIn),
  annotations: Object.fromEntries(
    childrenOf(element, 'annotationEntry').map((each, index) => [
      annotations[index] || `annotation ${index + 1}`,
      textIn(each),
    ]),
  ),
})
