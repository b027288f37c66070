import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults } from '#ground/source'
import type { Files } from './model.ts'
import type { ReadDefinition } from './read.ts'
import { readDefinition } from './read.ts'

/** The files of a service of ours, for tests; general ones run on the kite licence, which no ministry owns. */
export const filesOf = (id: string) => filesIn(`services/${id}`)

/** The files of a service or law of ours. */
export function filesIn(path: string): Map<string, Uint8Array> {
  const folder = fileURLToPath(new URL(`../../../${path}/`, import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(yaml|dmn)$/.test(file))
  return new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(folder + file)]))
}

/** The kite licence with changes to its files: text for text, which must be there once; or a new file; or none. */
export function changed(changes: Record<string, [from: string, to: string][] | string | undefined>): Files {
  const files = filesOf('kite-licence')
  for (const [file, change] of Object.entries(changes)) {
    if (change === undefined) files.delete(file)
    else files.set(file, Buffer.from(typeof change === 'string' ? change : replaced(file, files, change)))
  }
  return files
}

function replaced(file: string, files: Files, change: [string, string][]): string {
  return change.reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} stands not once in ${file}`)
      return text.replace(from, () => to)
    },
    new TextDecoder().decode(files.get(file)),
  )
}

export const read = (files: Files, folder = 'kites'): ReadDefinition =>
  readDefinition('kite-licence', files, { folder })

/** The faults of a definition that is to have some. */
export function faultsOf(files: Files, folder?: string): readonly DefinitionFault[] {
  try {
    read(files, folder)
  } catch (reason) {
    if (reason instanceof DefinitionFaults) return reason.faults.filter(({ severity }) => severity === 'fault')
    throw reason
  }
  return []
}
