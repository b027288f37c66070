import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

export interface HintOptions extends Wording, Styling {
  id?: string
}

export function hint(options: HintOptions): Html {
  return html`<div${given({ id: options.id })} class="${classes('govuk-hint', options.classes)}"${attributes(options.attributes)}>${said(options)}</div>`
}
