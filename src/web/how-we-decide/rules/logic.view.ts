import { plainLine } from '#engines/feel'
import type { Html } from '#engines/page'
import { html, table } from '#engines/page'
import type { EntryLogic, FunctionLogic, Logic, Model, RuleLogic, TableLogic } from '#engines/rules'
import type { RulesReading } from '../reading.ts'
import { exactlyShown, formulaShown, isWorded, nameShown } from '../worded.view.ts'
import { tableShown } from './table.view.ts'

/** What logic is of: a decision or a function, and what goes by a name within it. */
export interface LogicOf {
  readonly model: Model
  readonly name: string
  readonly called: string
  readonly id: string
  /** Which rules of a table are shown; all of them unless told. */
  readonly shorten?: (table: TableLogic) => { rules: readonly RuleLogic[]; note: Html } | undefined
}

/** Any boxed expression in words, each text with the way to see it as it is written. */
export function logicShown(reading: RulesReading, about: LogicOf, logic: Logic): Html {
  const { howWeDecide } = reading.visit.words
  const inside = (inner: Logic) => logicShown(reading, about, inner)
  switch (logic.kind) {
    case 'literal':
      return literalShown(reading, about, logic.text)
    case 'table':
      return shortened(reading, about, logic)
    case 'context':
      return contextShown(reading, about, logic.entries)
    case 'invocation':
      return labelled([
        [howWeDecide.calls, inside(logic.called)],
        [howWeDecide.withValues, entriesShown(reading, about, logic.bindings)],
      ])
    case 'function':
      return functionShown(reading, about, logic)
    case 'conditional':
      return labelled([
        [howWeDecide.if, inside(logic.condition)],
        [howWeDecide.thenGive, inside(logic.holds)],
        [howWeDecide.otherwise, inside(logic.otherwise)],
      ])
    case 'filter':
      return labelled([
        [howWeDecide.those, inside(logic.list)],
        [howWeDecide.which, inside(logic.match)],
      ])
    default:
      return listLike(reading, about, logic)
  }
}

type ListLike = Extract<Logic, { kind: 'list' | 'relation' | 'for' | 'some' | 'every' | 'missing' }>

function listLike(reading: RulesReading, about: LogicOf, logic: ListLike): Html {
  const { howWeDecide } = reading.visit.words
  const inside = (inner: Logic) => logicShown(reading, about, inner)
  switch (logic.kind) {
    case 'list':
      return html`<p class="govuk-body">${howWeDecide.list}</p><ul class="govuk-list govuk-list--bullet">${logic.items.map((item) => html`<li>${inside(item)}</li>`)}</ul>`
    case 'relation': {
      const head = logic.columns.map((column) => ({ html: nameShown(reading, partOf(reading, about, column)) }))
      const rows = logic.rows.map((row) => row.map((cell) => ({ html: inside(cell) })))
      return html`<div class="publica-wide" role="region" aria-label="${about.called}" tabindex="0">${table({ head, rows })}</div>`
    }
    case 'missing':
      return html`<p class="govuk-body">${howWeDecide.nothingSaid}</p>`
    default: {
      const each = { for: howWeDecide.forEach, some: howWeDecide.some, every: howWeDecide.every }[logic.kind]
      return labelled([
        [each(logic.name), inside(logic.list)],
        [logic.kind === 'for' ? howWeDecide.give : howWeDecide.holds, inside(logic.body)],
      ])
    }
  }
}

function literalShown(reading: RulesReading, { model, name }: LogicOf, text: string): Html {
  const phrase = reading.inWords(model).formula(text, name)
  const exactly = html`<pre class="publica-feel" dir="ltr"><code>${text}</code></pre>`
  if (!isWorded(phrase)) return exactly
  const isTheSame = plainLine(phrase.line) === text.trim()
  return html`${formulaShown(reading, phrase)}${!isTheSame && exactlyShown(reading, exactly)}`
}

function shortened(reading: RulesReading, about: LogicOf, table: TableLogic): Html {
  const some = about.shorten?.(table)
  return html`${tableShown(reading, { ...about, table }, some?.rules)}${some?.note}`
}

/** Entries in their order; the one without a name is what comes out in the end. */
function contextShown(reading: RulesReading, about: LogicOf, entries: readonly EntryLogic[]): Html {
  return html`<p class="govuk-body">${reading.visit.words.howWeDecide.entries}</p>${entriesShown(reading, about, entries)}`
}

const entriesShown = (reading: RulesReading, about: LogicOf, entries: readonly EntryLogic[]): Html =>
  html`<dl class="publica-entries">${entries.map(({ name, logic }) => {
    const inner = name === undefined ? about : { ...about, name, called: partOf(reading, about, name) }
    const called = name === undefined ? reading.visit.words.howWeDecide.theResult : nameShown(reading, inner.called)
    return html`<div><dt>${called}</dt><dd>${logicShown(reading, inner, logic)}</dd></div>`
  })}</dl>`

const partOf = (reading: RulesReading, { model, name }: LogicOf, part: string) =>
  reading.inWords(model).part(part, name)

export function functionShown(
  reading: RulesReading,
  about: LogicOf,
  { language, parameters, body }: FunctionLogic,
): Html {
  const { howWeDecide } = reading.visit.words
  const given = parameters.map(
    ({ name }) => html`<li>${nameShown(reading, reading.inWords(about.model).name(name))}</li>`,
  )
  const elsewhere = language !== 'FEEL' && html`<p class="govuk-body">${howWeDecide.elsewhere(language)}</p>`
  return html`${given.length > 0 && html`<p class="govuk-body">${howWeDecide.given}</p><ul class="govuk-list govuk-list--bullet">${given}</ul>`}${elsewhere}${logicShown(reading, about, body)}`
}

const labelled = (parts: readonly (readonly [string, Html])[]): Html =>
  html`<dl class="publica-entries">${parts.map(([label, shown]) => html`<div><dt>${label}</dt><dd>${shown}</dd></div>`)}</dl>`
