import type { Place } from './place.ts'

/**
 * Reads place.yaml, or the folder that holds it, with the crest beside it.
 * Throws DefinitionFaults with every fault of the file at its place.
 */
export function readPlace(path: string): Place {
  throw new Error(`not read yet: ${path}`)
}
