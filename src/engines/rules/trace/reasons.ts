import type { Json, Value } from '#engines/feel'
import { showValue, toJson, withinBudget } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { Model } from '../model.ts'
import type { DecisionTrace, Trace } from '../trace.ts'

/** How reasons are told; in the model's own words, and values as FEEL writes them, unless told. */
export interface ReasonTelling {
  /** What is said in place of a note of a rule, or of what is said of a decision, which stands in this column. */
  said?(of: {
    readonly id: string
    readonly column: string
    readonly written: string
    readonly reason?: string | undefined
  }): string | undefined
  /** How a value is written that goes by this name in a sentence. */
  shown?(value: Value, name: string): string
}

/** What each decision came of, in its own words: the notes of the rules that decided, or its description. */
export function reasonsOf(
  trace: Trace,
  model: Model,
  inputs: ReadonlyMap<string, Value>,
  telling: ReasonTelling = {},
): Json[] {
  const said = { find: finder(trace, model, inputs), telling }
  return trace.decisions.flatMap((decision) => (decision.table ? byRules(decision, said) : [byItself(decision, said)]))
}

type Find = (name: string) => Value | undefined

interface Said {
  readonly find: Find
  readonly telling: ReasonTelling
}

/** What a name in a sentence stands for: an input, a decision that was worked out, one that the sentence asks for, or a part of one. */
function finder({ decisions }: Trace, model: Model, inputs: ReadonlyMap<string, Value>): Find {
  const known = new Map(decisions.map(({ decision, value }) => [decision, value]))
  let asked = 0
  const find = (name: string): Value | undefined => {
    if (known.has(name)) return known.get(name)
    if (model.decisions.has(name)) {
      known.set(name, asked++ < MOST_ASKED ? decided(name, model, inputs) : null)
      return known.get(name)
    }
    return inputs.has(name) ? inputs.get(name) : partOf(name, find)
  }
  return find
}

/** Decisions that only sentences ask for. */
const MOST_ASKED = 20
const BUDGET = 100_000

function decided(name: string, model: Model, inputs: ReadonlyMap<string, Value>): Value {
  return withinBudget(() => model.decide(name, inputs, { budget: BUDGET }).value, null)
}

function partOf(name: string, find: Find): Value | undefined {
  const dot = name.lastIndexOf('.')
  const whole = dot > 0 ? find(name.slice(0, dot).trim()) : undefined
  return whole instanceof Map ? whole.get(name.slice(dot + 1).trim()) : undefined
}

function byItself({ decision, id, value, description, sources }: DecisionTrace, said: Said): Json {
  const own = { ...(description && { reason: description }), ...(sources.length > 0 && { law: sources.join('; ') }) }
  return { decision, value: toJson(value), ...told(own, id, said) }
}

function byRules({ decision, id: table, value, table: logic }: DecisionTrace, said: Said): Json[] {
  const chosen = logic?.rules.filter((rule) => rule.chosen) ?? []
  return chosen.map(({ id, number, annotations }) => ({
    ...{ decision, rule: id, value: toJson(value) },
    ...told(annotations, id || `${table} rule ${number}`, said),
  }))
}

function told(notes: Readonly<Record<string, string>>, id: string, { find, telling }: Said): Record<string, string> {
  const { reason } = notes
  const all = Object.entries(notes).map(([column, written]) => {
    const text = telling.said?.({ id, column, written, reason }) ?? written
    return [column, fill(text, find, telling)]
  })
  return Object.fromEntries(all)
}

/** Where no currency is known, an amount that stands for itself, {160}, is written as it is. */
function fill(text: string, find: Find, { shown: show = showOwn }: ReasonTelling): string {
  let room = LONGEST
  return text.slice(0, LONGEST).replace(/\{([^{}]+)\}/g, (whole, written: string) => {
    const name = written.trim()
    const value = room > 0 ? (Decimal.parse(name) ?? find(name)) : null
    const shown = value === undefined || value === null ? whole : show(value, name)
    room -= shown.length
    return room > 0 ? shown : '…'
  })
}

const showOwn = (value: Value) => (typeof value === 'string' ? value : showValue(value))

/** More than any reason has, with all that it is filled with. */
const LONGEST = 50_000
