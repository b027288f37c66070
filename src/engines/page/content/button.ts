import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface ButtonOptions extends Wording, Styling {
  id?: string
  /** Makes it a link that looks like a button. */
  href?: string
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  disabled?: boolean
  preventDoubleClick?: boolean
  isStartButton?: boolean
}

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`

export function button(options: ButtonOptions): Html {
  const names = classes('govuk-button', options.classes, options.isStartButton && 'govuk-button--start')
  const own = html` class="${names}" data-module="govuk-button"${attributes(options.attributes)}${given({ id: options.id || undefined })}`
  const inside = options.isStartButton ? html`${spanned(options)} ${startIcon}` : said(options)
  if (options.href) return html`<a href="${options.href}" role="button" draggable="false"${own}>${inside}</a>`
  return html`<button type="${options.type || 'submit'}"${settings(options)}${own}>${inside}</button>`
}

function spanned(options: ButtonOptions): Html | string | undefined {
  return options.html ? html`<span>${options.html}</span>` : options.text
}

function settings(options: ButtonOptions): Html {
  return given({
    value: options.value || undefined,
    name: options.name || undefined,
    disabled: Boolean(options.disabled),
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
  })
}
