import type { ToldSentence } from '#engines/definition'
import { givenByRules, sentencesOf } from '#engines/definition'
import type { Html } from '#engines/page'
import { details, html } from '#engines/page'
import type { ToldDecision } from '#engines/rules'
import type { Reading } from './naming.ts'
import { inWords } from './naming.ts'
import { lineShown } from './phrase.view.ts'

/** A trace in sentences, in the words of its service and the language of the page. */
export const sentencesFor = (
  { visit, definition, speaking }: Reading,
  trace: readonly ToldDecision[],
): readonly ToldSentence[] =>
  sentencesOf(trace, definition, { ...speaking, words: visit.words, currency: visit.place.currency })

/** What each rule of a decision would give, by its number, as this reader reads it. */
export function givenShown({ visit, definition, speaking }: Reading, decision: Pick<ToldDecision, 'decision' | 'id'>) {
  const telling = { ...speaking, words: visit.words, currency: visit.place.currency }
  const given = givenByRules(definition, telling, decision)
  return (rule: number): Html | undefined => {
    const line = given(rule)
    return line && lineShown(line)
  }
}

/** Sentences one below the other, each with the law that it rests on. */
export const sentencesShown = (sentences: readonly ToldSentence[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${sentences.map(
    ({ line, law }) =>
      html`<li>${lineShown(line)}${law && html` <span class="publica-told__law"><bdi>${law}</bdi></span>`}</li>`,
  )}</ul>`

/** The same under the decision that each of them explains. */
export function explanationShown(reading: Reading, sentences: readonly ToldSentence[]): Html {
  const { name } = inWords(reading)
  const decisions = Map.groupBy(sentences, ({ decision }) => decision)
  return html`${[...decisions].map(
    ([decision, told]) => html`<h3 class="govuk-heading-s">${name(decision)}</h3>${sentencesShown(told)}`,
  )}`
}

interface Found {
  readonly trace: readonly ToldDecision[]
  /** What the applicant reads already. */
  readonly reasons: readonly { readonly decision?: string | undefined }[]
}

/**
 * For the applicant, who has read the reasons and knows what they answered: how each of the decisions that the reasons name came
 * about, in their order, and which conditions failed of the rules that would have given another outcome.
 */
export function howWorkedOut(reading: Reading, { trace, reasons }: Found): Html | undefined {
  const { visit, definition } = reading
  const named = new Set(reasons.map(({ decision }) => decision))
  const all = sentencesFor(
    reading,
    trace.filter(({ decision }) => named.has(decision)),
  )
  const sentences = [...named].flatMap((name) =>
    all.filter((told) => told.decision === name && helps(told, definition)),
  )
  if (sentences.length === 0) return undefined
  return details({ summaryText: visit.words.apply.howWorkedOut, html: explanationShown(reading, sentences) })
}

/** What another rule would have given is of interest for the outcome alone, not for every figure on the way to it. */
function helps({ kind, decision, input }: ToldSentence, { form, process }: Reading['definition']): boolean {
  if (kind === 'reason' || (input !== undefined && form.questions.has(input))) return false
  return (kind !== 'nearest' && kind !== 'passed over') || decision === process.finding.outcome
}
