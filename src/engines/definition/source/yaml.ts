import type { Node } from 'yaml'
import { parseDocument } from 'yaml'
import type { Place } from '#ground/source'
import { placeAt } from '#ground/source'
import type { Faults } from './faults.ts'
import { Reader } from './yaml/reader.ts'
import { remedy, yamlFaults } from './yaml/yaml-faults.ts'
import type { YamlFile } from './yaml/yaml-file.ts'

export type { Path, YamlFile } from './yaml/yaml-file.ts'

const biggest = 1_000_000

/** Reads a file; what is wrong with it as YAML is told to `faults`, and undefined comes back where nothing can be made of it. */
export function readYaml(file: string, bytes: Uint8Array, faults: Faults): YamlFile | undefined {
  const text = decoded(file, bytes, faults)
  if (text === undefined) return undefined
  const root = parsed(file, text, faults)
  if (root === undefined) return undefined
  const before = faults.all.length
  const read = new Reader(file, text, root, faults).read()
  // Without what stood there, what is left would seem to have faults that it has not.
  return faults.all.length > before ? undefined : read
}

function decoded(file: string, bytes: Uint8Array, faults: Faults): string | undefined {
  const start = startOf(file)
  if (bytes.length > biggest) {
    const remedy = 'Split the service, or shorten its words.'
    faults.gap(start, 'file-too-big', 'This file is larger than a megabyte.', remedy)
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    faults.gap(start, 'not-utf-8', 'This file is not text in UTF-8.', 'Save it as UTF-8.')
    return undefined
  }
}

function parsed(file: string, text: string, faults: Faults): Node | undefined {
  try {
    const document = parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: true, logLevel: 'error' })
    faults.gaps(yamlFaults(document, (offset) => placeAt(file, text, offset)))
    if (!document.contents && document.errors.length === 0)
      faults.gap(startOf(file), 'empty-file', 'There is nothing in this file.', 'Write it, or take it away.')
    // Beyond broken markup nothing is to be trusted: faults that only follow from it would hide it.
    return document.errors.some(({ code }) => code !== 'DUPLICATE_KEY') ? undefined : (document.contents ?? undefined)
  } catch (error) {
    // The parser itself gives up on a file that nests without end.
    if (!(error instanceof RangeError)) throw error
    faults.gap(startOf(file), 'yaml', 'This file nests too deeply to be read.', remedy)
    return undefined
  }
}

const startOf = (file: string): Place => ({ file, line: 1, column: 1 })
