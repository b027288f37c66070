import type { RuleWords } from '../model.ts'
import type { Path } from '../source/yaml.ts'
import type { Opened, Source, Translator } from '../source.ts'
import type { DecisionWords } from './read-words/model-words.ts'
import type { MainFiles } from './read-words/wanted-words.ts'
import { leaves, wantedPaths } from './read-words/wanted-words.ts'

const pattern = /^words\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.yaml$/

/** The words files of a service, by language. */
export function openWords(source: Source): Map<string, Opened<'words'>> {
  const opened = [...source.files.keys()].sort().flatMap((file): [string, Opened<'words'>][] => {
    const language = pattern.exec(file)?.[1]
    const words = language === undefined ? undefined : source.open('words', file)
    return language !== undefined && words ? [[language, words]] : []
  })
  return new Map(opened)
}

/** The sentences of rules and decisions by their id: the model's own, with their translations. */
export function ruleWordsOf(decisions: readonly DecisionWords[], say: Translator): ReadonlyMap<string, RuleWords> {
  const entries = decisions.flatMap(({ sentences }) => [...sentences])
  return new Map(
    entries.map(([id, { number, reason, law }]) => [
      id,
      {
        number,
        reason: say.maybe(reason, ({ rules }) => rules?.[id]?.reason),
        law: say.sentence(law ?? '', ({ rules }) => rules?.[id]?.law),
      },
    ]),
  )
}

/** Warns of every language of the place in which nobody has begun to word the service. */
export function checkLanguages(
  { faults, files, startOf }: Source,
  say: Translator,
  languages: readonly string[],
): void {
  for (const language of languages) {
    const file = `words.${language}.yaml`
    if (language === say.main || files.has(file)) continue
    const message = `The place speaks \`${language}\`, and this service has no file of words for it: people read it in \`${say.main}\`.`
    faults.warning(
      startOf(file),
      'no-words-file',
      message,
      `Write ${file}; schemas/words.json says what belongs in it.`,
    )
  }
}

/** Warns of every sentence that a words file lacks, and of every one it has for what is not there. */
export function checkWords({ faults }: Source, say: Translator, main: MainFiles): void {
  const wanted = wantedPaths(main)
  const known = new Set(wanted.map(joined))
  const read = readParts(main)
  for (const [language, { yaml, value }] of say.files) {
    if (language === say.main) {
      const remedy = `Write them in service.yaml, form.yaml, process.yaml and rules.dmn, and take this file away.`
      faults.warning(
        yaml.at([]),
        'words-of-main',
        `\`${language}\` is the service's main language: its words are not read from here.`,
        remedy,
      )
      continue
    }
    const there = new Set(leaves(value, []).map(joined))
    for (const path of wanted) {
      if (there.has(joined(path))) continue
      faults.warning(
        yaml.at(path),
        'not-translated',
        `Not translated: ${said(path)}.`,
        'Until it is, people read it in the main language.',
      )
    }
    for (const path of leaves(value, [])) {
      if (!read.has(String(path[0]))) continue
      if (known.has(joined(path)) || (path[0] === 'rules' && path[2] === 'law') || path[1] === 'keywords') continue
      faults.warning(
        yaml.keyAt(path),
        'words-for-nothing',
        `There is no sentence for ${said(path)} to translate.`,
        'Correct the name, or take the line away.',
      )
    }
  }
}

/** The parts of a words file whose own file could be read: what stands in the others may well be for something. */
const readParts = ({ service, form, process, decisions }: MainFiles): ReadonlySet<string> =>
  new Set([
    ...(service ? ['service'] : []),
    ...(form ? ['pages', 'questions', 'computed'] : []),
    ...(process ? ['outcomes'] : []),
    ...(decisions ? ['rules'] : []),
    ...(decisions && form ? ['decisions'] : []),
  ])

const joined = (path: Path) => path.join('\u0000')
const said = (path: Path) => `\`${path.join(' → ')}\``
