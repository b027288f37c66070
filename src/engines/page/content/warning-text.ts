import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface WarningTextOptions extends Wording, Styling {
  iconFallbackText?: string
}

export function warningText(options: WarningTextOptions): Html {
  return html`<div class="${classes('govuk-warning-text', options.classes)}"${attributes(options.attributes)}><span class="govuk-warning-text__icon" aria-hidden="true">!</span> <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${
    options.iconFallbackText || 'Warning'
  }</span> ${said(options)}</strong></div>`
}
