import { wordsOfRule } from '#engines/definition'
import type { Phrase } from '#engines/feel'
import { plainLine } from '#engines/feel'
import type { Html } from '#engines/page'
import { html } from '#engines/page'
import type { Model, RuleLogic, TableLogic } from '#engines/rules'
import type { RulesReading } from '../reading.ts'
import { lineShown, nameShown, told, toldShown } from '../worded.view.ts'
import type { Known } from './sentence.view.ts'
import { sentenceShown } from './sentence.view.ts'

/** A table, and whose it is. */
export interface TableOf {
  readonly table: TableLogic
  readonly model: Model
  /** The decision or the entry that it is of, by its name in the model; and what people call it. */
  readonly name: string
  readonly called: string
  /** The id of the decision, by which words files call the rules that have none. */
  readonly id: string
}

/** What an output gives goes by this name. */
export const outputNameOf = ({ table, name }: TableOf, index: number): string => {
  const part = table.outputs[index]?.name
  return table.outputs.length > 1 && part ? `${name}.${part}` : name
}

interface Column {
  readonly shown: Html
  /** The same without markup, for where it stands in front of each cell. */
  readonly label: string
}

export function columnsOf(reading: RulesReading, about: TableOf): Column[] {
  const { words } = reading.visit
  const inputs = about.table.inputs.map((input) => inputColumn(reading, about, input))
  const outputs = about.table.outputs.map((output) => {
    const many = about.table.outputs.length > 1
    const label = many && output.name ? reading.inWords(about.model).part(output.name, about.name) : words.rules.result
    return { label, shown: many ? nameShown(reading, label) : html`${label}` }
  })
  const annotated = about.table.annotations.length > 0
  const last = { label: words.howWeDecide.whatYouAreTold, shown: html`${words.howWeDecide.whatYouAreTold}` }
  return [...inputs, ...outputs, ...(annotated ? [last] : [])]
}

/** What a column looks at: whatever has a name by that, the rest as words files or the model call it; else in words. */
function inputColumn(reading: RulesReading, about: TableOf, { label, text }: TableLogic['inputs'][number]): Column {
  const { rules, service } = reading.subject
  const words = reading.inWords(about.model)
  const isName = service?.form.names.has(text) || about.model.inputs.has(text) || about.model.decisions.has(text)
  if (isName) return { label: words.name(text), shown: nameShown(reading, words.name(text)) }
  const own = told(reading, rules.decisionWords?.get(about.name)?.columns.get(label ?? text), label)
  if (own && own.text !== text) return { label: own.text, shown: toldShown(own)! }
  const { line } = words.formula(text)
  return { label: plainLine(line), shown: lineShown(reading, line) }
}

/** A cell: what is asked, what is given, or what is told. */
export interface RuleCells {
  readonly kind: 'any' | 'test' | 'result' | 'formula' | 'told'
  readonly shown: Html
}

export function cellsOf(reading: RulesReading, about: TableOf, rule: RuleLogic): RuleCells[] {
  const { table, model } = about
  const words = reading.inWords(model)
  const tests = table.inputs.map(({ text }, index) =>
    testOf(reading, rule.cells[index] ?? '', (cell) => words.cell(cell, text)),
  )
  const results = table.outputs.map((_, index): RuleCells => {
    const written = rule.outputs[index] ?? ''
    if (!written) return { kind: 'result', shown: html`–` }
    const { line } = words.formula(written, outputNameOf(about, index))
    return { kind: isPlain(written) ? 'result' : 'formula', shown: lineShown(reading, line) }
  })
  const said: RuleCells[] = table.annotations.length > 0 ? [{ kind: 'told', shown: toldOf(reading, about, rule) }] : []
  return [...tests, ...results, ...said]
}

function testOf(reading: RulesReading, text: string, say: (text: string) => Phrase): RuleCells {
  if (text !== '' && text !== '-') return { kind: 'test', shown: lineShown(reading, say(text).line) }
  const { anyRule } = reading.visit.words.howWeDecide
  const shown = html`<span aria-hidden="true">–</span><span class="govuk-visually-hidden">${anyRule}</span>`
  return { kind: 'any', shown }
}

/** Why, and by which law: the service's own sentences, else the model's; with what else its author noted. */
function toldOf(reading: RulesReading, about: TableOf, rule: RuleLogic): Html {
  const { reason, law, ...notes } = rule.annotations
  const id = rule.id ?? `${about.id} rule ${rule.number}`
  const words = wordsOfRule(reading.subject.rules.ruleWords, id, reason)
  const [why, section] = [told(reading, words?.reason, reason), told(reading, words?.law, law)]
  const others = Object.entries(notes).filter(([, text]) => text !== '')
  return html`${why && sentenceShown(reading, about.model, why, { known: knownTo(reading, about, rule), currency: words?.currency })}${
    section && html`<span class="publica-law">${toldShown(section)}</span>`
  }${others.map(([name, text]) => html`<span class="publica-law">${name}: ${toldShown(told(reading, undefined, text))}</span>`)}`
}

const isPlain = (text: string) => /^(?:-?\d+(?:\.\d+)?|"[^"]*"|true|false)$/.test(text)

/** What a rule's own cells say of a name: what it gives, and what it asks for where that is one value. */
function knownTo(reading: RulesReading, about: TableOf, rule: RuleLogic): Known {
  const { table, model } = about
  const written = new Map([
    ...table.inputs.map(({ text }, index) => [text, rule.cells[index] ?? ''] as const),
    ...table.outputs.map((_, index) => [outputNameOf(about, index), rule.outputs[index] ?? ''] as const),
  ])
  return (name) => {
    const text = written.get(name)
    if (text === undefined || !isPlain(text)) return undefined
    return lineShown(reading, reading.inWords(model).formula(text, name).line)
  }
}
