import type { Path } from '../source/yaml.ts'
import type { Opened, Source, Translator } from '../source.ts'
import { leaves } from './read-words/wanted-words.ts'

const pattern = /^words\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.yaml$/

/** The words files of a service or of a law, by language. */
export function openWords<K extends 'words' | 'law-words'>(source: Source, kind: K): Map<string, Opened<K>> {
  const opened = [...source.files.keys()].sort().flatMap((file): [string, Opened<K>][] => {
    const language = pattern.exec(file)?.[1]
    const words = language === undefined ? undefined : source.open(kind, file)
    return language !== undefined && words ? [[language, words]] : []
  })
  return new Map(opened)
}

/** Warns of every language of the place in which nobody has begun to word the service or the law. */
export function checkLanguages(
  { faults, files, startOf }: Source,
  say: Pick<Translator, 'main'>,
  { languages, kind }: { languages: readonly string[]; kind: 'service' | 'law' },
): void {
  const schema = kind === 'law' ? 'law-words' : 'words'
  for (const language of languages) {
    const file = `words.${language}.yaml`
    if (language === say.main || files.has(file)) continue
    const message = `The place speaks \`${language}\`, and this ${kind} has no file of words for it: people read it in \`${say.main}\`.`
    const remedy = `Write ${file}; schemas/${schema}.json says what belongs in it.`
    faults.warning(startOf(file), 'no-words-file', message, remedy)
  }
}

interface Words {
  /** The path of every sentence that people read. */
  readonly wanted: readonly Path[]
  /** What laws say themselves, in the languages that they do, and what may be said otherwise all the same. */
  readonly said?: ReadonlyMap<string, ReadonlySet<string>>
  /** The parts of a words file that are known: the files of the others could not be read, and may well hold something for them. */
  readonly read: ReadonlySet<string>
  /** Where the main language stands. */
  readonly mainFiles: string
}

/** Warns of every sentence that a words file lacks, and of every one it has for what is not there. */
export function checkWords<W>({ faults }: Source, say: Translator<W>, words: Words): void {
  const wanted = new Set(words.wanted.map(joined))
  for (const [language, { yaml, value }] of say.files) {
    if (language === say.main) {
      const message = `\`${language}\` is the main language here: its words are not read from this file.`
      faults.warning(
        yaml.at([]),
        'words-of-main',
        message,
        `Write them in ${words.mainFiles}, and take this file away.`,
      )
      continue
    }
    const there = new Set(leaves(value, []).map(joined))
    for (const path of words.wanted) {
      if (there.has(joined(path)) || words.said?.get(joined(path))?.has(language)) continue
      faults.warning(
        yaml.at(path),
        'not-translated',
        `Not translated: ${said(path)}.`,
        'Until it is, people read it in the main language.',
      )
    }
    for (const path of leaves(value, [])) {
      if (!words.read.has(String(path[0])) || wanted.has(joined(path)) || mayBeMore(path)) continue
      faults.warning(
        yaml.keyAt(path),
        'words-for-nothing',
        `There is no sentence for ${said(path)} to translate.`,
        'Correct the name, or take the line away.',
      )
    }
  }
}

/** A law may be named in another language where the model names none, and a language has search words of its own. */
const mayBeMore = ([first, second, third]: Path) => (first === 'rules' && third === 'law') || second === 'keywords'

export const joined = (path: Path) => path.join('\u0000')
const said = (path: Path) => `\`${path.join(' → ')}\``
