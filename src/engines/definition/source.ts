import type { Static } from 'typebox'
import type { Sentence } from '#engines/form'
import type { Place } from '#ground/source'
import { isOfLaw } from './laws.ts'
import type { Files } from './model.ts'
import type { Partly, PartlyStatic } from './schemas/parts.ts'
import type { schemas } from './schemas.ts'
import { schemas as known } from './schemas.ts'
import type { Faults } from './source/faults.ts'
import { shapedAs } from './source/shape.ts'
import type { Path, YamlFile } from './source/yaml.ts'
import { readYaml } from './source/yaml.ts'

type Kind = keyof typeof schemas

/** One YAML file of a service: what of it has the right shape, and where everything stands. */
export interface Opened<K extends Kind> {
  readonly yaml: YamlFile
  readonly value: NonNullable<PartlyStatic<(typeof schemas)[K]>>
}

type FileOf<K extends Kind> = Static<(typeof schemas)[K]>
export type PartlyFile<K extends Kind> = Partly<FileOf<K>>

/** The files of a service's folder, opened one by one, what is wrong with them told to one place. */
export interface Source {
  readonly id: string
  readonly folder: string
  readonly files: Files
  readonly faults: Faults
  pathOf(file: string): string
  startOf(file: string): Place
  open<K extends Kind>(kind: K, file: string): Opened<K> | undefined
}

const joined = (folder: string, file: string) => (folder === '' ? file : `${folder}/${file}`)

/** What the folder of services lies in. */
const besides = (folder: string) => folder.replace(/(^|\/)[^/]+\/[^/]+\/*$/, '')

export function openSource(id: string, files: Files, folder: string, faults: Faults): Source {
  const pathOf = (file: string) => joined(isOfLaw(file) ? besides(folder) : folder.replace(/\/+$/, ''), file)
  const startOf = (file: string) => ({ file: pathOf(file), line: 1, column: 1 })
  const open = <K extends Kind>(kind: K, file: string): Opened<K> | undefined => {
    const bytes = files.get(file)
    const yaml = bytes && readYaml(pathOf(file), bytes, faults)
    if (yaml === undefined) return undefined
    const value = shapedAs(known[kind], yaml, faults)
    return value ? { yaml, value: value as Opened<K>['value'] } : undefined
  }
  return { id, folder, files, faults, pathOf, startOf, open }
}

/** A file that every service has; without it, that is a fault of its own. */
export function required<K extends 'service' | 'form' | 'process'>(source: Source, kind: K): Opened<K> | undefined {
  const file = `${kind}.yaml`
  if (source.files.has(file)) return source.open(kind, file)
  const remedy = `Write ${file}; schemas/${kind}.json says what belongs in it.`
  source.faults.gap(source.startOf(file), 'missing-file', `A service needs a file ${file}.`, remedy)
  return undefined
}

/** A words file, of whatever kind. */
export interface OpenedWords<W> {
  readonly yaml: YamlFile
  readonly value: W
}

export type WordsFile = NonNullable<PartlyFile<'words'>>

/** Joins a sentence of the main language with what the words files, of a service or of a law, say for it. */
export class Translator<W = WordsFile> {
  readonly main: string
  readonly files: ReadonlyMap<string, OpenedWords<W>>

  constructor(main: string, files: ReadonlyMap<string, OpenedWords<W>>) {
    this.main = main
    this.files = files
  }

  get languages(): string[] {
    return [this.main, ...[...this.files.keys()].filter((language) => language !== this.main)]
  }

  sentence(text: string, pick: (words: W) => string | undefined): Sentence {
    return new Map([[this.main, text.trim()], ...this.#others(pick)])
  }

  /** A sentence that has its words already, with what these files say for it instead. */
  over(sentence: Sentence, pick: (words: W) => string | undefined): Sentence {
    return new Map([...sentence, ...this.#others(pick)])
  }

  #others(pick: (words: W) => string | undefined): [string, string][] {
    return [...this.files].flatMap(([language, { value }]): [string, string][] => {
      const said = pick(value)
      return said === undefined || language === this.main ? [] : [[language, said.trim()]]
    })
  }

  /** The same, by the place that it has in words files. */
  at(text: string, path: Path): Sentence {
    return this.sentence(text, (words) => {
      const found = path.reduce<unknown>((part, key) => Object(part)[key], words)
      return typeof found === 'string' ? found : undefined
    })
  }

  /** The same where there may be no sentence. */
  maybe(text: string | undefined, pick: (words: W) => string | undefined): Sentence | undefined {
    return text === undefined ? undefined : this.sentence(text, pick)
  }

  /** A list of sentences, matched by their place in it. */
  list(
    texts: readonly (string | undefined)[] | undefined,
    pick: (words: W) => readonly (string | undefined)[] | undefined,
  ): Sentence[] {
    return (texts ?? []).flatMap((text, index) => this.maybe(text, (words) => pick(words)?.[index]) ?? [])
  }
}
