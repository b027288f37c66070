import type { Html } from './html.ts'
import { html } from './html.ts'

type AttributeValue = string | number | boolean | null | undefined

/** Further attributes of an element. One marked `optional` is left out where it has no value, and stands alone where it is true. */
export type Attributes = Readonly<Record<string, AttributeValue | { value: AttributeValue; optional?: boolean }>>

/** The attributes with a space before each, as govuk-frontend's `govukAttributes` macro writes them. */
export function attributes(wanted: Attributes | undefined): Html | undefined {
  if (!wanted) return undefined
  return html`${Object.entries(wanted).map(([name, item]) => {
    if (typeof item !== 'object' || item === null) return pair(name, item)
    return item.optional ? optional(name, item.value) : pair(name, item.value)
  })}`
}

/** Those of the attributes that have a value; one that is true stands alone. */
export function given(wanted: Readonly<Record<string, AttributeValue>>): Html {
  return html`${Object.entries(wanted).map(([name, value]) => optional(name, value))}`
}

/** A class list of those that are there. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

function optional(name: string, value: AttributeValue): Html | undefined {
  if (value === true) return html` ${named(name)}`
  return value === undefined || value === null || value === false ? undefined : pair(name, value)
}

function pair(name: string, value: AttributeValue): Html {
  return html` ${named(name)}="${value === null || value === undefined ? '' : String(value)}"`
}

// A name cannot be made safe by escaping: a space in it would begin another attribute.
function named(name: string): string {
  if (!/^[^\s"'<>/=\p{Cc}]+$/u.test(name))
    throw new TypeError(`This is no name for an attribute: ${JSON.stringify(name)}`)
  return name
}
