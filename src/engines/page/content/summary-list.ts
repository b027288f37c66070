import { attributes, classes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface Action extends Wording, Styling {
  href: string
  /** Read out after the words, as in "Change your name". */
  visuallyHiddenText?: string
}

interface Actions {
  items?: readonly Action[]
  classes?: string
}

interface Cell extends Wording {
  classes?: string
}

interface SummaryRow {
  key: Cell
  value: Cell
  actions?: Actions
  classes?: string
}

interface SummaryCard extends Styling {
  title?: Cell & { headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 }
  actions?: Actions
}

interface SummaryListOptions extends Styling {
  rows: readonly (SummaryRow | null | undefined | false)[]
  card?: SummaryCard
}

export function summaryList(options: SummaryListOptions): Html {
  const { card, rows } = options
  const someActions = rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0)
  const shown = rows.map((row) => row && listRow(row, someActions, card?.title))
  const list = html`<dl class="${classes('govuk-summary-list', options.classes)}"${attributes(options.attributes)}>${shown}</dl>`
  return card ? inCard(card, list) : list
}

function listRow(row: SummaryRow, someActions: boolean, title: Cell | undefined): Html {
  const bare = someActions && !row.actions?.items && 'govuk-summary-list__row--no-actions'
  return html`<div class="${classes('govuk-summary-list__row', bare, row.classes)}"><dt class="${classes('govuk-summary-list__key', row.key?.classes)}">${said(row.key)}</dt><dd class="${classes('govuk-summary-list__value', row.value?.classes)}">${said(row.value)}</dd>${rowActions(row.actions, title)}</div>`
}

function rowActions(actions: Actions | undefined, title: Cell | undefined): Html | undefined {
  if (!actions?.items?.length) return undefined
  const links = actions.items.map((action) => actionLink(action, title))
  const list = html`<ul class="govuk-summary-list__actions-list">${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`
  return html`<dd class="${classes('govuk-summary-list__actions', actions.classes)}">${links.length === 1 ? links : list}</dd>`
}

function actionLink(action: Action, title: Cell | undefined): Html {
  const more = action.visuallyHiddenText && ` ${action.visuallyHiddenText}`
  const unseen =
    (more || title) && html`<span class="govuk-visually-hidden">${more}${title && html` (${said(title)})`}</span>`
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes)}>${said(action)}${unseen}</a>`
}

function inCard(card: SummaryCard, list: Html): Html {
  return html`<div class="${classes('govuk-summary-card', card.classes)}"${attributes(card.attributes)}><div class="govuk-summary-card__title-wrapper">${cardTitle(card)}${cardActions(card)}</div><div class="govuk-summary-card__content">${list}</div></div>`
}

function cardTitle({ title }: SummaryCard): Html | undefined {
  if (!title) return undefined
  const heading = raw(`h${Number(title.headingLevel || 2)}`)
  return html`<${heading} class="${classes('govuk-summary-card__title', title.classes)}">${said(title)}</${heading}>`
}

function cardActions({ actions, title }: SummaryCard): Html | undefined {
  if (!actions?.items?.length) return undefined
  const names = classes('govuk-summary-card__actions', actions.classes)
  const links = actions.items.map((action) => actionLink(action, title))
  if (links.length === 1) return html`<div class="${names}">${links}</div>`
  return html`<ul class="${names}">${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`
}
