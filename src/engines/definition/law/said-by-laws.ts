import type { Sentence } from '#engines/form'
import type { DecisionNames, RuleWords } from '../model.ts'
import { joined } from '../read/read-words.ts'
import type { Path } from '../source/yaml.ts'
import type { LawsWithin } from './laws-within.ts'

/** What laws say themselves of their decisions and rules, by its place in a words file, in which languages: a service need not. */
export function saidByLaws(laws: LawsWithin): ReadonlyMap<string, ReadonlySet<string>> {
  const said = [...laws.values()].flatMap(({ decisionWords, ruleWords }) => [
    ...[...decisionWords].flatMap(([name, names]) => ofDecision(name, names)),
    ...[...ruleWords].flatMap(([id, words]) => ofRule(id, words)),
  ])
  return new Map(said.map(([path, sentence]) => [joined(path), new Set(sentence.keys())]))
}

type Said = [Path, Sentence]

const ofDecision = (name: string, { label, ...kinds }: DecisionNames): Said[] => [
  [['decisions', name, 'label'], label],
  ...(['parts', 'values', 'columns'] as const).flatMap((kind) =>
    [...kinds[kind]].map(([key, sentence]): Said => [['decisions', name, kind, key], sentence]),
  ),
]

const ofRule = (id: string, { reason, law }: RuleWords): Said[] => [
  ...(reason ? [[['rules', id, 'reason'], reason] satisfies Said] : []),
  ...(law ? [[['rules', id, 'law'], law] satisfies Said] : []),
]
