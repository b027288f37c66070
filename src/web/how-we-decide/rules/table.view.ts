import { slugOf } from '#engines/feel'
import type { Html } from '#engines/page'
import { html, table } from '#engines/page'
import type { RuleLogic, TableLogic } from '#engines/rules'
import type { Words } from '#web/words'
import type { RulesReading } from '../reading.ts'
import { exactlyShown, feelShown, lineShown, listed } from '../worded.view.ts'
import type { RuleCells, TableOf } from './cells.view.ts'
import { cellsOf, columnsOf, outputNameOf } from './cells.view.ts'

/** The rules of a table as far as they are shown: all of them, or some of many. */
export function tableShown(reading: RulesReading, about: TableOf, rules = about.table.rules): Html {
  const { howWeDecide } = reading.visit.words
  const policy = about.table.rules.length > 1 && policyOf(about.table, reading.visit.words)
  return html`${policy && html`<p class="govuk-body">${policy}${weightsOf(reading, about)}</p>`}
${rulesShown(reading, about, rules)}
<p class="govuk-body">${howWeDecide.noRuleHolds} ${otherwiseOf(reading, about)}</p>
${exactlyShown(reading, asWritten(reading, about, rules))}`
}

function rulesShown(reading: RulesReading, about: TableOf, rules: readonly RuleLogic[]): Html {
  const { words } = reading.visit
  const caption = words.howWeDecide.rulesOf(about.called)
  const columns = columnsOf(reading, about)
  const head = [{ text: words.rules.ruleHead }, ...columns.map(({ shown }) => ({ html: shown }))]
  const labels = columns.map(({ label }) => label)
  const rows = rules.map((rule) => rowOf(about, rule, cellsOf(reading, about, rule), labels, words.rules.ruleHead))
  const shown = table({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head,
    rows,
    stacked: true,
    firstCellIsHeader: true,
  })
  return html`<div class="publica-wide publica-rules" role="region" aria-label="${caption}" tabindex="0">${shown}</div>`
}

/** On a phone each cell stands under the next, behind what its column is called; those that ask nothing are left out there. */
function rowOf(
  about: TableOf,
  rule: RuleLogic,
  cells: readonly RuleCells[],
  labels: readonly string[],
  called: string,
) {
  const id = `${slugOf(about.name)}-${rule.number}`
  const row = cells.map(({ shown, kind }, index) => ({
    html: shown,
    classes: `publica-rules__${kind}`,
    attributes: { 'data-label': `${labels[index]}:` },
  }))
  return [{ text: String(rule.number), attributes: { id, 'data-label': called } }, ...row]
}

function policyOf({ hitPolicy }: TableLogic, { rules, howWeDecide }: Words): string {
  const { sum, least, greatest, count } = howWeDecide.policies
  const collected: Readonly<Record<string, string>> = { 'C+': sum, 'C<': least, 'C>': greatest, 'C#': count }
  const letter = hitPolicy.charAt(0) as keyof typeof rules.hitPolicies
  return collected[hitPolicy] ?? rules.hitPolicies[letter] ?? hitPolicy
}

/** Where the weight of results decides, which weigh more. */
function weightsOf(reading: RulesReading, about: TableOf): Html | undefined {
  const { table, model } = about
  if (!/^[PO]/.test(table.hitPolicy)) return undefined
  const listed = table.outputs.flatMap((output, index) => {
    if (!output.values) return []
    const { line } = reading.inWords(model).formula(`[${output.values}]`, outputNameOf(about, index))
    return [lineShown(reading, line)]
  })
  return listed.length > 0 ? html` ${reading.visit.words.howWeDecide.weight} ${listed}.` : undefined
}

function otherwiseOf(reading: RulesReading, about: TableOf): Html {
  const { rules } = reading.visit.words
  const { table, model, name: whole } = about
  const words = reading.inWords(model)
  const given = table.outputs.map(({ otherwise, name }, index) => {
    if (!otherwise) return undefined
    const value = lineShown(reading, words.formula(otherwise, outputNameOf(about, index)).line)
    return table.outputs.length > 1 && name ? html`${rules.named(words.part(name, whole))} ${value}` : value
  })
  const some = given.filter((one) => one !== undefined)
  return some.length > 0 ? listed(reading, some) : html`${rules.nothing}`
}

/** Every cell as its author wrote it. */
function asWritten(reading: RulesReading, { table: logic, called }: TableOf, rules: readonly RuleLogic[]): Html {
  const { words } = reading.visit
  const caption = words.howWeDecide.exactlyOf(called)
  const head = [
    { text: words.rules.ruleHead },
    ...logic.inputs.map(({ text, allowed }) => ({ html: html`${feelShown(text)}${mayBe(reading, allowed)}` })),
    ...logic.outputs.map(({ name, values }) => ({
      html: html`${name ? feelShown(name) : words.rules.result}${mayBe(reading, values)}`,
    })),
  ]
  const rows = rules.map(({ number, cells, outputs }) => [
    { text: String(number) },
    ...[...cells, ...outputs].map((text) => ({ html: feelShown(text) })),
  ])
  const shown = table({ caption, captionClasses: 'govuk-visually-hidden', head, rows, firstCellIsHeader: true })
  return html`<div class="publica-wide" role="region" aria-label="${caption}" tabindex="0">${shown}</div>`
}

/** The values that a column takes or gives at all. */
const mayBe = ({ visit }: RulesReading, allowed: string | undefined): Html | undefined =>
  allowed === undefined ? undefined : html`<br>${visit.words.howWeDecide.mayBe} ${feelShown(allowed)}`
