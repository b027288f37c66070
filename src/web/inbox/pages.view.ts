import type { InboxLine, InboxMessage } from '#domain/notices'
import { showMoment } from '#engines/form'
import type { Html } from '#engines/page'
import { details, html, insetText, summaryList, table, textarea } from '#engines/page'
import type { Shown, Visit } from '#web/kit'

export function listed(visit: Visit, lines: readonly InboxLine[], older: string | undefined): Shown {
  const { words, href } = visit
  const body = html`<h1 class="govuk-heading-l">${words.inbox.title}</h1>
${insetText({ text: words.inbox.what })}
${lines.length > 0 ? mails(visit, lines) : html`<p class="govuk-body">${words.inbox.empty}</p>`}
${older && html`<p class="govuk-body"><a class="govuk-link" href="${href('/inbox')}?before=${encodeURIComponent(older)}">${words.inbox.older}</a></p>`}`
  return { title: words.inbox.title, body }
}

const mails = (visit: Visit, lines: readonly InboxLine[]): Html => {
  const { words, href } = visit
  const row = (line: InboxLine) => [
    {
      html: html`<a class="govuk-link" href="${href(`/inbox/${line.id}`)}"><bdi>${line.subject || words.inbox.noSubject}</bdi></a>`,
    },
    { html: html`<bdi>${line.to}</bdi>` },
    { text: when(visit, line) },
  ]
  return table({
    head: [{ text: words.inbox.subject }, { text: words.inbox.to }, { text: words.inbox.at }],
    rows: lines.map(row),
  })
}

const when = ({ language, place }: Visit, { at }: InboxLine): string => showMoment(at, language, place.zone)

/** The text part is shown, and the HTML part as the text that it is: what a message carries never becomes part of our page. */
export function message(visit: Visit, mail: InboxMessage): Shown {
  const { words } = visit
  const title = mail.subject || words.inbox.noSubject
  const rows = [
    [words.inbox.to, mail.to],
    [words.inbox.from, mail.from],
    [words.inbox.at, when(visit, mail)],
  ]
  const body = html`<h1 class="govuk-heading-l"><bdi>${title}</bdi></h1>
${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key! }, value: { html: html`<bdi>${value}</bdi>` } })) })}
${mail.text
  .trim()
  .split(/\n\s*\n/)
  .map((paragraph) => html`<p class="govuk-body" dir="auto">${lines(paragraph, visit)}</p>`)}
${mail.html && details({ summaryText: words.inbox.source, html: source(visit, mail.html) })}`
  return { title, body, back: '/inbox', secretAddress: true }
}

const lines = (paragraph: string, visit: Visit): Html[] =>
  paragraph.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${withLinks(line, visit)}`)

const source = ({ words }: Visit, text: string): Html =>
  textarea({
    ...{ id: 'source', name: 'source', value: text, rows: 12 },
    label: { text: words.inbox.source, classes: 'govuk-visually-hidden' },
    attributes: { readonly: { value: true, optional: true }, dir: 'ltr' },
  })

/** Addresses of our own are links, so that what a mail asks for can be done here; any other stays text. */
function withLinks(text: string, { origin }: Visit): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part) =>
      URL.parse(part)?.origin === origin.origin
        ? html`<a class="govuk-link" href="${part}" rel="noreferrer">${part}</a>`
        : html`${part}`,
    )
}
