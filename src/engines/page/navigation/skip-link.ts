import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface SkipLinkOptions extends Wording, Styling {
  href?: string
}

export function skipLink(options: SkipLinkOptions): Html {
  return html`<a href="${options.href || '#content'}" class="${classes('govuk-skip-link', options.classes)}"${attributes(options.attributes)} data-module="govuk-skip-link">${said(options)}</a>`
}
