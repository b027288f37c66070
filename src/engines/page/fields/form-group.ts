import { attributes, classes } from '../attributes.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling } from '../options.ts'
import type { ErrorMessageOptions } from './error-message.ts'
import { errorMessage } from './error-message.ts'
import type { HintOptions } from './hint.ts'
import { hint } from './hint.ts'

/** What stands around every field: a hint before it, and an error where there is one. */
export interface FormGroupOptions<Slots = unknown> {
  hint?: HintOptions
  errorMessage?: ErrorMessageOptions
  formGroup?: Styling & Slots
}

/** The hint and the error of a field, and the ids by which the field says that they describe it. */
export function descriptions(
  id: string | undefined,
  options: FormGroupOptions,
  before: string | undefined,
): { hint?: Html; error?: Html; describedBy: string | undefined } {
  const hintId = options.hint && `${id}-hint`
  const errorId = options.errorMessage && `${id}-error`
  return {
    hint: options.hint && hint({ ...options.hint, id: hintId }),
    error: options.errorMessage && errorMessage({ ...options.errorMessage, id: errorId }),
    describedBy: classes(before, hintId, errorId) || undefined,
  }
}

export function formGroup(options: FormGroupOptions, content: Content): Html {
  const names = classes(
    'govuk-form-group',
    options.errorMessage && 'govuk-form-group--error',
    options.formGroup?.classes,
  )
  return html`<div class="${names}"${attributes(options.formGroup?.attributes)}>${content}</div>`
}
