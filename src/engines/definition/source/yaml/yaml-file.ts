import type { Place } from '#ground/source'

export type Path = readonly (string | number)[]

/**
 * A YAML file as plain values, objects without a prototype, with the place of everything in it.
 * Numbers are the text that stands in the file, so that no digit is lost.
 */
export interface YamlFile {
  readonly file: string
  readonly text: string
  readonly value: unknown
  /** Where a value stands; for what is not there, the nearest thing around it. */
  at(path: Path): Place
  /** Where a key stands. */
  keyAt(path: Path): Place
  /** Where the content of a text begins in the file, quotes and block marks left aside. */
  contentAt(path: Path): number
}
