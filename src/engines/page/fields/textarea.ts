import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import type { FormGroupOptions } from './form-group.ts'
import { descriptions, formGroup } from './form-group.ts'
import type { LabelOptions } from './label.ts'
import { label } from './label.ts'

export interface TextareaOptions extends Styling, FormGroupOptions<{ beforeInput?: Wording; afterInput?: Wording }> {
  id?: string
  name: string
  label: LabelOptions
  value?: string
  rows?: number | string
  autocomplete?: string
  spellcheck?: boolean
  disabled?: boolean
  describedBy?: string
}

export function textarea(options: TextareaOptions): Html {
  const id = options.id || options.name
  const about = descriptions(id, options, options.describedBy)
  const { beforeInput, afterInput } = options.formGroup ?? {}
  const field = element(id, options, about.describedBy)
  const words = label({ ...options.label, for: id })
  return formGroup(options, [words, about.hint, about.error, said(beforeInput), field, said(afterInput)])
}

function element(id: string, options: TextareaOptions, describedBy: string | undefined): Html {
  const names = classes('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes)
  const own = given({
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete || undefined,
  })
  return html`<textarea class="${names}" id="${id}" name="${options.name}" rows="${options.rows || 5}"${own}${attributes(options.attributes)}>${kept(options.value)}</textarea>`
}

// HTML §13.2.6.4.7: a line end straight after the start tag is dropped, so one that was typed needs another before it.
function kept(value: string | undefined): string | undefined {
  return value && /^[\r\n]/.test(value) ? `\n${value}` : value
}
