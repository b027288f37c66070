import type { ToldSentence } from '#engines/definition'
import { wordsOfRule } from '#engines/definition'
import type { Sentence } from '#engines/form'
import { showExactly, showMoney, showNumber } from '#engines/form'
import type { Html } from '#engines/page'
import { details, html, table, tag } from '#engines/page'
import type { Reading, StoredDecision, StoredRule, StoredTable, StoredValue } from '#web/apply'
import {
  columnShown,
  decisionNamed,
  explanationShown,
  filler,
  formulaShown,
  givenShown,
  inWords,
  isMoney,
  isNamed,
  nameShown,
  readable,
  sentencesFor,
  sentencesShown,
  testText,
  translated,
  valueNamed,
} from '#web/apply'
import type { Visit } from '#web/kit'

/** Every decision as something to open: what went in, each rule with the cells that held or failed, what came out. */
export function traceShown(reading: Reading, trace: readonly StoredDecision[]): Html {
  const fill = filler(trace, sayingIn(reading))
  const sentences = sentencesFor(reading, trace)
  const whole = details({
    summaryText: reading.visit.words.desk.inSentences,
    html: explanationShown(reading, sentences),
    classes: 'publica-trace',
  })
  return html`${whole}${trace.map((decision) =>
    details({
      summaryHtml: html`${decisionNamed(reading, decision.decision)}${reading.visit.words.rules.named('')} ${valueNamed(reading, decision.decision, decision.value)}`,
      html: html`${about(reading, decision, fill)}${inputsOf(reading, decision)}${nearestOf(reading, sentences, decision)}${decision.table && rulesOf(reading, decision, decision.table, fill)}`,
      classes: 'publica-trace',
    }),
  )}`
}

type Fill = (text: string) => string

/** A value in a sentence, as the rest of the page has it: an amount with its currency, a code in words. */
function sayingIn(reading: Reading) {
  const { language, place } = reading.visit
  const { value } = inWords(reading)
  return (known: string | number | boolean, name?: string): string =>
    name === undefined ? showMoney(String(known), language, place.currency) : value(String(known), name)
}

function about(reading: Reading, decision: StoredDecision, fill: Fill): Html {
  const { rules } = reading.visit.words
  const { description, reason, text, sources, id, value } = decision
  const words = wordsOfRule(reading.definition.ruleWords, id, description)
  const law = translated(reading, words?.law, sources.join('; '))
  const said = translated(reading, reason ?? filledIn(words?.reason, fill), description && fill(description))
  return html`${said && html`<p class="govuk-body">${said}</p>`}${exactly(reading, decision.decision, value)}
${text && html`<div class="govuk-body">${rules.named(rules.formula)} ${formulaShown(reading, text, decision.decision)}</div>`}
${law && html`<p class="govuk-body">${rules.named(rules.sources)} ${law}</p>`}`
}

/** The service's sentence for a rule or decision that nobody was told of, filled. */
const filledIn = (said: Sentence | undefined, fill: Fill): Sentence | undefined =>
  said && new Map([...said].map(([language, text]) => [language, fill(text)]))

/** The rules that would have given something else, and what stood in their way. */
function nearestOf(
  { visit }: Reading,
  sentences: readonly ToldSentence[],
  { decision }: StoredDecision,
): Html | undefined {
  const near = sentences.filter((each) => each.kind === 'nearest' && each.decision === decision)
  if (near.length === 0) return undefined
  return html`<p class="govuk-body"><strong>${visit.words.desk.nearest}</strong></p>${sentencesShown(near)}`
}

function inputsOf(reading: Reading, { inputs }: StoredDecision): Html | undefined {
  const { desk } = reading.visit.words
  if (inputs.length === 0) return undefined
  return table({
    caption: desk.inputs,
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: desk.inputHead }, { text: desk.valueHead }, { text: desk.fromHead }],
    rows: inputs.map(({ name, value, from }) => [
      { html: nameShown(reading, name) },
      { html: valueNamed(reading, name, value) },
      { html: whereFrom(reading, name, from) },
    ]),
    classes: 'publica-inputs',
    stacked: true,
  })
}

/** Worked out by the rules, or by the form from answers, or answered. */
function whereFrom(reading: Reading, name: string, from: string): Html {
  const { desk, rules } = reading.visit.words
  if (from === 'decision') return html`${desk.fromDecision}`
  const computed = reading.definition.form.computed.find((known) => known.name === name)
  if (!computed) return html`${desk.fromAnswer}`
  return html`${rules.named(desk.fromDecision)} ${formulaShown(reading, computed.value.text, name)}`
}

/** What a column tests: what its expression names, else what the model calls it. */
const columnOf = (reading: Reading, { label, text }: StoredTable['inputs'][number]) =>
  isNamed(reading, text) ? text : label || text

