import type { Line, Phrase } from '#engines/feel'
import type { Html } from '#engines/page'
import { html } from '#engines/page'

/** How names and values stand in a line: in their own direction, and in their own language where a page knows it. */
type NameShown = (text: string, kind: 'name' | 'value') => Html

const inItsOwnDirection: NameShown = (text) => html`<bdi>${text}</bdi>`

/** What is worded, as it stands in a sentence: what people wrote keeps its own direction, and what has no words is code. */
export const lineShown = (line: Line, nameShown = inItsOwnDirection): Html =>
  html`${line.map(({ kind, text }) => {
    if (kind === 'words') return html`${text}`
    return kind === 'code' ? html`<code dir="ltr">${text}</code>` : nameShown(text, kind)
  })}`

/** By itself: where one line would be too long, its parts one below the other, those that go on from each other numbered. */
export function phraseShown({ line, lead, parts, steps }: Phrase, nameShown = inItsOwnDirection): Html {
  if (!parts) return lineShown(line, nameShown)
  const items = parts.map((part) => html`<li>${phraseShown(part, nameShown)}</li>`)
  const list = steps
    ? html`<ol class="govuk-list govuk-list--number publica-phrase">${items}</ol>`
    : html`<ul class="govuk-list govuk-list--bullet publica-phrase">${items}</ul>`
  return html`${lead && lineShown(lead, nameShown)}${list}`
}
