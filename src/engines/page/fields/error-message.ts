import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

export interface ErrorMessageOptions extends Wording, Styling {
  id?: string
  /** Read out before the message; "Error" where it is left out, nothing where it is empty. */
  visuallyHiddenText?: string
}

export function errorMessage(options: ErrorMessageOptions): Html {
  const { visuallyHiddenText = 'Error' } = options
  const unseen = visuallyHiddenText && html`<span class="govuk-visually-hidden">${visuallyHiddenText}:</span> `
  return html`<p${given({ id: options.id })} class="${classes('govuk-error-message', options.classes)}"${attributes(options.attributes)}>${unseen}${said(options)}</p>`
}
