import type { DefinitionFault } from '#ground/source'
import type { Definition } from './model.ts'

/** Works every example of the service; what comes out otherwise than it says is a fault at its line. */
export function runExamples(_definition: Definition): DefinitionFault[] {
  throw new Error('not built yet')
}