/** The rules of a table: columns for what was tested, a row for each rule, those that hold marked. */
function rulesOf(reading: Reading, { decision, id }: StoredDecision, shown: StoredTable, fill: Fill): Html {
  const { rules: words } = reading.visit.words
  const { hitPolicy, inputs, rules } = shown
  const columns = inputs.map((input) => columnOf(reading, input))
  const tested = inputs.map(({ value }, index) => ({
    html: html`${columnShown(reading, decision, columns[index] ?? '')}<br>${valueNamed(reading, columns[index] ?? '', value)}`,
  }))
  // The policy F takes the first rule that holds, whatever comes after it.
  const last = /^F/.test(hitPolicy) ? rules.findIndex(({ matched }) => matched) : -1
  const policy = policyOf(reading, hitPolicy)
  const wouldGive = givenShown(reading, { decision, id })
  const rows = rules.map((rule, index) => {
    const reached = last < 0 || index <= last
    return [
      { html: html`${rule.number} ${stateOf(reading, rule, reached)}` },
      ...rule.tests.map((test, column) => ({
        html: testShown(reading, columns[column] ?? '', test, reached),
      })),
      { html: outputsShown(reading, decision, rule, wouldGive) },
      { html: whyAndLaw(reading, rule, reached && rule.matched, fill) },
    ]
  })
  const head = [{ text: words.ruleHead }, ...tested, { text: words.result }, { text: words.sources }]
  return html`<p class="govuk-body"><strong>${policy}</strong></p><div class="publica-wide" role="region" aria-label="${policy}" tabindex="0">${table({ head, rows })}</div>${leftOutShown(reading.visit, shown)}`
}

/** What is not in front of the officer is said not to be. */
export function leftOutShown(
  { words, language }: Pick<Visit, 'words' | 'language'>,
  { leftOut }: Pick<StoredTable, 'leftOut'>,
) {
  return leftOut > 0 && html`<p class="govuk-body">${words.desk.leftOut(showNumber(String(leftOut), language))}</p>`
}

/** How the rules of a table work together, by the first letter of its hit policy. */
function policyOf({ visit }: Reading, hitPolicy: string): string {
  const { hitPolicies } = visit.words.rules
  const letter = hitPolicy.charAt(0).toUpperCase()
  return Object.hasOwn(hitPolicies, letter) ? hitPolicies[letter as keyof typeof hitPolicies] : hitPolicy
}

function whyAndLaw(reading: Reading, rule: StoredRule, applies: boolean, fill: Fill): Html {
  const { reason, law } = rule.annotations
  const words = wordsOfRule(reading.definition.ruleWords, rule.id, reason)
  const why = applies && translated(reading, rule.reason ?? filledIn(words?.reason, fill), reason && fill(reason))
  const section = translated(reading, words?.law, law && fill(law))
  return html`${why}${why && section && html`<br>`}${section}`
}

function stateOf({ visit }: Reading, { matched }: StoredRule, reached: boolean): Html {
  const { desk } = visit.words
  if (!reached) return tag({ text: desk.notReached, classes: 'govuk-tag--grey' })
  return matched
    ? tag({ text: desk.matched, classes: 'govuk-tag--green' })
    : tag({ text: desk.notMatched, classes: 'govuk-tag--grey' })
}

/** A rule that was not reached was not tested, and has no marks. */
function testShown(
  reading: Reading,
  column: string,
  { text, held }: StoredRule['tests'][number],
  reached: boolean,
): Html {
  const { desk } = reading.visit.words
  if (text === '-' || text === '') return html`<span class="publica-cell">–</span>`
  const asked = testText(reading, column, text)
  if (!reached) return html`<span class="publica-cell">${asked}</span>`
  const mark = html`<span aria-hidden="true">${held ? '✓' : '✗'}</span><span class="govuk-visually-hidden">${held ? desk.cellHeld : desk.cellFailed}</span>`
  return html`<span class="publica-cell ${held ? 'publica-cell--held' : 'publica-cell--failed'}">${mark} ${asked}</span>`
}

/** The exact text of a number of which only the beginning was shown, or that was rounded to an amount. */
function exactly(reading: Reading, name: string, value: StoredValue): Html | undefined {
  const { words, language } = reading.visit
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const isRounded = isMoney(reading, name) && /^-?\d+\.\d{3,}$/.test(text)
  if (!isRounded && !readable(text, language).cut) return undefined
  return html`<p class="publica-exact">${words.rules.named(words.rules.exactly)} <bdi>${showExactly(text, language)}</bdi></p>`
}

/** What a rule gave; what one that does not hold would have given, in words, since nobody worked it out. */
function outputsShown(
  reading: Reading,
  decision: string,
  { outputs, number }: StoredRule,
  wouldGive: (rule: number) => Html | undefined,
): Html {
  const [only] = outputs
  const written = only ? undefined : wouldGive(number)
  if (written) return written
  if (only && outputs.length === 1) return valueNamed(reading, decision, only.value)
  return valueNamed(reading, decision, Object.fromEntries(outputs.map(({ name, value }) => [name, value])))
}
