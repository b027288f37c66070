import type { Line, Phrase } from '#engines/feel'
import type { Sentence } from '#engines/form'
import type { Html } from '#engines/page'
import { details, html } from '#engines/page'
import { lineShown as lineWorded, phraseShown as phraseWorded } from '#web/apply'
import type { RulesReading } from './reading.ts'

/** What a service, a law or a person wrote: in its own direction, and in its own language where that is not the page's. */
export const nameShown = (reading: RulesReading, text: string, kind: 'name' | 'value' = 'name'): Html =>
  reading.isUntranslated(text, kind)
    ? html`<bdi lang="${reading.subject.rules.main}">${text}</bdi>`
    : html`<bdi>${text}</bdi>`

export const feelShown = (text: string): Html => html`<code dir="ltr">${text}</code>`

export const lineShown = (reading: RulesReading, line: Line): Html =>
  lineWorded(line, (text, kind) => nameShown(reading, text, kind))

/** A formula in words: one line, or its parts one below the other where that is long. */
export const formulaShown = (reading: RulesReading, phrase: Phrase): Html =>
  html`<div class="govuk-body publica-formula">${phraseWorded(phrase, (text, kind) => nameShown(reading, text, kind))}</div>`

/** Whether anything of it could be put into words. */
export const isWorded = ({ line }: Phrase): boolean => line.some(({ kind }) => kind !== 'code')

/** One after the other, as this language sets them apart. */
export function listed({ visit }: RulesReading, shown: readonly Html[]): Html {
  const between = visit.words.feel.semicolon.replace(/\{[ab]\}/g, '')
  return html`${shown.flatMap((one, index) => (index > 0 ? [between, one] : [one]))}`
}

/** The text itself, to open, so that nothing is hidden by the words for it. */
export const exactlyShown = ({ visit }: RulesReading, what: Html): Html =>
  details({ summaryText: visit.words.howWeDecide.exactly, html: what, classes: 'publica-exactly' })

/** A sentence as it is there for this reader, and the language of it where that is another. */
export interface Told {
  readonly text: string
  readonly lang?: string
}

export function told({ visit, subject }: RulesReading, sentence: Sentence | undefined, own?: string): Told | undefined {
  const said = sentence?.get(visit.language)
  if (said) return { text: said }
  const { main } = subject.rules
  const text = sentence?.get(main) || own
  if (!text) return undefined
  return visit.language === main ? { text } : { text, lang: main }
}

export const toldShown = (said: Told | undefined): Html | undefined =>
  said && (said.lang ? html`<bdi lang="${said.lang}">${said.text}</bdi>` : html`${said.text}`)
