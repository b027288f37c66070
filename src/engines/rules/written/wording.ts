import { attribute, child, descriptionOf, textOf } from '../reading.ts'
import type { Element } from '../xml.ts'

/** The FEEL or text of an element; '' where there is none. */
export const textIn = (element: Element | undefined): string => (element ? textOf(element).text.trim() : '')

/** The type that an element names. */
export const typeIn = (element: Element | undefined): string | undefined =>
  element && (attribute(element, 'typeRef') ?? child(element, 'typeRef')?.text.trim())

// DMN 1.5 §6.3.2: every element may have a label, beside the name that expressions use.
export const labelOf = (element: Element): string | undefined => attribute(element, 'label')?.trim() || undefined

/** What an element is called, and what is said of it. */
export const named = (element: Element) => ({
  name: attribute(element, 'name') ?? '',
  label: labelOf(element),
  description: descriptionOf(element),
})
