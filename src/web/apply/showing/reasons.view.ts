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

/**
 * Reasons as sentences, each with the section of the law and the rule that it rests on. A rule is named as in the service's own
 * tables, so that whoever asks about it and whoever answers mean the same one; `main` is the language they are written in.
 */
export function reasonsList(visit: Visit, reasons: readonly ReasonShown[], main: string): Html {
  const { language } = visit
  return html`<ul class="govuk-list publica-reasons">${reasons.map(
    (reason) =>
      html`<li class="publica-reason"><p class="govuk-body">${say(reason.words, language)}</p>${
        reason.law && html`<p class="publica-reason__law">${say(reason.law, language)}</p>`
      }${ruleOf(visit, reason, main)}</li>`,
  )}</ul>`
}

function ruleOf({ words }: Visit, { rule, decision }: ReasonShown, main: string): Html | undefined {
  const name = rule ?? decision
  if (!name) return undefined
  return html`<p class="publica-reason__rule">${words.apply.ruleReference} <bdi lang="${main}"><code>${name}</code></bdi></p>`
}
