import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling } from '../options.ts'

interface GenericHeaderOptions extends Styling {
  logoHtml?: Html
  logoText?: string
  /** Where the logo leads; the street door where it is left out. */
  url?: string
  containerClasses?: string
}

export function genericHeader(options: GenericHeaderOptions): Html {
  const container = classes('govuk-generic-header__container', options.containerClasses || 'govuk-width-container')
  const link = html`<a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">${options.logoHtml ?? options.logoText}</a>`
  return html`<div class="${classes('govuk-generic-header', options.classes)}"${attributes(options.attributes)}><div class="${container}"><div class="govuk-generic-header__logo">${link}</div></div></div>`
}
