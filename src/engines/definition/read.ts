import type { DefinitionFault } from '#ground/source'
import type { Definition, Files } from './model.ts'

/** Reads a service's folder as a compiler would; throws DefinitionFaults with every fault of every file at once. */
export function readDefinition(
  _id: string,
  _files: Files,
  _options: { folder: string },
): { definition: Definition; warnings: DefinitionFault[] } {
  throw new Error('not built yet')
}
