import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface NavigationItem extends Wording {
  href?: string
  /** This very page. */
  current?: boolean
  /** Something below this one. */
  active?: boolean
  attributes?: Styling['attributes']
}

interface ServiceNavigationOptions extends Styling {
  serviceName?: string
  serviceUrl?: string
  navigation?: readonly (NavigationItem | null | undefined | false)[]
  navigationId?: string
  navigationClasses?: string
  navigationLabel?: string
  collapseNavigationOnMobile?: boolean
  menuButtonText?: string
  menuButtonLabel?: string
  ariaLabel?: string
  slots?: {
    start?: Html
    end?: Html | { html: Html; align?: 'inline' }
    navigationStart?: Html
    navigationEnd?: Html
  }
}

export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { start, end } = ends(options)
  const own = html` class="${classes('govuk-service-navigation', options.classes)}" data-module="govuk-service-navigation"${attributes(options.attributes)}`
  const inline = end.inline && 'govuk-service-navigation__inlining-container'
  const inside = html`<div class="${classes('govuk-width-container', inline)}">${start}<div class="govuk-service-navigation__container">${serviceName(options)}${navigation(options)}</div>${end.html}</div>`
  if (!options.serviceName && !start && !end.html) return html`<div${own}>${inside}</div>`
  const { ariaLabel = 'Service information' } = options
  return html`<section aria-label="${ariaLabel}"${own}>${inside}</section>`
}

function ends({ slots }: ServiceNavigationOptions) {
  const end = slots?.end
  const placed = end && 'html' in end ? end : { html: end, align: undefined }
  return { start: slots?.start, end: { html: placed.html, inline: placed.align === 'inline' } }
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): Html | undefined {
  if (!name) return undefined
  const inside = serviceUrl
    ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${name}</a>`
    : html`<span class="govuk-service-navigation__text">${name}</span>`
  return html`<span class="govuk-service-navigation__service-name">${inside}</span>`
}

function navigation(options: ServiceNavigationOptions): Html | undefined {
  const { slots } = options
  const items = (options.navigation ?? []).filter((item) => !!item)
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return undefined
  const id = options.navigationId || 'navigation'
  const { collapseNavigationOnMobile = items.length > 1 } = options
  const label = options.navigationLabel || options.menuButtonText || 'Menu'
  const list = html`<ul class="govuk-service-navigation__list" id="${id}">${slots?.navigationStart}${items.map(entry)}${slots?.navigationEnd}</ul>`
  return html`<nav aria-label="${label}" class="${classes('govuk-service-navigation__wrapper', options.navigationClasses)}">${collapseNavigationOnMobile && menuButton(id, options)}${list}</nav>`
}

function menuButton(id: string, options: ServiceNavigationOptions): Html {
  const text = options.menuButtonText || 'Menu'
  const spoken = options.menuButtonLabel !== text ? options.menuButtonLabel : undefined
  return html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${id}"${given({ 'aria-label': spoken || undefined })} hidden aria-hidden="true">${text}</button>`
}

function entry(item: NavigationItem): Html {
  const on = item.current || item.active
  const own = given({ 'aria-current': on ? (item.current ? 'page' : 'true') : undefined })
  const words = on ? html`<strong class="govuk-service-navigation__active-fallback">${said(item)}</strong>` : said(item)
  const text = words && html`<span class="govuk-service-navigation__text"${own}>${words}</span>`
  const link = html`<a class="govuk-service-navigation__link" href="${item.href}"${own}${attributes(item.attributes)}>${words}</a>`
  return html`<li class="${classes('govuk-service-navigation__item', on && 'govuk-service-navigation__item--active')}">${item.href ? link : text}</li>`
}
