import { attributes, classes } from '../attributes.ts'
import type { TagOptions } from '../content/tag.ts'
import { tag } from '../content/tag.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Styling, Wording } from '../options.ts'
import { said } from '../options.ts'

interface PhaseBannerOptions extends Wording, Styling {
  tag: Omit<TagOptions, 'attributes'>
}

export function phaseBanner(options: PhaseBannerOptions): Html {
  const names = classes('govuk-phase-banner govuk-width-container', options.classes)
  const { text, html: inside, classes: more } = options.tag ?? {}
  const label = tag({ text, html: inside, classes: classes('govuk-phase-banner__content__tag', more) })
  return html`<div class="${names}"${attributes(options.attributes)}><p class="govuk-phase-banner__content">${label} <span class="govuk-phase-banner__text">${said(options)}</span></p></div>`
}
