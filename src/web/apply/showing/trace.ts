import type { Sentence } from '#engines/form'
import type { StoredValue } from './naming.view.ts'

/*
 * A trace as it was stored with the case, by the engine of that day: read for what is there, so that an old one is shown
 * whatever has become of the engine since.
 */

export interface StoredDecision {
  decision: string
  id: string
  /** What was told of it, in each language; nothing where it made no difference. */
  reason: Sentence | undefined
  kind: string
  value: StoredValue
  text: string | undefined
  sources: readonly string[]
  description: string | undefined
  inputs: readonly { name: string; value: StoredValue; from: string }[]
  table: StoredTable | undefined
}

export interface StoredTable {
  hitPolicy: string
  inputs: readonly { label: string; text: string; value: StoredValue }[]
  rules: readonly StoredRule[]
  /** So many rules of a long table were not kept. */
  leftOut: number
}

export interface StoredRule {
  number: number
  id: string
  matched: boolean
  /** Missing in the oldest. */
  chosen: boolean | undefined
  tests: readonly { text: string; held: boolean }[]
  outputs: readonly { name: string; value: StoredValue }[]
  annotations: Readonly<Record<string, string>>
  reason: Sentence | undefined
}

type Loose = Readonly<Record<string, unknown>>

const object = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(object) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const some = (value: unknown): string | undefined => text(value) || undefined
const stored = (value: unknown): StoredValue => (value === undefined ? null : (value as StoredValue))
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text).filter(Boolean) : [])

/** The decisions of a stored finding, in the order in which they were worked out; none where it holds no trace. */
export const readTrace = (record: unknown): readonly StoredDecision[] => {
  const reasons = reasonsIn(record)
  return list(object(object(record).trace).decisions).map((entry) => readDecision(entry, reasons))
}

type Reasons = (decision: unknown, rule?: unknown) => Sentence | undefined

/** The sentences that were told, by the decision and, of a table, the rule. */
function reasonsIn(record: unknown): Reasons {
  const key = (decision: unknown, rule?: unknown) => JSON.stringify([text(decision), text(rule)])
  const all = list(object(record).reasons).map(({ decision, rule, words }): [string, Sentence] => {
    const said = Object.entries(object(words)).map(([language, words]): [string, string] => [language, text(words)])
    return [key(decision, rule), new Map(said)]
  })
  const known = new Map(all)
  return (decision, rule) => known.get(key(decision, rule))
}

function readDecision(entry: Loose, reasons: Reasons): StoredDecision {
  return {
    decision: text(entry.decision),
    id: text(entry.id),
    reason: reasons(entry.decision),
    kind: text(entry.kind),
    value: stored(entry.value),
    text: some(entry.text),
    sources: texts(entry.sources),
    description: some(entry.description),
    inputs: list(entry.inputs).map(({ name, value, from }) => ({
      name: text(name),
      value: stored(value),
      from: text(from),
    })),
    table:
      entry.table === undefined ? undefined : readTable(object(entry.table), (rule) => reasons(entry.decision, rule)),
  }
}

type RuleReasons = (rule: unknown) => Sentence | undefined

const readTable = (table: Loose, reasons: RuleReasons): StoredTable => ({
  hitPolicy: text(table.hitPolicy),
  inputs: list(table.inputs).map((input) => ({
    label: text(input.label),
    text: text(input.text),
    value: stored(input.value),
  })),
  rules: list(table.rules).map((rule) => readRule(rule, reasons)),
  leftOut: Number(table.leftOut) || 0,
})

const readRule = (rule: Loose, reasons: RuleReasons): StoredRule => ({
  number: Number(rule.number) || 0,
  id: text(rule.id),
  matched: rule.matched === true,
  chosen: rule.chosen === undefined ? undefined : rule.chosen === true,
  tests: list(rule.tests).map((test) => ({ text: text(test.text), held: test.held === true })),
  outputs: list(rule.outputs).map((output) => ({ name: text(output.name), value: stored(output.value) })),
  annotations: Object.fromEntries(Object.entries(object(rule.annotations)).map(([name, value]) => [name, text(value)])),
  reason: reasons(rule.id),
})

/** Every value of a trace by its name: what was answered, and what was worked out. */
const valuesOf = (trace: readonly StoredDecision[]): ReadonlyMap<string, StoredValue> =>
  new Map([
    ...trace.flatMap(({ inputs }) => inputs.map(({ name, value }): [string, StoredValue] => [name, value])),
    ...trace.map(({ decision, value }): [string, StoredValue] => [decision, value]),
  ])

/**
 * For sentences that nobody was told: values in the place of `{name}` and `{name.part}`, an amount such as `{160}` as it is
 * written; what the trace does not know stays as it stands. `say` puts a value into words, with the name that it goes by; an amount has none.
 */
export function filler(
  trace: readonly StoredDecision[],
  say: (value: string | number | boolean, name?: string) => string = (value) => String(value),
): (text: string) => string {
  const values = valuesOf(trace)
  const found = (path: string): StoredValue | undefined => {
    const [name = '', part] = path.split('.').map((step) => step.trim())
    const value = values.get(name)
    return part === undefined ? value : (object(value)[part] as StoredValue | undefined)
  }
  return (text) =>
    text.replace(/\{([^{}]+)\}/g, (whole, path: string) => {
      const value = found(path)
      if (value === undefined && /^[\d.]+$/.test(path)) return say(path)
      return value === undefined || value === null || typeof value === 'object' ? whole : say(value, path.trim())
    })
}
