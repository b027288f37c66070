import type { Contact } from '#domain/place'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html, summaryList } from '#engines/page'
import type { Setting } from './setting.ts'

/** How somebody is reached: each way a link that takes it. */
export function contactList({ words, language }: Pick<Setting, 'words' | 'language'>, contact: Contact): Html {
  const { frame } = words
  const rows: [string, Html][] = [
    [frame.telephone, callLink(contact)],
    [frame.hours, html`${say(contact.hours, language)}`],
    [frame.email, html`<a class="govuk-link" href="mailto:${contact.email}" dir="ltr">${contact.email}</a>`],
    [frame.address, html`${say(contact.address, language)}`],
  ]
  return summaryList({ rows: rows.map(([text, value]) => ({ key: { text }, value: { html: value } })) })
}

export const callLink = ({ telephone }: Pick<Contact, 'telephone'>): Html =>
  html`<a class="govuk-link" href="tel:${telephone.replace(/[^+\d]/g, '')}" dir="ltr">${telephone}</a>`
