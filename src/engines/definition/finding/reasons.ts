import type { Value } from '#engines/feel'
import type { Currency } from '#engines/form'
import type { DecisionTrace, TableTrace, Trace } from '#engines/rules'
import type { Reason } from '../finding.ts'
import type { Definition } from '../model.ts'
import { ruleId } from '../read/read-words/model-words.ts'
import { wordsOfRule } from '../rule-words.ts'

export interface Found {
  readonly hasAmount: boolean
  readonly trace: Trace
  /** Of the form and of the decisions, for the placeholders in sentences. */
  readonly values: ReadonlyMap<string, Value>
  readonly currency?: Currency
  /** All where it is not given. */
  readonly languages?: readonly string[]
}

/**
 * The reasons for a finding, as somebody asks for them: those of the outcome itself, then that of the amount, then, in the order
 * of working out, each step to it. What was worked out and made no difference (an amount, for one who is refused) is left out.
 */
export function reasonsFor(definition: Definition, found: Found): Reason[] {
  const { outcome, amount } = definition.process.finding
  const { decisions } = found.trace
  const relevant = relevantTo(found.hasAmount && amount !== undefined ? [outcome, amount] : [outcome], decisions)
  const rank = ({ decision }: DecisionTrace) => (decision === outcome ? 0 : decision === amount ? 1 : 2)
  return decisions
    .filter(({ decision }) => relevant.has(decision))
    .sort((one, other) => rank(one) - rank(other))
    .flatMap((decision) => reasonsOf(decision, definition, found))
}

function relevantTo(ends: readonly string[], decisions: readonly DecisionTrace[]): ReadonlySet<string> {
  const byName = new Map(decisions.map((decision) => [decision.decision, decision]))
  const [relevant, open]: [Set<string>, string[]] = [new Set(), [...ends]]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const decision = byName.get(name)
    if (!decision || relevant.has(name)) continue
    relevant.add(name)
    open.push(...restedOn(decision))
  }
  return relevant
}

/** The decisions that made a difference: of a table, those in the columns that the rules which held look at, or in no column. */
function restedOn({ inputs, table }: DecisionTrace): string[] {
  const decisions = inputs.filter(({ from }) => from === 'decision').map(({ name }) => name)
  if (!table || decisions.length === 0) return decisions
  const held = table.rules.filter(({ matched }) => matched)
  const looked = table.inputs.filter(
    (_, column) => held.length === 0 || held.some(({ tests }) => tests[column]?.text.trim() !== '-'),
  )
  const mentioned = (columns: TableTrace['inputs'], name: string) => columns.some(({ text }) => text.includes(name))
  return decisions.filter((name) => mentioned(looked, name) || !mentioned(table.inputs, name))
}

function reasonsOf(decision: DecisionTrace, definition: Definition, found: Found): Reason[] {
  if (!decision.table) return described(decision, definition, found)
  return decision.table.rules
    .filter(({ chosen }) => chosen)
    .flatMap((rule) => {
      const id = ruleId(decision.id, rule.id, rule.number)
      const own = { reason: rule.annotations.reason, law: rule.annotations.law }
      return reason(decision, id, id, own, definition, found)
    })
}

function described(decision: DecisionTrace, definition: Definition, found: Found): Reason[] {
  const law = decision.sources.length > 0 ? decision.sources.join('; ') : undefined
  return reason(decision, decision.id, undefined, { reason: decision.description, law }, definition, found)
}

interface Own {
  readonly reason: string | undefined
  readonly law: string | undefined
}

function reason(
  { decision }: DecisionTrace,
  id: string,
  rule: string | undefined,
  own: Own,
  { main, languages, ruleWords, sentences }: Definition,
  found: Found,
): Reason[] {
  if (!own.reason) return []
  const said = wordsOfRule(ruleWords, id, own.reason)
  const filling = { ...found, ownCurrency: said?.currency ?? found.currency }
  const words = new Map<string, string>()
  for (const language of languages) {
    if (language !== main && found.languages && !found.languages.includes(language)) continue
    const text = said?.reason?.get(language) ?? (language === main ? own.reason : undefined)
    if (text !== undefined) words.set(language, sentences.say(text, language, filling))
  }
  const law = own.law ? sentences.law(id, own.law, main, said?.law) : undefined
  return [{ decision, ...(rule !== undefined && { rule }), id, words, ...(law && { law }) }]
}
