import type { Currency } from '#engines/form'
import type { RuleWords } from './model.ts'
import type { DecisionWords } from './read/read-words/model-words.ts'
import type { Translator, WordsFile } from './source.ts'

type RulesFile = Pick<WordsFile, 'rules'>

/** The sentences of rules and decisions by their id: the model's own, with their translations. */
export function ruleWordsOf(
  decisions: readonly DecisionWords[],
  say: Translator<RulesFile>,
  currency?: Currency,
): ReadonlyMap<string, RuleWords> {
  const entries = decisions.flatMap(({ sentences }) => [...sentences])
  return new Map(
    entries.map(([id, { number, reason, law }]) => [
      id,
      {
        ...{ number, currency, written: reason },
        reason: say.maybe(reason, ({ rules }) => rules?.[id]?.reason),
        law: say.sentence(law ?? '', ({ rules }) => rules?.[id]?.law),
      },
    ]),
  )
}

/** What a law says of its own rules, with what the words files of the service that imports it say for them instead. */
export const ruleWordsOver = (
  all: ReadonlyMap<string, RuleWords>,
  say: Translator<RulesFile>,
): ReadonlyMap<string, RuleWords> =>
  new Map(
    [...all].map(([id, words]) => [
      id,
      {
        ...words,
        reason: words.reason && say.over(words.reason, ({ rules }) => rules?.[id]?.reason),
        law: words.law && say.over(words.law, ({ rules }) => rules?.[id]?.law),
      },
    ]),
  )

/** Those of several models: where two call a rule by the same id, the first is found by it, and the others beside it. */
export function joinedRuleWords(all: readonly ReadonlyMap<string, RuleWords>[]): ReadonlyMap<string, RuleWords> {
  const joined = new Map<string, RuleWords>()
  for (const [id, words] of all.flatMap((each) => [...each])) {
    const first = joined.get(id)
    joined.set(id, first ? { ...first, others: [...(first.others ?? []), words] } : words)
  }
  return joined
}

/** What is said of a rule or a decision: of those that share the id, the one with the sentence that its model has. */
export function wordsOfRule(
  all: ReadonlyMap<string, RuleWords> | undefined,
  id: string,
  written: string | undefined,
): RuleWords | undefined {
  const first = all?.get(id)
  if (!first?.others || first.written === written) return first
  return first.others.find((other) => other.written === written) ?? first
}
