import { say } from '#engines/form'
import type { Html } from '#engines/page'
import { details, html } from '#engines/page'
import type { WrittenType } from '#engines/rules'
import type { RulesReading } from '../reading.ts'
import { feelShown, nameShown, told, toldShown } from '../worded.view.ts'

/** The kinds of values that a model defines, to open: what they are made of, and which values they may have. */
export function typesShown(reading: RulesReading): Html | undefined {
  const { visit, order, subject } = reading
  const placed = [...order.decisions, ...order.functions].map(({ model }) => model)
  const models = new Set([subject.rules.rules, ...placed])
  const types = [...models].flatMap((model) => model.written().types)
  if (types.length === 0) return undefined
  const shown = html`<ul class="govuk-list govuk-list--bullet">${types.map((type) => typeShown(reading, type))}</ul>`
  return details({ summaryText: visit.words.howWeDecide.types, html: shown, classes: 'publica-exactly' })
}

function typeShown(reading: RulesReading, written: WrittenType): Html {
  const { name, label, description, type, isList, allowed, components } = written
  const { howWeDecide } = reading.visit.words
  const own = reading.subject.rules.typeWords?.get(written)
  const known = own ? say(own.label, reading.visit.language) : label
  const called = known && known !== name && html` ${nameShown(reading, known)}`
  const kind = type && html`: ${feelShown(isList ? `list<${type}>` : type)}`
  const may = allowed && html`; ${howWeDecide.mayBe} ${feelShown(allowed)}`
  const about = description && html`<br>${toldShown(told(reading, own?.about, description))}`
  const parts =
    components.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${components.map((part) => typeShown(reading, part))}</ul>`
  return html`<li>${feelShown(name)}${called}${kind}${may}${about}${parts}</li>`
}
