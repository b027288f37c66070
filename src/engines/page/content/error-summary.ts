import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface ErrorItem extends Wording {
  href?: string
  attributes?: Styling['attributes']
}

interface ErrorSummaryOptions extends Styling {
  titleText?: string
  titleHtml?: Html
  descriptionText?: string
  descriptionHtml?: Html
  errorList?: readonly ErrorItem[]
  disableAutoFocus?: boolean
}

export function errorSummary(options: ErrorSummaryOptions): Html {
  const { disableAutoFocus, errorList } = options
  const own = given({
    'data-disable-auto-focus': disableAutoFocus === undefined ? undefined : String(disableAutoFocus),
  })
  const description = options.descriptionHtml ?? options.descriptionText
  const list = errorList?.length && html`<ul class="govuk-list govuk-error-summary__list">${errorList.map(entry)}</ul>`
  return html`<div class="${classes('govuk-error-summary', options.classes)}"${own}${attributes(options.attributes)} data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${
    options.titleHtml ?? options.titleText
  }</h2><div class="govuk-error-summary__body">${description && html`<p>${description}</p>`}${list || undefined}</div></div></div>`
}

function entry(item: ErrorItem): Html {
  if (!item.href) return html`<li>${said(item)}</li>`
  return html`<li><a href="${item.href}"${attributes(item.attributes)}>${said(item)}</a></li>`
}
