import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'
import { button } from './button.ts'

interface PanelAction extends Styling {
  text: string
  href?: string
  type?: 'submit' | 'button'
}

interface PanelOptions extends Wording, Styling {
  titleText?: string
  titleHtml?: Html
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  /** Shown with the class govuk-panel--interruption only. */
  actions?: Styling & { items?: readonly PanelAction[] }
}

export function panel(options: PanelOptions): Html {
  const interruption = options.classes?.includes('govuk-panel--interruption')
  const names = classes('govuk-panel', !interruption && 'govuk-panel--confirmation', options.classes)
  const heading = raw(`h${Number(options.headingLevel || 1)}`)
  const title = html`<${heading} class="govuk-panel__title">${options.titleHtml ?? options.titleText}</${heading}>`
  const words = said(options)
  const body = words && html`<div class="govuk-panel__body">${words}</div>`
  return html`<div class="${names}"${attributes(options.attributes)}>${title}${body}${interruption && actions(options)}</div>`
}

function actions({ actions }: PanelOptions): Html | undefined {
  if (!actions) return undefined
  const group =
    actions.items?.length &&
    html`<div class="govuk-button-group">${actions.items.map((item) => html`${action(item)} `)}</div>`
  return html`<div class="${classes('govuk-panel__actions', actions.classes)}"${attributes(actions.attributes)}>${group || undefined}</div>`
}

function action(item: PanelAction): Html {
  if (item.href && item.type !== 'button') {
    return html`<a class="${classes('govuk-link govuk-link--inverse', item.classes)}" href="${item.href}"${attributes(item.attributes)}>${item.text}</a>`
  }
  return button({ ...item, type: item.type || 'button', classes: classes('govuk-button--inverse', item.classes) })
}
