import type { Currency, Form } from '#engines/form'
import { lawFolderOf } from '../laws.ts'
import type { DecisionNames, LawWords, ModelWords } from '../model.ts'
import type { ReadModel, Rules } from '../read/read-rules.ts'
import { decisionNamesOf, decisionNamesOver } from '../read/read-words/decision-names.ts'
import { joinedRuleWords, ruleWordsOf, ruleWordsOver } from '../rule-words.ts'
import type { Source, WordsFile } from '../source.ts'
import { openSource, Translator } from '../source.ts'
import { lawWordsOf, openLawFiles } from './read-law-words.ts'

/** What the laws among some files say of themselves, by the model of each; a law that says nothing is not among them. */
export type LawsWithin = ReadonlyMap<ReadModel, LawWords>

/** Reads what stands beside the models of laws that are imported; what is wrong there is told in the law's own files. */
export function lawsWithin(source: Source, rules: Rules | undefined): LawsWithin {
  const laws = new Map<ReadModel, LawWords>()
  for (const read of rules?.models ?? []) {
    const folder = lawFolderOf(read.file)
    const files = folder === undefined ? undefined : openLawFiles(sourceOfLaw(source, folder))
    if (files) laws.set(read, lawWordsOf(files, read))
  }
  return laws
}

function sourceOfLaw({ files, faults, pathOf }: Source, folder: string): Source {
  const own = [...files].flatMap(([path, bytes]): [string, Uint8Array][] =>
    lawFolderOf(path) === folder ? [[path.slice(folder.length + 1), bytes]] : [],
  )
  const law = pathOf(`${folder}/law.yaml`).replace(/\/law\.yaml$/, '')
  return openSource(folder.replace(/^laws\//, ''), new Map(own), law, faults)
}

/** What people are told of the rules: in the words of the service, and of the laws that it imports. Its own names go before theirs. */
export function wordsWithLaws({ model, models }: Rules, laws: LawsWithin, say: Translator, form: Form): ModelWords {
  const silent = models.filter((read) => !laws.has(read)).flatMap(({ words }) => words)
  const said = [...laws.values()]
  const own = new Set([...form.names.keys(), ...model.written().decisions.map(({ name }) => name)])
  const amounts = said.flatMap((law) => [...law.amounts]).filter(([name]) => !own.has(name.split('.')[0]!))
  return {
    decisionWords: firstOf([
      decisionNamesOf(silent, say),
      ...said.map((law) => decisionNamesOver(law.decisionWords, say)),
    ]),
    ruleWords: joinedRuleWords([ruleWordsOf(silent, say), ...said.map((law) => ruleWordsOver(law.ruleWords, say))]),
    typeWords: new Map(said.flatMap((law) => [...law.typeWords])),
    amounts: new Map([...qualified(model, laws), ...amounts]),
  }
}

/** Of those that go by one name, the first. */
const firstOf = (all: readonly ReadonlyMap<string, DecisionNames>[]): ReadonlyMap<string, DecisionNames> =>
  new Map(all.toReversed().flatMap((names) => [...names]))

/** The amounts of a law by the name that it is imported by: 'child benefit.charge'. */
function qualified(model: Rules['model'], laws: LawsWithin): [string, Currency][] {
  const { imports } = model.written()
  return [...laws].flatMap(([read, { amounts }]) =>
    imports
      .filter((one) => one.model === read.model)
      .flatMap(({ name }) => [...amounts].map(([own, currency]): [string, Currency] => [`${name}.${own}`, currency])),
  )
}

/** What a law says, with what those that it imports say of themselves; its own names go before theirs. */
export function withImported(own: LawWords, { model, models }: Rules, laws: LawsWithin): LawWords {
  const silent = models
    .slice(1)
    .filter((read) => !laws.has(read))
    .flatMap(({ words }) => words)
  if (models.length === 1) return own
  const say = new Translator<WordsFile>(own.main, new Map())
  const said = [own, ...laws.values()]
  return {
    ...own,
    decisionWords: firstOf([...said.map(({ decisionWords }) => decisionWords), decisionNamesOf(silent, say)]),
    ruleWords: joinedRuleWords([...said.map(({ ruleWords }) => ruleWords), ruleWordsOf(silent, say)]),
    typeWords: new Map(said.flatMap(({ typeWords }) => [...typeWords])),
    amounts: new Map([...qualified(model, laws), ...said.toReversed().flatMap(({ amounts }) => [...amounts])]),
  }
}
