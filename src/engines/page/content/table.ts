import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface TableCell extends Wording, Styling {
  format?: string
  colspan?: number
  rowspan?: number
}

interface TableOptions extends Styling {
  caption?: string
  captionClasses?: string
  head?: readonly TableCell[]
  rows: readonly (readonly TableCell[] | null | undefined | false)[]
  firstCellIsHeader?: boolean
  /** Not in govuk-frontend: on a phone it is told row by row, each cell after the text of its heading. */
  stacked?: boolean
}

export function table(options: TableOptions): Html {
  const { caption, head } = options
  const title =
    caption && html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${caption}</caption>`
  const top =
    head && html`<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map(heading)}</tr></thead>`
  const rows = options.rows.map((row) => row && html`<tr class="govuk-table__row">${bodyCells(row, options)}</tr>`)
  const names = classes('govuk-table', options.stacked && 'publica-stacked', options.classes)
  return html`<table class="${names}"${attributes(options.attributes)}>${title}${top}<tbody class="govuk-table__body">${rows}</tbody></table>`
}

function heading(cell: TableCell): Html {
  const names = classes('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)
  return html`<th scope="col" class="${names}"${extent(cell)}>${said(cell)}</th>`
}

function bodyCells(cells: readonly TableCell[], { head, firstCellIsHeader, stacked }: TableOptions): Html[] {
  return cells.map((cell, index) => {
    const label = stacked && index > 0 ? { 'data-label': head?.[index]?.text } : undefined
    const named = label ? { ...cell, attributes: { ...label, ...cell.attributes } } : cell
    return bodyCell(named, index === 0 && firstCellIsHeader)
  })
}

function bodyCell(cell: TableCell, isHeader: boolean | undefined): Html {
  if (isHeader)
    return html`<th scope="row" class="${classes('govuk-table__header', cell.classes)}"${extent(cell)}>${said(cell)}</th>`
  const names = classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)
  return html`<td class="${names}"${extent(cell)}>${said(cell)}</td>`
}

function extent(cell: TableCell): Html {
  return html`${given({ colspan: cell.colspan, rowspan: cell.rowspan })}${attributes(cell.attributes)}`
}
