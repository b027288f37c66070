import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface DetailsOptions extends Wording, Styling {
  id?: string
  summaryText?: string
  summaryHtml?: Html
  open?: boolean
}

export function details(options: DetailsOptions): Html {
  const own = html`${given({ id: options.id || undefined })} class="${classes('govuk-details', options.classes)}"${attributes(options.attributes)}${given({ open: Boolean(options.open) })}`
  const summary = options.summaryHtml ?? options.summaryText
  return html`<details${own}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text">${said(options)}</div></details>`
}
