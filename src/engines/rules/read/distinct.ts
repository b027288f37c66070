import type { Reading } from '../reading.ts'
import { attribute, child, faultOfStyle } from '../reading.ts'
import type { Element } from '../xml.ts'

/** Parts that are asked for by their names have each its own: of two with one name, only one could be seen. */
export function mustBeDistinct(elements: readonly Element[], what: string, reading: Reading): void {
  const seen = new Set<string>()
  for (const element of elements) {
    const name = attribute(element, 'name') ?? ''
    if (name !== '' && seen.has(name))
      faultOfStyle(
        reading,
        element.at,
        'name-twice',
        `The ${what} "${name}" is there twice.`,
        'Give each its own name.',
      )
    seen.add(name)
  }
}

/** An author who calls a part by one name and its variable by another is told by which it is known. */
export function mustAgree(element: Element, reading: Reading): void {
  const variable = child(element, 'variable')
  const [own, known] = [attribute(element, 'name'), variable && attribute(variable, 'name')]
  if (!variable || !reading.analysis || own === undefined || known === undefined || own === known) return
  const message = `"${own}" is known to the model as "${known}", the name of its variable.`
  const remedy = 'Give both the same name.'
  reading.faults.push({ severity: 'warning', at: variable.at, code: 'other-name', message, remedy })
}
