import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface PaginationLink extends Wording {
  href: string
  labelText?: string
  attributes?: Styling['attributes']
}

interface PaginationItem {
  number?: number | string
  href?: string
  visuallyHiddenText?: string
  current?: boolean
  ellipsis?: boolean
  attributes?: Styling['attributes']
}

interface PaginationOptions extends Styling {
  items?: readonly (PaginationItem | null | undefined)[]
  previous?: PaginationLink
  next?: PaginationLink
  landmarkLabel?: string
}

export function pagination(options: PaginationOptions): Html {
  const { items, previous, next } = options
  const block = !items && Boolean(next || previous)
  const names = classes('govuk-pagination', block && 'govuk-pagination--block', options.classes)
  const list =
    items &&
    html`<ul class="govuk-pagination__list">${items.map((item) => item && Object.keys(item).length > 0 && page(item))}</ul>`
  return html`<nav class="${names}" aria-label="${options.landmarkLabel || 'Pagination'}"${attributes(options.attributes)}>${
    previous?.href && arrowLink(previous, 'prev', block)
  }${list}${next?.href && arrowLink(next, 'next', block)}</nav>`
}

const arrows = {
  prev: html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>`,
  next: html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>`,
}

const usual = {
  prev: html`Previous<span class="govuk-visually-hidden"> page</span>`,
  next: html`Next<span class="govuk-visually-hidden"> page</span>`,
}

function arrowLink(link: PaginationLink, side: 'prev' | 'next', block: boolean): Html {
  const names = classes(
    'govuk-pagination__link-title',
    block && !link.labelText && 'govuk-pagination__link-title--decorated',
  )
  const label =
    block &&
    link.labelText &&
    html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`
  const first = block || side === 'prev'
  return html`<div class="govuk-pagination__${side}"><a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${side}"${attributes(link.attributes)}>${
    first && arrows[side]
  } <span class="${names}">${said(link) || usual[side]}</span> ${label}${!first && arrows[side]}</a></div>`
}

function page(item: PaginationItem): Html {
  const names = classes(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (item.ellipsis) return html`<li class="${names}">&ctdot;</li>`
  const { visuallyHiddenText = `Page ${item.number}` } = item
  const own = given({ 'aria-current': item.current ? 'page' : undefined })
  return html`<li class="${names}"><a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${visuallyHiddenText}"${own}${attributes(item.attributes)}>${item.number}</a></li>`
}
