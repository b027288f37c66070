import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface Crumb extends Wording {
  href?: string
  attributes?: Styling['attributes']
}

interface BreadcrumbsOptions extends Styling {
  items: readonly Crumb[]
  collapseOnMobile?: boolean
  labelText?: string
}

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const { collapseOnMobile, labelText = 'Breadcrumb' } = options
  const names = classes(
    'govuk-breadcrumbs',
    options.classes,
    collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return html`<nav class="${names}"${attributes(options.attributes)} aria-label="${labelText}"><ol class="govuk-breadcrumbs__list">${options.items.map(crumb)}</ol></nav>`
}

function crumb(item: Crumb): Html {
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${said(item)}</li>`
  return html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${attributes(item.attributes)}>${said(item)}</a></li>`
}
