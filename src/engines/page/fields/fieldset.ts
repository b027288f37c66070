import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface LegendOptions extends Wording {
  classes?: string
  isPageHeading?: boolean
}

export interface FieldsetOptions extends Styling {
  legend?: LegendOptions
  describedBy?: string
  role?: string
  html?: Html
}

export function fieldset(options: FieldsetOptions): Html {
  const own = given({ role: options.role, 'aria-describedby': options.describedBy || undefined })
  return html`<fieldset class="${classes('govuk-fieldset', options.classes)}"${own}${attributes(options.attributes)}>${legend(options.legend)}${options.html}</fieldset>`
}

function legend(options: LegendOptions | undefined): Html | undefined {
  const words = said(options)
  if (!options || !words) return undefined
  const inside = options.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${words}</h1>` : words
  return html`<legend class="${classes('govuk-fieldset__legend', options.classes)}">${inside}</legend>`
}
