import type { Json, Value } from '#engines/feel'
import { showValue, toJson } from '#engines/feel'
import type { DecisionTrace, Model, Trace } from '#engines/rules'

/** What each decision came of, in its own words: the notes of the rules that decided, or its description. */
export function reasonsOf(trace: Trace, model: Model, inputs: ReadonlyMap<string, Value>): Json[] {
  const find = finder(trace, model, inputs)
  return trace.decisions.flatMap((decision) => (decision.table ? byRules(decision, find) : [byItself(decision, find)]))
}

type Find = (name: string) => Value | undefined

/** What a name in a sentence stands for: an input, a decision that was worked out, or one that the sentence asks for. */
function finder({ decisions }: Trace, model: Model, inputs: ReadonlyMap<string, Value>): Find {
  const known = new Map(decisions.map(({ decision, value }) => [decision, value]))
  return (name) => {
    if (known.has(name)) return known.get(name)
    return model.decisions.has(name) ? model.decide(name, inputs).value : inputs.get(name)
  }
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

const fill = (text: string, find: Find) =>
  text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = find(name.trim())
    return value === undefined ? whole : typeof value === 'string' ? value : showValue(value)
  })
