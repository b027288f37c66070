import type { Posted } from '#engines/form'
import type { Html } from '#engines/page'
import { button, details, html, summaryList } from '#engines/page'
import type { OpenVisit } from '../receive.ts'
import type { Setting } from '../setting.ts'
import { failedField } from './failed-before.ts'

/** The form of a failure's page, which holds all that was posted: a change of language takes it along. */
export const postedForm = '_posted'

/** To be read and copied, under what it was asked as where that is known. What our own fields hold, which begin with an underscore, nobody typed. */
export function typedOn({ words }: Setting, visit: OpenVisit | undefined, posted: Posted): Html | undefined {
  const asked = visit?.typed() ?? []
  const known = new Set(asked.flatMap(({ fields }) => fields))
  const others = [...posted]
    .filter(([name]) => !name.startsWith('_') && !known.has(name))
    .flatMap(([label, values]) => values.map((value) => ({ label, value })))
  const rows = [...asked, ...others]
    .filter(({ value }) => value.trim())
    .map(({ label, value }) => ({
      key: { text: label },
      value: { html: html`<bdi class="publica-typed">${value}</bdi>` },
    }))
  return rows.length > 0 ? details({ summaryText: words.kit.whatYouTyped, html: summaryList({ rows }) }) : undefined
}

/** All that was posted, ready to be posted again where there is a button for it. */
export function postedAgain({ href, path, query }: Setting, posted: Posted, inside?: Html): Html {
  const action = href(path) + (query.size > 0 ? `?${query}` : '')
  const fields = [...posted]
    .filter(([name]) => name !== failedField)
    .flatMap(([name, values]) => values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`))
  return html`<form method="post" action="${action}" id="${postedForm}" novalidate>${fields}${inside}</form>`
}

export const sendAgain = (setting: Setting, posted: Posted, token?: Html): Html =>
  postedAgain(setting, posted, html`${token}${button({ text: setting.words.kit.sendAgain })}`)
