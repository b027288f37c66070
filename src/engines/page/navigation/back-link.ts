import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface BackLinkOptions extends Wording, Styling {
  href?: string
}

export function backLink(options: BackLinkOptions): Html {
  return html`<a href="${options.href || '#'}" class="${classes('govuk-back-link', options.classes)}"${attributes(options.attributes)}>${said(options) || 'Back'}</a>`
}
