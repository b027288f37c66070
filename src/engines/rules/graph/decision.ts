import type { Value } from '#engines/feel'
import { Frame, withinBudget } from '#engines/feel'
import type { DefinitionFault } from '#ground/source'
import type { Boxed, Boxing } from '../boxed/boxed.ts'
import { expressionIn } from '../boxed/expression-in.ts'
import { mustBe } from '../items/misfit-of-type.ts'
import { settleFit } from '../items/settle.ts'
import { itemOf } from '../items.ts'
import { tellUnused } from '../read/unused.ts'
import { attribute, child } from '../reading.ts'
import { TracedFrame } from '../table/traced-frame.ts'
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
  const scope = scopeOf(needs, boxing.reading)
  const told = boxing.reading.faults.length
  const boxed = boxing.read(expression, scope, element, item ?? itemOf(expression, boxing.reading))
  if (boxing.reading.faults.length === told) tellUnused(element, scope, needs, boxing.reading)
  // A literal expression tells so itself, at its place, of the type that is nearest to it.
  const own = itemOf(expression, boxing.reading)
  if (item && (boxed.kind !== 'literal' || (own && own !== item)))
    mustBe(boxed, item.type, expression ?? element, boxing.reading)
  const table = boxing.reading.analysis?.tables.at(-1)
  if (table && table.element === expression) table.whole = true
  const code = item ? settleFit(boxed.code, item, (expression ?? element).place, 0) : boxed.code
  const node: Node = {
    ...common,
    kind: 'decision',
    type: item && item.type !== 'any' ? item.type : boxed.type,
    item,
    direct: boxed.direct,
    work: (evaluation) => {
      evaluation.run.spend(1 + (needs.length >> 2))
      const { record } = evaluation
      const slots = slotsOf(needs, evaluation)
      const traced = record.trace && new TracedFrame(slots, evaluation.run)
      const frame = traced ?? new Frame(slots, evaluation.run)
      const before = record.now.decision
      const told = record.errors.length
      record.now.decision = common.name
      const value = code(frame)
      record.now.decision = before
      if (value === null || record.errors.length > told) evaluation.worked(node, value, told)
      if (traced) record.trace!.push(trace(evaluation, traced, value))
      return value
    },
  }
  const trace = tracerOf(node, boxed)
  return node
}

type Tracer = (evaluation: Evaluation, frame: TracedFrame, value: Value) => DecisionTrace

/** Writes down how a decision came about; what is the same for every case is put together once. */
function tracerOf({ name, id, sources, description, needs }: Node, { kind, text, explain }: Boxed): Tracer {
  const used = needs.filter((need) => need.kind === 'input' || need.kind === 'decision')
  const same = {
    ...{ decision: name, id, kind, sources },
    ...(kind === 'literal' && { text }),
    ...(description && { description }),
  }
  return (evaluation, frame, value) => {
    const inputs = used.map((need) => ({ name: need.name, value: evaluation.valueOf(need), from: from(need) }))
    // A table that takes too long to be explained is told without it: the value is there.
    const table = explain && withinBudget(() => explain(frame), undefined)
    return table ? { ...same, value, inputs, table } : { ...same, value, inputs }
  }
}

const from = ({ kind }: Node): 'input' | 'decision' => (kind === 'input' ? 'input' : 'decision')

export const nameOf = (element: Element) =>
  attribute(child(element, 'variable') ?? element, 'name') ?? attribute(element, 'name') ?? ''
