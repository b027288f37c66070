import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

/** The confirmation panel; the design system's interruption panel is not one of our pages. */
export interface PanelOptions extends Wording, Styling {
  titleText?: string
  titleHtml?: Html
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
}

export function panel(options: PanelOptions): Html {
  const heading = raw(`h${Number(options.headingLevel || 1)}`)
  const body = said(options)
  return html`<div class="${classes('govuk-panel', 'govuk-panel--confirmation', options.classes)}"${attributes(options.attributes)}><${heading} class="govuk-panel__title">${
    options.titleHtml ?? options.titleText
  }</${heading}>${body && html`<div class="govuk-panel__body">${body}</div>`}</div>`
}
