import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { FieldsetOptions } from './fieldset.ts'
import { fieldset } from './fieldset.ts'
import type { FormGroupOptions } from './form-group.ts'
import { descriptions, formGroup } from './form-group.ts'
import { input } from './input.ts'

interface DateInputItem extends Styling {
  /** 'day', 'month' or 'year' where it is left out in one of those three. */
  name?: string
  id?: string
  label?: string
  value?: string
  inputmode?: string
  autocomplete?: string
  pattern?: string
  /** Whether this part is wrong. With an error message and no part marked, all are shown as wrong, save one marked false. */
  error?: boolean
}

interface DateInputOptions extends Styling, FormGroupOptions<{ beforeInputs?: Wording; afterInputs?: Wording }> {
  id: string
  namePrefix?: string
  fieldset?: Omit<FieldsetOptions, 'html' | 'role'>
  day?: DateInputItem
  month?: DateInputItem
  year?: DateInputItem
  /** Other parts than day, month and year. */
  items?: readonly (DateInputItem | null | undefined | false)[]
  /** By the parts' full names. */
  values?: Readonly<Record<string, string | undefined>>
}

type Part = 'day' | 'month' | 'year'
const parts: readonly Part[] = ['day', 'month', 'year']

export function dateInput(options: DateInputOptions): Html {
  const about = descriptions(options.id, options, options.fieldset?.describedBy)
  const { beforeInputs, afterInputs } = options.formGroup ?? {}
  const own = html`${attributes(options.attributes)}${given({ id: options.id || undefined })}`
  const inside = html`${about.hint}${about.error}<div class="${classes('govuk-date-input', options.classes)}"${own}>${said(beforeInputs)}${items(options)}${said(afterInputs)}</div>`
  const { describedBy } = about
  const group = options.fieldset && fieldset({ ...options.fieldset, role: 'group', describedBy, html: inside })
  return formGroup(options, group ?? inside)
}

function items(options: DateInputOptions): (Html | undefined)[] {
  const wanted = options.items?.length ? options.items : parts.map((part) => options[part] ?? { name: part })
  const someMarked = wanted.some((item) => item && marked(item))
  return wanted.map((item) => (item ? shown(item, options, someMarked) : undefined))
}

function shown(item: DateInputItem, options: DateInputOptions, someMarked: boolean): Html {
  const part = partOf(item, options)
  const name = item.name ?? part ?? ''
  const prefixed = options.namePrefix ? `${options.namePrefix}-${name}` : name
  const field = input({
    label: { text: item.label || capitalised(name), classes: 'govuk-date-input__label' },
    id: item.id || `${options.id}-${name}`,
    classes: classes('govuk-date-input__input', ...look(item, part, options, someMarked)),
    name: prefixed,
    value:
      item.value ??
      (part && options[part]?.value) ??
      options.values?.[part ? name : prefixed] ??
      options.values?.[prefixed],
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })
  return html`<div class="govuk-date-input__item">${field}</div>`
}

function partOf(item: DateInputItem, options: DateInputOptions): Part | undefined {
  return parts.find(
    (part) => item === options[part] || (item.name && (item.name === part || item.name === options[part]?.name)),
  )
}

function look(item: DateInputItem, part: Part | undefined, options: DateInputOptions, someMarked: boolean) {
  const wrong = marked(item) || (item.error !== false && options.errorMessage && !someMarked)
  return [
    wrong && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${part === 'year' ? 4 : 2}`,
    item.classes,
  ]
}

function marked(item: DateInputItem): boolean {
  return Boolean(item.error || item.classes?.includes('govuk-input--error'))
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}
