import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { FormGroupOptions } from './form-group.ts'
import { descriptions, formGroup } from './form-group.ts'
import type { LabelOptions } from './label.ts'
import { label } from './label.ts'

interface SelectItem {
  text: string
  /** The text where it is left out. */
  value?: string
  selected?: boolean
  disabled?: boolean
  attributes?: Styling['attributes']
}

interface SelectOptions extends Styling, FormGroupOptions<{ beforeInput?: Wording; afterInput?: Wording }> {
  id?: string
  name: string
  label: LabelOptions
  items?: readonly (SelectItem | null | undefined | false)[]
  /** The value of the item that is chosen. */
  value?: string
  disabled?: boolean
  describedBy?: string
}

export function select(options: SelectOptions): Html {
  const id = options.id || options.name
  const about = descriptions(id, options, options.describedBy)
  const { beforeInput, afterInput } = options.formGroup ?? {}
  const words = label({ ...options.label, for: id })
  const field = element(id, options, about.describedBy)
  return formGroup(options, [words, about.hint, about.error, said(beforeInput), field, said(afterInput)])
}

function element(id: string, options: SelectOptions, describedBy: string | undefined): Html {
  const names = classes('govuk-select', options.classes, options.errorMessage && 'govuk-select--error')
  const own = given({ disabled: Boolean(options.disabled), 'aria-describedby': describedBy })
  const items = options.items?.map((item) => item && option(item, options.value))
  return html`<select class="${names}" id="${id}" name="${options.name}"${own}${attributes(options.attributes)}>${items}</select>`
}

function option(item: SelectItem, chosen: string | undefined): Html {
  const selected = item.selected ?? (Boolean(chosen) && (item.value ?? item.text) === chosen)
  const value = item.value === undefined ? undefined : attributes({ value: item.value })
  const own = given({ selected, disabled: Boolean(item.disabled) })
  return html`<option${value}${own}${attributes(item.attributes)}>${item.text}</option>`
}
