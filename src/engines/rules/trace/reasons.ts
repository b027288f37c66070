import type { Json, Value } from '#engines/feel'
import { showValue, toJson, withinBudget } from '#engines/feel'
import { Decimal } from '#ground/decimal'
import type { Model } from '../model.ts'
import type { DecisionTrace, Trace } from '../trace.ts'

/** What each decision came of, in its own words: the notes of the rules that decided, or its description. */
export function reasonsOf(trace: Trace, model: Model, inputs: ReadonlyMap<string, Value>): Json[] {
  const find = finder(trace, model, inputs)
  return trace.decisions.flatMap((decision) => (decision.table ? byRules(decision, find) : [byItself(decision, find)]))
}

type Find = (name: string) => Value | undefined

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

function byItself({ decision, value, description, sources }: DecisionTrace, find: Find): Json {
  const reason = description && { reason: fill(description, find) }
  return { decision, value: toJson(value), ...reason, ...(sources.length > 0 && { law: sources.join('; ') }) }
}

function byRules({ decision, value, table }: DecisionTrace, find: Find): Json[] {
  const chosen = table?.rules.filter((rule) => rule.chosen) ?? []
  return chosen.map(({ id, annotations }) => {
    const notes = Object.entries(annotations).map(([name, text]) => [name, fill(text, find)])
    return { decision, rule: id, value: toJson(value), ...Object.fromEntries(notes) }
  })
}

/** No place is known here, and so no currency: an amount that stands for itself, {160}, is written as it is. */
function fill(text: string, find: Find): string {
  let room = LONGEST
  return text.slice(0, LONGEST).replace(/\{([^{}]+)\}/g, (whole, written: string) => {
    const name = written.trim()
    const value = room > 0 ? (Decimal.parse(name) ?? find(name)) : null
    const shown = value === undefined || value === null ? whole : typeof value === 'string' ? value : showValue(value)
    room -= shown.length
    return room > 0 ? shown : '…'
  })
}

/** More than any reason has, with all that it is filled with. */
const LONGEST = 50_000
