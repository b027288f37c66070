import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Visit } from '#web/kit'

interface ReasonShown {
  readonly words: Sentence
  readonly law?: Sentence
  readonly decision?: string
  readonly rule?: string
}

/** Reasons as sentences, each with the section of the law and the rule that it rests on. */
export function reasonsList(visit: Visit, reasons: readonly ReasonShown[]): Html {
  const { language } = visit
  return html`<ul class="govuk-list publica-reasons">${reasons.map(
    (reason) =>
      html`<li class="publica-reason"><p class="govuk-body">${say(reason.words, language)}</p>${
        reason.law && html`<p class="publica-reason__law">${say(reason.law, language)}</p>`
      }${reason.decision && html`<p class="publica-reason__rule">${ruleOf(visit, reason.decision, reason.rule)}</p>`}</li>`,
  )}</ul>`
}

const ruleOf = ({ words }: Visit, decision: string, rule: string | undefined) =>
  rule ? words.apply.rule(decision, rule) : words.apply.ruleOf(decision)
