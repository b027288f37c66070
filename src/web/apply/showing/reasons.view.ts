import type { Definition } from '#engines/definition'
import type { Sentence } from '#engines/form'
import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Visit } from '#web/kit'
import { ruleAddress } from './rule-address.ts'
import { languageName, otherLanguage, spokenIn } from './spoken.ts'

interface ReasonShown {
  readonly words: Sentence
  readonly law?: Sentence
  readonly decision?: string
  readonly rule?: string
}

interface Telling {
  /** For those who look rules up in the model: with the id that they have there. */
  readonly ids?: boolean
  /** The version whose rules they are: each leads to where it stands among them. */
  readonly version?: number
}

/**
 * Reasons as sentences, each with the section of the law and the rule that it rests on. A rule is named by its decision and its
 * number there, so that whoever asks about it and whoever answers mean the same one.
 */
export function reasonsList(
  visit: Visit,
  reasons: readonly ReasonShown[],
  definition: Definition,
  telling: Telling = {},
): Html {
  const { language } = visit
  return html`${inOtherLanguages(visit, reasons)}<ul class="govuk-list publica-reasons">${reasons.map(
    (reason) =>
      html`<li class="publica-reason"><p class="govuk-body"${spokenIn(visit, reason.words)}>${say(reason.words, language)}</p>${
        reason.law &&
        html`<p class="publica-reason__law"${spokenIn(visit, reason.law)}>${say(reason.law, language)}</p>`
      }${ruleOf(visit, reason, definition, telling)}</li>`,
  )}</ul>`
}

/** The same with what decided first, by itself: whoever was refused shall not look for it among figures. */
export function reasonsInOrder(
  visit: Visit,
  reasons: readonly ReasonShown[],
  definition: Definition,
  telling: Telling = {},
): Html {
  const { outcome } = definition.process.finding
  const [why, behind] = [true, false].map((isWhy) =>
    reasons.filter(({ decision }) => (decision === undefined || decision === outcome) === isWhy),
  )
  if (!why?.length || !behind?.length) return reasonsList(visit, reasons, definition, telling)
  return html`${reasonsList(visit, why, definition, telling)}<h3 class="govuk-heading-s">${visit.words.apply.restsOn}</h3>
${reasonsList(visit, behind, definition, telling)}`
}

/** An officer writes in the language that they can: nobody shall think that theirs is broken. */
function inOtherLanguages(visit: Visit, reasons: readonly ReasonShown[]): Html | undefined {
  const written = reasons.flatMap(({ words, law }) => [otherLanguage(visit, words), law && otherLanguage(visit, law)])
  const names = [...new Set(written)].filter((tag) => tag !== undefined).map((tag) => languageName(tag, visit))
  return names.length > 0 ? html`<p class="govuk-hint">${visit.words.apply.writtenIn(names.join(', '))}</p>` : undefined
}

function ruleOf(visit: Visit, { rule, decision }: ReasonShown, definition: Definition, telling: Telling) {
  if (!decision) return undefined
  const { words } = visit
  const { ids, version } = telling
  const number = rule === undefined ? undefined : definition.ruleWords.get(rule)?.number
  const id = rule !== undefined && ids && html` <bdi><code>${rule}</code></bdi>`
  const called = html`${decisionCalled(visit, definition, decision)}${number && words.apply.ruleNumber(number)}`
  const address = version !== undefined && visit.href(ruleAddress(definition, version, { decision, number }))
  const shown = address ? html`<a class="govuk-link" href="${address}">${called}</a>` : called
  return html`<p class="publica-reason__rule">${words.apply.rule} ${shown}${id}</p>`
}

/** What people call a decision of the model; in the service's main language where it has no name in the reader's. */
export function decisionCalled(
  { language }: Visit,
  { decisionWords, main }: Pick<Definition, 'decisionWords' | 'main'>,
  name: string,
): Html {
  const label = decisionWords.get(name)?.label
  const said = label?.get(language)
  return said === undefined
    ? html`<bdi lang="${main}">${label ? say(label, main) : name}</bdi>`
    : html`<bdi>${said}</bdi>`
}
