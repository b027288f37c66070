import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

export interface LabelOptions extends Wording, Styling {
  for?: string
  isPageHeading?: boolean
}

export function label(options: LabelOptions): Html | undefined {
  const words = said(options)
  if (!words) return undefined
  const element = html`<label class="${classes('govuk-label', options.classes)}"${attributes(options.attributes)}${given({ for: options.for })}>${words}</label>`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}
