import type { Html } from '#engines/page'
import { details, html, table, tag } from '#engines/page'
import type { StoredDecision, StoredRule, StoredTable } from './trace.ts'
import { filler } from './trace.ts'
import type { Reading } from './trace-reading.ts'
import { readable, translated } from './trace-reading.ts'
import {
  columnShown,
  decisionNamed,
  exactly,
  isNamed,
  nameShown,
  outputsShown,
  testText,
  valueNamed,
} from './trace-values.view.ts'

/** Every decision as something to open: what went in, each rule with the cells that held or failed, what came out. */
export function traceShown(reading: Reading, trace: readonly StoredDecision[]): Html {
  const fill = filler(trace, (value) => readable(String(value), reading.visit.language).text)
  return html`${trace.map((decision) =>
    details({
      summaryHtml: html`${decisionNamed(reading, decision.decision)}${reading.visit.words.desk.named('')} ${valueNamed(reading, decision.decision, decision.value)}`,
      html: html`${about(reading, decision, fill)}${inputsOf(reading, decision)}${decision.table && rulesOf(reading, decision, decision.table, fill)}`,
      classes: 'publica-trace',
    }),
  )}`
}

type Fill = (text: string) => string

function about(reading: Reading, decision: StoredDecision, fill: Fill): Html {
  const { desk } = reading.visit.words
  const { description, reason, text, sources, id, value } = decision
  const law = translated(reading, reading.definition.ruleWords.get(id)?.law, sources.join('; '))
  const said = translated(reading, reason ?? wordsFor(reading, id, fill), description && fill(description))
  return html`${said && html`<p class="govuk-body">${said}</p>`}${exactly(reading, value)}
${text && html`<p class="govuk-body">${desk.named(desk.formula)} <code dir="ltr">${text}</code></p>`}
${law && html`<p class="govuk-body">${desk.named(desk.sources)} ${law}</p>`}`
}

/** The service's sentence for a rule or decision that nobody was told of, filled. */
function wordsFor({ definition }: Reading, id: string, fill: Fill) {
  const said = definition.ruleWords.get(id)?.reason
  return said && new Map([...said].map(([language, text]) => [language, fill(text)]))
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
      { text: from === 'decision' ? desk.fromDecision : desk.fromAnswer },
    ]),
    classes: 'publica-inputs',
    stacked: true,
  })
}

/** What a column tests: what its expression names, else what the model calls it. */
const columnOf = (reading: Reading, { label, text }: StoredTable['inputs'][number]) =>
  isNamed(reading, text) ? text : label || text

/** The rules of a table: columns for what was tested, a row for each rule, those that hold marked. */
function rulesOf(reading: Reading, { decision }: StoredDecision, shown: StoredTable, fill: Fill): Html {
  const { desk } = reading.visit.words
  const { hitPolicy, inputs, rules } = shown
  const columns = inputs.map((input) => columnOf(reading, input))
  const tested = inputs.map(({ value }, index) => ({
    html: html`${columnShown(reading, decision, columns[index] ?? '')}<br>${valueNamed(reading, columns[index] ?? '', value)}`,
  }))
  // The policy F takes the first rule that holds, whatever comes after it.
  const last = /^F/.test(hitPolicy) ? rules.findIndex(({ matched }) => matched) : -1
  const policy = policyOf(reading, hitPolicy)
  const rows = rules.map((rule, index) => {
    const reached = last < 0 || index <= last
    return [
      { html: html`${rule.number} ${stateOf(reading, rule, reached)}` },
      ...rule.tests.map((test, column) => ({
        html: testShown(reading, columns[column] ?? '', test, reached),
      })),
      { html: outputsShown(reading, decision, rule) },
      { html: whyAndLaw(reading, rule, reached && rule.matched, fill) },
    ]
  })
  const head = [{ text: desk.ruleHead }, ...tested, { text: desk.result }, { text: desk.sources }]
  return html`<p class="govuk-body"><strong>${policy}</strong></p><div class="publica-wide" role="region" aria-label="${policy}" tabindex="0">${table({ head, rows })}</div>`
}

/** How the rules of a table work together, by the first letter of its hit policy. */
function policyOf({ visit }: Reading, hitPolicy: string): string {
  const { hitPolicies } = visit.words.desk
  const letter = hitPolicy.charAt(0).toUpperCase()
  return Object.hasOwn(hitPolicies, letter) ? hitPolicies[letter as keyof typeof hitPolicies] : hitPolicy
}

function whyAndLaw(reading: Reading, rule: StoredRule, applies: boolean, fill: Fill): Html {
  const { reason, law } = rule.annotations
  const why = applies && translated(reading, rule.reason ?? wordsFor(reading, rule.id, fill), reason && fill(reason))
  const section = translated(reading, reading.definition.ruleWords.get(rule.id)?.law, law && fill(law))
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
