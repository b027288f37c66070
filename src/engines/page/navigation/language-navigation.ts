import { attributes, classes, given } from '../attributes.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface Language extends Wording, Styling {
  href?: string
  current?: boolean
  lang?: string
  dir?: string
  hrefLang?: string
  /** A button that sends this form to `href`, with what was typed in it, in place of a link. */
  button?: { form: string; name: string; value: string }
  /** Read out after the language's name, as in "Français: change the language". */
  languageDescriptionText?: string
}

interface LanguageNavigationOptions extends Styling {
  items: readonly Language[]
  ariaLabel?: string
}

export function languageNavigation(options: LanguageNavigationOptions): Html {
  const { ariaLabel = 'Language' } = options
  const items = options.items.map((item) => html`<li class="govuk-language-navigation__list-item">${entry(item)}</li>`)
  return html`<nav class="${classes('govuk-language-navigation', options.classes)}"${attributes(options.attributes)} aria-label="${ariaLabel}"><ul class="govuk-language-navigation__list">${items}</ul></nav>`
}

function entry(item: Language): Html {
  if (item.current || !item.href) {
    const own = given({ lang: item.lang || undefined, dir: item.dir || undefined })
    return html`<span class="${classes('govuk-language-navigation__text', item.classes)}" aria-current="true"${own}${attributes(item.attributes)}>${said(item)}</span>`
  }
  const unseen =
    item.languageDescriptionText && html`<span class="govuk-visually-hidden"> ${item.languageDescriptionText}</span>`
  if (item.button) {
    const own = given({
      ...item.button,
      formaction: item.href,
      lang: item.lang || undefined,
      dir: item.dir || undefined,
    })
    return html`<button class="${classes('govuk-language-navigation__link', item.classes)}"${own}${attributes(item.attributes)}>${said(item)}${unseen}</button>`
  }
  const own = given({
    lang: item.lang || undefined,
    hreflang: item.hrefLang || item.lang || undefined,
    dir: item.dir || undefined,
  })
  return html`<a class="${classes('govuk-language-navigation__link', item.classes)}" href="${item.href}" rel="alternate"${own}${attributes(item.attributes)}>${said(item)}${unseen}</a>`
}
