import type { Currency, Sentence } from '#engines/form'
import type { WrittenModel, WrittenType } from '#engines/rules'
import type { DecisionNames, LawWords, TypeWords } from '../model.ts'
import type { ReadModel } from '../read/read-rules.ts'
import { decisionNamesOf } from '../read/read-words/decision-names.ts'
import { openWords } from '../read/read-words.ts'
import { joinedRuleWords, ruleWordsOf } from '../rule-words.ts'
import type { Opened, PartlyFile, Source } from '../source.ts'
import { Translator } from '../source.ts'
import { amountsOf } from './amounts.ts'
import { namedIn, namesSaid } from './named-in.ts'
import { limitedType, partsOfType, textsOf } from './types-in.ts'

type LawWordsFile = NonNullable<PartlyFile<'law-words'>>
type LawTranslator = Translator<LawWordsFile>

/** What is said of a law beside its model, as far as it could be read. */
export interface LawFiles {
  readonly file: Opened<'law'> | undefined
  readonly say: LawTranslator
}

/** Opens law.yaml and the words files; undefined where a law has neither, and its model alone speaks for it. */
export function openLawFiles(source: Source): LawFiles | undefined {
  const file = source.files.has('law.yaml') ? source.open('law', 'law.yaml') : undefined
  const words = openWords(source, 'law-words')
  if (!source.files.has('law.yaml') && words.size === 0) return undefined
  return { file, say: new Translator<LawWordsFile>(file?.value.language ?? 'en', words) }
}

/** What a law says of its model. */
export function lawWordsOf({ file, say }: LawFiles, read: ReadModel): LawWords {
  const written = read.model.written()
  const currency = currencyOf(file?.value.currency)
  const money = (file?.value.money ?? []).filter((name) => name !== undefined)
  return {
    ...{ main: say.main, languages: say.languages, currency },
    name: say.sentence(file?.value.name ?? written.name, ({ law }) => law?.name),
    ...(written.description && { about: say.sentence(written.description, ({ law }) => law?.about) }),
    acts: (file?.value.acts ?? []).map((act, index) => ({
      name: say.sentence(act?.name ?? '', ({ law }) => law?.acts?.[index]),
      link: act?.link,
    })),
    decisionWords: new Map([...otherNames(read, say), ...decisionsOf(read, say)]),
    ruleWords: joinedRuleWords([ruleWordsOf(read.words, say, currency), functionsOf(written, say)]),
    typeWords: typesOf(written, say),
    amounts: currency ? amountsOf(read.model, money, currency) : new Map(),
  }
}

const currencyOf = (
  file: { code?: string | undefined; symbol?: string | undefined } | undefined,
): Currency | undefined =>
  file?.code !== undefined && file.symbol !== undefined ? { code: file.code, symbol: file.symbol } : undefined

/** Decisions, with the parts and the texts that their types say for all that are of them. */
function decisionsOf({ model, words }: ReadModel, say: LawTranslator): Map<string, DecisionNames> {
  const written = model.written()
  const types = new Map(written.decisions.map(({ name, type }) => [name, type]))
  const own = decisionNamesOf(words, say)
  return new Map(
    [...own].map(([name, names]) => {
      const typed = typedNames(written, types.get(name), say)
      return [name, { ...names, parts: both(typed.parts, names.parts), values: both(typed.values, names.values) }]
    }),
  )
}

type Sentences = ReadonlyMap<string, Sentence>

/** What is said of one decision goes before what its type says. */
const both = (typed: Sentences, own: Sentences): Sentences =>
  new Map(
    [...typed.keys(), ...own.keys()].map((key) => [key, new Map([...(typed.get(key) ?? []), ...(own.get(key) ?? [])])]),
  )

function typedNames(written: WrittenModel, type: string | undefined, say: LawTranslator) {
  const parts = partsOfType(written, type).map((part): [string, Sentence] => [
    part.name,
    partSentence(written, part, say),
  ])
  const limited = limitedType(written, type)
  const values = textsOf(limited).map((text): [string, Sentence] => [
    text,
    say.sentence(text, ({ types }) => types?.[limited?.name ?? '']?.values?.[text]),
  ])
  return { parts: new Map(parts), values: new Map(values) }
}

const typeOfPart = (written: WrittenModel, part: WrittenType) =>
  written.types.find(({ components }) => components.includes(part))?.name ?? ''

const partSentence = (written: WrittenModel, part: WrittenType, say: LawTranslator): Sentence =>
  say.sentence(part.label ?? part.name, ({ types }) => types?.[typeOfPart(written, part)]?.parts?.[part.name])

/** Inputs, functions, and what formulas call their own parts. */
function otherNames({ model }: ReadModel, say: LawTranslator): Map<string, DecisionNames> {
  const written = model.written()
  const types = new Map(namedIn(model).map(({ name, type }) => [name, type]))
  const entry = (name: string, label: Sentence, about?: Sentence): [string, DecisionNames] => [
    name,
    { label, about, columns: new Map(), ...typedNames(written, types.get(name), say) },
  ]
  const within = [...namesSaid(model)].map((name) =>
    entry(
      name,
      say.sentence(name, ({ names }) => names?.[name]),
    ),
  )
  const functions = written.knowledge.map(({ name, label }) =>
    entry(
      name,
      say.sentence(label ?? name, ({ functions }) => functions?.[name]?.label),
    ),
  )
  const inputs = written.inputs.map(({ name, label, description }) =>
    entry(
      name,
      say.sentence(label ?? name, ({ inputs }) => inputs?.[name]?.label),
      say.maybe(description, ({ inputs }) => inputs?.[name]?.about),
    ),
  )
  return new Map([...within, ...functions, ...inputs])
}

/** What a function does is told where a decision would say it. */
const functionsOf = ({ knowledge }: WrittenModel, say: LawTranslator) =>
  new Map(
    knowledge.map(({ id, name, description }) => [
      id,
      { reason: say.maybe(description, ({ functions }) => functions?.[name]?.about), written: description },
    ]),
  )

function typesOf(written: WrittenModel, say: LawTranslator): Map<WrittenType, TypeWords> {
  return new Map(
    written.types.flatMap((type): [WrittenType, TypeWords][] => [
      [
        type,
        {
          label: say.sentence(type.label ?? type.name, () => undefined),
          about: say.maybe(type.description, ({ types }) => types?.[type.name]?.about),
        },
      ],
      ...type.components.map((part): [WrittenType, TypeWords] => [
        part,
        { label: partSentence(written, part, say), about: undefined },
      ]),
    ]),
  )
}
