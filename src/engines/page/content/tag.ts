import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

export interface TagOptions extends Wording, Styling {}

export function tag(options: TagOptions): Html {
  return html`<strong class="${classes('govuk-tag', options.classes)}"${attributes(options.attributes)}>${said(options)}</strong>`
}
