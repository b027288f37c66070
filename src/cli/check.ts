import { readDefinition, runExamples } from '#engines/definition'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults, formatFault } from '#ground/source'
import type { AuthorFolder } from './service-folders.ts'
import { authorFolders } from './service-folders.ts'

const usage = 'publica check [FOLDER]'

/** `npx publica check [folder]`: reads definitions as a compiler does and runs their examples; answers the exit status. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const [path = 'services', ...others] = args
  if (others.length > 0 || path.startsWith('-')) return complain(`Write ${usage}.`)
  const folders = authorFolders(path)
  if (!folders) return complain(`There is no folder ${path}.`)
  if (folders.length === 0) return complain(`There is no service in ${path}.`)
  const checks = folders.map(checkService)
  for (const line of checks.flatMap(({ told }) => told.map(formatFault))) console.log(line)
  console.log(summary(checks))
  return checks.some(({ told }) => told.some(isFault)) ? 1 : 0
}

function complain(message: string): number {
  console.error(`publica: ${message}`)
  return 2
}

interface Check {
  readonly told: readonly DefinitionFault[]
  readonly examples: number
}

const isFault = ({ severity }: DefinitionFault) => severity === 'fault'

function checkService({ id, files, folder }: AuthorFolder): Check {
  try {
    const { definition, warnings } = readDefinition(id, files, { folder })
    return { told: [...warnings, ...runExamples(definition)], examples: definition.examples.length }
  } catch (reason) {
    if (!(reason instanceof DefinitionFaults)) throw reason
    return { told: reason.faults, examples: 0 }
  }
}

function summary(checks: readonly Check[]): string {
  const told = checks.flatMap((check) => check.told)
  const faults = told.filter(isFault).length
  const examples = checks.reduce((sum, check) => sum + check.examples, 0)
  const found = [count(faults, 'fault'), count(told.length - faults, 'warning')].join(', ')
  return `${count(checks.length, 'service')} read, ${count(examples, 'example')} run: ${found}.`
}

const count = (number: number, thing: string) => `${number === 0 ? 'no' : number} ${thing}${number === 1 ? '' : 's'}`
