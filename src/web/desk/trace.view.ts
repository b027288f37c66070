import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { details, html, table, tag } from '#engines/page'
import type { Visit } from '#web/kit'
import type { StoredDecision, StoredRule, StoredTable, StoredValue } from './trace.ts'
import { filler } from './trace.ts'

/** Every decision as something to open: what went in, each rule with the cells that held or failed, what came out. */
export function traceShown(visit: Visit, trace: readonly StoredDecision[]): Html {
  const fill = filler(trace)
  return html`${trace.map((decision) =>
    details({
      summaryHtml: html`<bdi>${decision.decision}</bdi> = ${valueShown(visit, decision.value)}`,
      html: html`${about(visit, decision, fill)}${inputsOf(visit, decision)}${decision.table && rulesOf(visit, decision.table, fill)}`,
      classes: 'publica-trace',
    }),
  )}`
}

function about(visit: Visit, decision: StoredDecision, fill: (text: string) => string): Html {
  const { desk } = visit.words
  const { description, reason, text, sources } = decision
  const said = reason ? say(reason, visit.language) : description && fill(description)
  return html`${said && html`<p class="govuk-body">${said}</p>`}
${text && html`<p class="govuk-body">${desk.formula}: <code dir="ltr">${text}</code></p>`}
${sources.length > 0 && html`<p class="govuk-body">${desk.sources}: ${sources.join('; ')}</p>`}`
}

function inputsOf(visit: Visit, { inputs }: StoredDecision): Html | undefined {
  const { desk } = visit.words
  if (inputs.length === 0) return undefined
  return table({
    caption: desk.inputs,
    captionClasses: 'govuk-table__caption--s',
    rows: inputs.map(({ name, value, from }) => [
      { text: name },
      { html: valueShown(visit, value) },
      { text: from === 'decision' ? desk.fromDecision : desk.fromAnswer },
    ]),
    firstCellIsHeader: true,
  })
}

/** The rules of a table: columns for what was tested, a row for each rule, those that hold marked. */
function rulesOf(visit: Visit, { hitPolicy, inputs, rules }: StoredTable, fill: (text: string) => string): Html {
  const { desk } = visit.words
  const tested = inputs.map(({ label, text, value }) => ({
    html: html`${label || text}<br>${valueShown(visit, value)}`,
  }))
  const head = [{ text: desk.ruleHead }, ...tested, { text: desk.result }, { text: desk.sources }]
  // The policy F takes the first rule that holds, whatever comes after it.
  const last = /^F/.test(hitPolicy) ? rules.findIndex(({ matched }) => matched) : -1
  const shown = table({
    caption: policyOf(visit, hitPolicy),
    captionClasses: 'govuk-table__caption--s',
    head,
    rows: rules.map((rule, index) => ruleRow(visit, rule, { fill, reached: last < 0 || index <= last })),
  })
  return html`<div class="publica-wide" role="region" aria-label="${policyOf(visit, hitPolicy)}" tabindex="0">${shown}</div>`
}

/** How the rules of a table work together, by the first letter of its hit policy. */
function policyOf({ words }: Visit, hitPolicy: string): string {
  const { hitPolicies } = words.desk
  const letter = hitPolicy.charAt(0).toUpperCase()
  return Object.hasOwn(hitPolicies, letter) ? hitPolicies[letter as keyof typeof hitPolicies] : hitPolicy
}

interface Standing {
  fill: (text: string) => string
  /** Whether the table's policy looks as far as this rule. */
  reached: boolean
}

function ruleRow(visit: Visit, rule: StoredRule, { fill, reached }: Standing) {
  const { law } = rule.annotations
  const reason = rule.reason
    ? say(rule.reason, visit.language)
    : rule.annotations.reason && fill(rule.annotations.reason)
  const applies = rule.matched && reached
  return [
    { html: html`${rule.number} ${stateOf(visit, rule, reached)}` },
    ...rule.tests.map((test) => ({ html: testShown(visit, test) })),
    { html: outputsShown(visit, rule) },
    { html: html`${applies && reason && html`${reason}<br>`}${law && fill(law)}` },
  ]
}

/** Of several outputs, each with its name. */
function outputsShown(visit: Visit, { outputs }: StoredRule): Html {
  if (outputs.length < 2) return html`${outputs.map(({ value }) => valueShown(visit, value))}`
  return valueShown(visit, Object.fromEntries(outputs.map(({ name, value }) => [name, value])))
}

function stateOf({ words }: Visit, { matched }: StoredRule, reached: boolean): Html {
  const { desk } = words
  if (!reached) return tag({ text: desk.notReached, classes: 'govuk-tag--grey' })
  return matched
    ? tag({ text: desk.matched, classes: 'govuk-tag--green' })
    : tag({ text: desk.notMatched, classes: 'govuk-tag--grey' })
}

function testShown({ words }: Visit, { text, held }: StoredRule['tests'][number]): Html {
  const { desk } = words
  if (text === '-' || text === '') return html`<span class="publica-cell">–</span>`
  const mark = html`<span aria-hidden="true">${held ? '✓' : '✗'}</span><span class="govuk-visually-hidden">${held ? desk.cellHeld : desk.cellFailed}</span>`
  return html`<span class="publica-cell ${held ? 'publica-cell--held' : 'publica-cell--failed'}">${mark} <code dir="ltr">${text}</code></span>`
}

function valueShown(visit: Visit, value: StoredValue): Html {
  const { desk } = visit.words
  if (value === null) return html`<i>${desk.nothing}</i>`
  if (typeof value === 'boolean') return html`${value ? desk.yes : desk.no}`
  if (typeof value !== 'object') return html`<bdi>${value}</bdi>`
  const parts: Html[] = Array.isArray(value)
    ? value.map((part) => valueShown(visit, part))
    : Object.entries(value).map(([name, part]) => html`${name} ${valueShown(visit, part)}`)
  return parts.length > 0 ? html`${parts.flatMap((part, index) => (index > 0 ? [', ', part] : [part]))}` : html`–`
}
