import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { DefinitionFolder } from '#domain/catalogue'
import { readFolders } from '#domain/catalogue'
import { readPlace } from '#domain/place'
import { readDefinition, readLaw, runExamples, runLawExamples } from '#engines/definition'
import type { DefinitionFault } from '#ground/source'
import { DefinitionFaults, formatFault } from '#ground/source'

const usage = 'publica check [FOLDER]'
const help = `${usage}

Reads the definitions of the service or law that FOLDER is, or of every one in it (services/ unless told), and the laws/
and the place.yaml beside it, as a compiler does: every fault with its file, line and column and what to do about it.
Runs the examples. The status is 1 where there is a fault.`

/** `npx publica check [folder]`: reads definitions as a compiler does and runs their examples; answers the exit status. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const [path = 'services', ...others] = args
  if (args.includes('--help')) return explain()
  if (others.length > 0 || path.startsWith('-')) return complain(`Write ${usage}.`)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return complain(`There is no folder ${path}.`)
  const folders = await readFolders(path)
  if (!folders.some(isIn(resolve(path)))) return complain(`There is no service and no law in ${path}.`)
  const place = checkPlace(path, folders)
  const checks = folders.map((folder) =>
    folder.kind === 'law' ? checkLaw(folder, place.languages) : checkService(folder, place.languages),
  )
  const told = [...place.told, ...checks.flatMap((check) => check.told)]
  for (const fault of told) console.log(formatFault(fault))
  console.log(summary(checks, told))
  return told.some(isFault) ? 1 : 0
}

/** The laws beside a folder are read with it, but do not make it one of services. */
const isIn = (path: string) => (one: DefinitionFolder) =>
  [resolve(one.folder), dirname(resolve(one.folder))].includes(path)

interface PlaceCheck {
  readonly told: readonly DefinitionFault[]
  /** Those that the place speaks, where they are known. */
  readonly languages: readonly string[]
}

/** The place.yaml beside the folder of services or laws: whose they are, what is spoken there, and that there are the services that it names. */
function checkPlace(path: string, folders: readonly DefinitionFolder[]): PlaceCheck {
  const alone = folders.length === 1 && resolve(folders[0]!.folder) === resolve(path)
  const beside = alone ? dirname(resolve(path)) : resolve(path)
  const file = join(dirname(beside), 'place.yaml')
  if (!existsSync(file)) return { told: [], languages: [] }
  const services = folders.filter(({ kind }) => kind === 'service')
  const isPart = alone || services.length === 0
  try {
    const { agencies, languages } = readPlace(file, isPart ? {} : { services: beside })
    const offered = new Set(agencies.flatMap(({ services }) => services))
    const told = isPart ? [] : services.filter(({ id }) => !offered.has(id)).map(notOffered)
    return { told, languages: languages.map(({ tag }) => tag) }
  } catch (reason) {
    if (!(reason instanceof DefinitionFaults)) throw reason
    return { told: isPart ? [] : reason.faults, languages: [] }
  }
}

const notOffered = ({ folder, id }: DefinitionFolder): DefinitionFault => ({
  severity: 'warning',
  at: { file: `${folder}/service.yaml`, line: 1, column: 1 },
  code: 'not-offered',
  message: 'No agency offers this service, so nobody can apply for it.',
  remedy: `Add "${id}" to the services of an agency in place.yaml.`,
})

function explain(): number {
  console.log(help)
  return 0
}

function complain(message: string): number {
  console.error(`publica: ${message}`)
  return 2
}

interface Check {
  readonly kind: DefinitionFolder['kind']
  readonly told: readonly DefinitionFault[]
  readonly examples: number
}

const isFault = ({ severity }: DefinitionFault) => severity === 'fault'

function checkService({ id, files, folder }: DefinitionFolder, languages: readonly string[]): Check {
  return checking('service', () => {
    const { definition, warnings } = readDefinition(id, files, { folder, languages })
    return { told: [...warnings, ...runExamples(definition)], examples: definition.examples.length }
  })
}

function checkLaw({ id, files, folder }: DefinitionFolder, languages: readonly string[]): Check {
  return checking('law', () => {
    const { law, warnings } = readLaw(id, files, { folder, languages })
    return { told: [...warnings, ...runLawExamples(law)], examples: law.examples.length }
  })
}

function checking(kind: Check['kind'], read: () => Omit<Check, 'kind'>): Check {
  try {
    return { kind, ...read() }
  } catch (reason) {
    if (!(reason instanceof DefinitionFaults)) throw reason
    return { kind, told: reason.faults, examples: 0 }
  }
}

function summary(checks: readonly Check[], told: readonly DefinitionFault[]): string {
  const faults = told.filter(isFault).length
  const examples = checks.reduce((sum, check) => sum + check.examples, 0)
  const found = [count(faults, 'fault'), count(told.length - faults, 'warning')].join(', ')
  const kinds = (['service', 'law'] as const).map(
    (kind) => [checks.filter((check) => check.kind === kind).length, kind] as const,
  )
  const read = kinds.filter(([number]) => number > 0).map(([number, kind]) => count(number, kind))
  return `${read.join(' and ')} read, ${count(examples, 'example')} run: ${found}.`
}

const count = (number: number, thing: string) => `${number === 0 ? 'no' : number} ${thing}${number === 1 ? '' : 's'}`
