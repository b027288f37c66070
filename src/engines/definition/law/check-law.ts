import type { Type } from '#engines/feel'
import { checkPlaceholders } from '../read/read-rules/check-placeholders.ts'
import type { ReadModel, Rules } from '../read/read-rules.ts'
import { checkLanguages, checkWords } from '../read/read-words.ts'
import { meant } from '../source/faults.ts'
import type { Source } from '../source.ts'
import { Translator } from '../source.ts'
import { nameOfType, sameType } from '../types.ts'
import type { LawFiles } from './read-law-words.ts'
import { wantedOfLaw } from './wanted-law-words.ts'

/** What an author is to hear of law.yaml and the words files beside the model. */
export function checkLaw(
  source: Source,
  files: LawFiles | undefined,
  rules: Rules,
  languages: readonly string[],
): void {
  const read = rules.models[0]!
  checkFolder(source)
  checkPlaceholders(source.faults, files?.say ?? new Translator('en', new Map()), {
    known: new Set([...rules.model.inputs.keys(), ...rules.decisions.keys()]),
    words: read.words,
  })
  if (!files) return
  if (!files.file && !source.files.has('law.yaml')) tellNoLanguage(source)
  checkMoney(source, files, read)
  checkLanguages(source, files.say, { languages, kind: 'law' })
  checkWords(source, files.say, {
    wanted: wantedOfLaw(read, files.file?.value),
    read: new Set(['law', 'inputs', 'decisions', 'functions', 'types', 'names', 'rules']),
    mainFiles: 'law.yaml and rules.dmn',
  })
}

const belongs =
  /^(law|words\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})*|examples\/[^/]+)\.yaml$|^[^/]+\.dmn$|(^|\/)README\.md$|^laws\//

function checkFolder({ files, faults, startOf }: Source): void {
  for (const file of files.keys())
    if (!belongs.test(file))
      faults.warning(startOf(file), 'not-read', 'This file belongs to no law.', 'Correct its name, or take it away.')
}

function tellNoLanguage({ faults, startOf }: Source): void {
  const message =
    'There are words in other languages, and nothing says in which one rules.dmn is written: it is taken for `en`.'
  faults.warning(startOf('law.yaml'), 'no-language', message, 'Write law.yaml with a line `language: en`.')
}

/** What law.yaml lists as money is there, and is a number or made of numbers; and there is a currency for it. */
function checkMoney({ faults }: Source, { file }: LawFiles, { model }: ReadModel): void {
  const { yaml, value } = file ?? {}
  if (!yaml) return
  for (const [index, name = ''] of (value?.money ?? []).entries()) {
    const at = yaml.at(['money', index])
    const [whole = '', ...parts] = model.decisions.has(name) || model.inputs.has(name) ? [name] : name.split('.')
    const type = parts.reduce(partOf, (model.decisions.get(whole) ?? model.inputs.get(whole))?.type)
    if (type === undefined)
      faults.fault(
        at,
        'unknown-amount',
        `rules.dmn has no input or decision \`${name}\`, and no such part of one.`,
        meant(name, amountsIn(model)),
      )
    else if (typeof type !== 'object' && !sameType('number', type))
      faults.fault(
        at,
        'wrong-type',
        `\`${name}\` is ${nameOfType(type)}, and money is a number.`,
        'Name another, or take this line away.',
      )
  }
  if (value?.money && !value.currency)
    faults.fault(
      yaml.keyAt(['money']),
      'no-currency',
      'Nothing says what these amounts are in.',
      'Add `currency: { code: GBP, symbol: £ }`.',
    )
}

const partOf = (type: Type | undefined, part: string): Type | undefined =>
  typeof type !== 'object'
    ? undefined
    : 'list' in type
      ? partOf(type.list, part)
      : 'context' in type
        ? type.context.get(part)
        : undefined

const amountsIn = ({ inputs, decisions }: ReadModel['model']): string[] =>
  [...inputs.values(), ...decisions.values()].flatMap(({ name, type }) =>
    typeof type === 'object' && 'context' in type
      ? [name, ...[...type.context.keys()].map((part) => `${name}.${part}`)]
      : [name],
  )
