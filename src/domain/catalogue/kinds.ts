import type { Definition, Files, Law } from '#engines/definition'
import {
  readDefinition,
  readLaw,
  readPublished,
  readPublishedLaw,
  runExamples,
  runLawExamples,
} from '#engines/definition'
import type { DefinitionFault } from '#ground/source'
import type { Kind as Name } from './tables.ts'

/** What is published of one kind: how it is checked before, and read ever after. */
export interface Kind<T> {
  readonly name: Name
  /** Throws DefinitionFaults. */
  check(id: string, files: Files, folder: string): { definition: T; warnings: readonly DefinitionFault[] }
  /** What an example says that does not hold. */
  examine(definition: T): readonly DefinitionFault[]
  /** Asks only what running it needs; throws DefinitionFaults. */
  read(id: string, files: Files, folder: string): T
}

export const services: Kind<Definition> = {
  name: 'service',
  check: (id, files, folder) => readDefinition(id, files, { folder }),
  examine: runExamples,
  read: readPublished,
}

export const laws: Kind<Law> = {
  name: 'law',
  check(id, files, folder) {
    const { law, warnings } = readLaw(id, files, { folder })
    return { definition: law, warnings }
  },
  examine: runLawExamples,
  read: readPublishedLaw,
}
