import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { FormGroupOptions } from './form-group.ts'
import { descriptions, formGroup } from './form-group.ts'
import type { LabelOptions } from './label.ts'
import { label } from './label.ts'

interface Affix extends Wording, Styling {}

interface InputOptions extends Styling, FormGroupOptions<{ beforeInput?: Wording; afterInput?: Wording }> {
  id?: string
  name: string
  label: LabelOptions
  type?: string
  value?: string
  inputmode?: string
  autocomplete?: string
  autocapitalize?: string
  pattern?: string
  spellcheck?: boolean
  disabled?: boolean
  describedBy?: string
  prefix?: Affix
  suffix?: Affix
  inputWrapper?: Styling
}

export function input(options: InputOptions): Html {
  const id = options.id || options.name
  const about = descriptions(id, options, options.describedBy)
  const inside = wrapped(options, element(id, options, about.describedBy))
  return formGroup(options, [label({ ...options.label, for: id }), about.hint, about.error, inside])
}

function element(id: string, options: InputOptions, describedBy: string | undefined): Html {
  const names = classes('govuk-input', options.classes, options.errorMessage && 'govuk-input--error')
  const own = given({
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
  })
  return html`<input class="${names}" id="${id}" name="${options.name}" type="${options.type || 'text'}"${own}${attributes(options.attributes)}>`
}

function wrapped(options: InputOptions, field: Html): Html {
  const { beforeInput, afterInput } = options.formGroup ?? {}
  const parts = [
    said(beforeInput),
    affix('prefix', options.prefix),
    field,
    affix('suffix', options.suffix),
    said(afterInput),
  ]
  if (parts.filter(Boolean).length === 1) return field
  const { inputWrapper } = options
  return html`<div class="${classes('govuk-input__wrapper', inputWrapper?.classes)}"${attributes(inputWrapper?.attributes)}>${parts}</div>`
}

function affix(side: 'prefix' | 'suffix', options: Affix | undefined): Html | undefined {
  const words = said(options)
  return words
    ? html`<div class="${classes(`govuk-input__${side}`, options?.classes)}" aria-hidden="true"${attributes(options?.attributes)}>${words}</div>`
    : undefined
}
