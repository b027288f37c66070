import type { Json } from '#engines/feel'
import type { Sentence } from '#engines/form'
import { Decimal } from '#ground/decimal'
import type { Entry, ReasonJson } from './acts.ts'
import type { CaseDecision, DecisionReason, StoredFinding } from './cases.ts'

export type SentenceJson = Readonly<Record<string, string>>

const toJson = (sentence: Sentence): SentenceJson => Object.fromEntries(sentence)
const fromJson = (json: SentenceJson): Sentence => new Map(Object.entries(json))

export const reasonToJson = ({ words, law, decision, rule }: DecisionReason): ReasonJson => ({
  words: toJson(words),
  law: law && toJson(law),
  decision,
  rule,
})

const reasonFromJson = ({ words, law, decision, rule }: ReasonJson): DecisionReason => ({
  words: fromJson(words),
  law: law && fromJson(law),
  decision,
  rule,
})

/** The decision in a history, if there is one. */
export function decisionIn(acts: readonly Entry[]): CaseDecision | undefined {
  const act = acts.find((act) => act.kind === 'decided')
  if (!act) return undefined
  const { outcome, amount, reasons } = act.details
  const by = typeof act.by === 'string' ? 'machine' : act.by
  const followsFinding = findingIn(acts)?.outcome === outcome
  return { outcome, amount: decimalOf(amount), reasons: reasons.map(reasonFromJson), at: act.at, by, followsFinding }
}

/** The finding in a history, as it was written down by findingToJson. */
export function findingIn(acts: readonly Entry[]): StoredFinding | undefined {
  const act = acts.find((act) => act.kind === 'found')
  if (!act) return undefined
  const record = act.details.finding as Json & { outcome: string | null; amount?: string; reasons: ReasonJson[] }
  const { outcome, amount, reasons } = record
  return { outcome, amount: decimalOf(amount), reasons: reasons.map(reasonFromJson), record, at: act.at }
}

const decimalOf = (text: string | null | undefined) => (text ? Decimal.parse(text) : undefined)
