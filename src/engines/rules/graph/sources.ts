import { attribute, child, childrenOf } from '../reading.ts'
import type { Element } from '../xml.ts'

/** Tells the names of the knowledge sources that an element answers to. The model is looked through once, however many ask. */
export function sourcesIn(definitions: Pick<Element, 'children'>): (element: Element) => string[] {
  const names = new Map(
    childrenOf(definitions, 'knowledgeSource').map((each) => [attribute(each, 'id'), attribute(each, 'name') ?? '']),
  )
  return (element) =>
    childrenOf(element, 'authorityRequirement').flatMap((requirement) => {
      const authority = child(requirement, 'requiredAuthority')
      const name = authority && names.get((attribute(authority, 'href') ?? '').replace(/^#/, ''))
      return name ? [name] : []
    })
}
