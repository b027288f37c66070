import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import type { Styling, Wording } from '../options.ts'

interface NotificationBannerOptions extends Wording, Styling {
  type?: 'success'
  role?: string
  titleText?: string
  titleHtml?: Html
  titleId?: string
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  disableAutoFocus?: boolean
}

export function notificationBanner(options: NotificationBannerOptions): Html {
  const success = options.type === 'success'
  const id = options.titleId || 'govuk-notification-banner-title'
  const names = classes('govuk-notification-banner', success && 'govuk-notification-banner--success', options.classes)
  const { disableAutoFocus: quiet } = options
  const own = html` role="${options.role || (success ? 'alert' : 'region')}" aria-labelledby="${id}" data-module="govuk-notification-banner"${given({ 'data-disable-auto-focus': quiet === undefined ? undefined : String(quiet) })}${attributes(options.attributes)}`
  return html`<div class="${names}"${own}><div class="govuk-notification-banner__header">${title(options, id)}</div><div class="govuk-notification-banner__content">${message(options)}</div></div>`
}

function title(options: NotificationBannerOptions, id: string): Html {
  const heading = raw(`h${Number(options.titleHeadingLevel || 2)}`)
  const usual = options.type === 'success' ? 'Success' : 'Important'
  return html`<${heading} class="govuk-notification-banner__title" id="${id}">${options.titleHtml ?? (options.titleText || usual)}</${heading}>`
}

function message({ html: inside, text }: NotificationBannerOptions): Html | undefined {
  return inside ?? (text ? html`<p class="govuk-notification-banner__heading">${text}</p>` : undefined)
}
