import type { Boxing } from '../boxed/boxed.ts'
import { itemOf } from '../items.ts'
import { mustAgree } from '../read/distinct.ts'
import { attribute, child, childrenOf, descriptionOf, fault, within } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Common } from './decision.ts'
import { nameOf, readDecision } from './decision.ts'
import { readInput } from './input.ts'
import { readKnowledge } from './knowledge.ts'
import type { ImportNames } from './needs.ts'
import { needsOf } from './needs.ts'
import type { Node } from './node.ts'
import { makeService } from './service.ts'

interface Asking {
  readonly id: string
  readonly namespace: string
  readonly home: object
  readonly slot: number
  readonly boxing: Boxing
  readonly imports: ImportNames
  readonly sources: readonly string[]
  ask(href: string, at: Element): Node | undefined
}

/** Reads one node, and with `ask` what it rests on. */
export function readNode(element: Element, asking: Asking): Node {
  const { id, namespace, home, slot, boxing, sources } = asking
  const required = requiredBy(element, asking)
  const name = nameOf(element)
  const common: Common = {
    name,
    fullName: `${namespace}#${name}`,
    ...{ id, home, slot },
    at: element.at,
    description: descriptionOf(element),
    sources,
    namespace,
    needs: required,
    faults: [],
  }
  const before = boxing.reading.faults.length
  mustAgree(element, boxing.reading)
  const hasLogic = element.name === 'decision' || element.name === 'businessKnowledgeModel'
  const node = within(boxing.reading, hasLogic ? { decision: name } : {}, () => readOfKind(element, common, asking))
  common.faults.push(...boxing.reading.faults.slice(before))
  return node
}

function readOfKind(element: Element, common: Common, asking: Asking): Node {
  const { namespace, boxing, imports } = asking
  if (common.name === '')
    fault(boxing.reading, element.at, 'no-name', `This ${element.name} has no name.`, 'Give it one.')
  if (element.name === 'inputData') return readInput(element, common, boxing.reading)
  if (element.name === 'decisionService') return readService(element, common, asking)
  const needs = needsOf(common.needs, namespace, imports)
  if (element.name === 'decision') return readDecision(element, common, needs, boxing)
  return readKnowledge(element, common, needs, boxing)
}

const REQUIREMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['informationRequirement', ['requiredInput', 'requiredDecision']],
  ['knowledgeRequirement', ['requiredKnowledge']],
])

/** What a decision or a business knowledge model requires; that it requires itself it need not say. */
function requiredBy(element: Element, { ask, id, namespace }: Asking): Node[] {
  const required: Node[] = []
  for (const [name, kinds] of REQUIREMENTS) {
    for (const requirement of childrenOf(element, name)) {
      const reference = requirement.children.find((each) => kinds.includes(each.name))
      const href = (reference && attribute(reference, 'href')) ?? ''
      if (name === 'knowledgeRequirement' && localId(href, namespace) === id) continue
      const node = ask(href, requirement)
      if (node && !required.includes(node)) required.push(node)
    }
  }
  return required
}

function readService(element: Element, common: Common, { ask, boxing }: Asking): Node {
  const parts = (name: string) =>
    childrenOf(element, name).flatMap((each) => ask(attribute(each, 'href') ?? '', each) ?? [])
  const inputs = [...parts('inputData'), ...parts('inputDecision')]
  const outputs = parts('outputDecision')
  if (outputs.length === 0)
    fault(boxing.reading, element.at, 'no-output', `"${common.name}" gives nothing.`, 'Name its output decisions.')
  const item = itemOf(child(element, 'variable'), boxing.reading)
  const wanted =
    item && typeof item.type === 'object' && 'function' in item.type ? item.type.function.gives : item?.type
  return makeService({ ...common, needs: [...inputs, ...outputs] }, inputs, outputs, wanted ?? 'any')
}

/** The id of a part of this model; undefined where the reference leads to another one. */
export function localId(href: string, namespace: string): string | undefined {
  const hash = href.lastIndexOf('#')
  const prefix = href.slice(0, Math.max(0, hash))
  return prefix === '' || prefix === namespace ? href.slice(hash + 1) : undefined
}
