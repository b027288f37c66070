import type { Value } from '#engines/feel'
import { Frame } from '#engines/feel'
import type { DefinitionFault } from '#ground/source'
import type { Boxed, Boxing } from '../boxed/boxed.ts'
import { expressionIn } from '../boxed/expression-in.ts'
import { itemOf } from '../items.ts'
import { attribute, child } from '../reading.ts'
import { settleFit } from '../settle.ts'
import type { DecisionTrace } from '../trace.ts'
import type { Element } from '../xml.ts'
import type { Evaluation } from './evaluation.ts'
import type { Need } from './needs.ts'
import { scopeOf, slotsOf } from './needs.ts'
import type { Node } from './node.ts'

export type Common = Omit<Node, 'kind' | 'type' | 'work' | 'faults'> & { readonly faults: DefinitionFault[] }

/** A decision: its logic over what it requires, as its variable's type wants the value. */
export function readDecision(element: Element, common: Common, needs: readonly Need[], boxing: Boxing): Node {
  const item = itemOf(child(element, 'variable'), boxing.reading)
  const expression = expressionIn(element)
  const boxed = boxing.read(
    expression,
    scopeOf(needs, boxing.reading),
    element,
    item ?? itemOf(expression, boxing.reading),
  )
  const code = item ? settleFit(boxed.code, item, (expression ?? element).place, 0) : boxed.code
  const node: Node = {
    ...common,
    kind: 'decision',
    type: item && item.type !== 'any' ? item.type : boxed.type,
    item,
    work: (evaluation) => {
      const frame = new Frame(slotsOf(needs, evaluation), evaluation.run)
      const { record } = evaluation
      const before = record.decision
      record.decision = common.name
      const value = code(frame)
      record.decision = before
      record.trace?.push(trace(evaluation, frame, value))
      return value
    },
  }
  const trace = tracerOf(node, boxed)
  return node
}

type Tracer = (evaluation: Evaluation, frame: Frame, value: Value) => DecisionTrace

/** Writes down how a decision came about; what is the same for every case is put together once. */
function tracerOf({ name, id, sources, description, needs }: Node, { kind, text, explain }: Boxed): Tracer {
  const used = needs.filter((need) => need.kind === 'input' || need.kind === 'decision')
  const same = {
    ...{ decision: name, id, kind, sources },
    ...(kind === 'literal' && { text }),
    ...(description && { description }),
  }
  return (evaluation, frame, value) => ({
    ...same,
    value,
    inputs: used.map((need) => ({ name: need.name, value: evaluation.valueOf(need), from: from(need) })),
    ...(explain && { table: explain(frame) }),
  })
}

const from = ({ kind }: Node) => (kind === 'input' ? 'input' : 'decision')

export const nameOf = (element: Element) =>
  attribute(child(element, 'variable') ?? element, 'name') ?? attribute(element, 'name') ?? ''
