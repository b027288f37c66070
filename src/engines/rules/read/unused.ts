import type { Scope } from '#engines/feel'
import type { Place } from '#ground/source'
import type { Need } from '../graph/needs.ts'
import type { Node } from '../graph/node.ts'
import type { Reading } from '../reading.ts'
import { attribute, warn } from '../reading.ts'
import type { Element } from '../xml.ts'

const REQUIREMENTS = new Set(['informationRequirement', 'knowledgeRequirement'])

/** Tells an author which requirements of a part neither its logic nor the sentences of its rules make use of. */
export function tellUnused(element: Element, scope: Scope, needs: readonly Need[], reading: Reading): void {
  const used = reading.analysis?.used.get(scope)
  if (!reading.analysis) return
  for (const { name, node } of needs) {
    if (!node || used?.has(scope.slotOf(name)) || isSaid(element, name)) continue
    const message = `"${name}" is required here, and nothing makes use of it.`
    warn(
      reading,
      requirementOf(element, node) ?? element.at,
      'unused-requirement',
      message,
      'Use it, or take the requirement away.',
    )
  }
}

/** "{rates.eldest}" in a sentence names it too. */
function isSaid({ name, text, children }: Element, part: string): boolean {
  if (name === 'text' || name === 'description') return text.includes(`{${part}`)
  return children.some((each) => isSaid(each, part))
}

function requirementOf({ children }: Element, { id }: Node): Place | undefined {
  const requirements = children.filter(({ name }) => REQUIREMENTS.has(name))
  return requirements.find((each) => each.children.some((part) => attribute(part, 'href')?.endsWith(`#${id}`)))?.at
}

/** Tells an author which inputs no other part asks for. */
export function tellUnusedInputs(nodes: readonly Node[], reading: Reading): void {
  if (!reading.analysis) return
  const required = new Set(nodes.flatMap(({ needs }) => needs))
  for (const node of nodes) {
    if (node.kind !== 'input' || required.has(node)) continue
    const message = `Nothing requires the input "${node.name}".`
    warn(reading, node.at, 'unused-input', message, 'Require it where it is needed, or take it away.')
  }
}
