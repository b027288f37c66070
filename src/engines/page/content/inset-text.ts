import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface InsetTextOptions extends Wording, Styling {
  id?: string
}

export function insetText(options: InsetTextOptions): Html {
  return html`<div${given({ id: options.id || undefined })} class="${classes('govuk-inset-text', options.classes)}"${attributes(options.attributes)}>${said(options)}</div>`
}
