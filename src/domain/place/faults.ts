import type { Document } from 'yaml'
import { isMap, isScalar } from 'yaml'
import { yamlFaults } from '#engines/definition'
import type { DefinitionFault } from '#ground/source'
import { placeAt } from '#ground/source'
import { placeCheck, placeSchema } from './schema.ts'

export type Path = readonly (string | number)[]

/** Collects what is wrong in one YAML file, each at the line where its author would mend it. */
export interface Faults {
  readonly found: DefinitionFault[]
  add(path: Path, code: string, message: string, remedy: string): void
}

export function collectFaults(file: string, text: string, document: Document): Faults {
  const found = yamlFaults(document, (offset) => placeAt(file, text, offset))
  const add: Faults['add'] = (path, code, message, remedy) =>
    void found.push({ severity: 'fault', at: placeAt(file, text, offsetOf(document, path)), code, message, remedy })
  return { found, add }
}

/** Where a key stands, or an entry of a list; what is missing stands where its parent does. */
function offsetOf(document: Document, path: Path): number {
  if (path.length === 0) return 0
  const parent = document.getIn(path.slice(0, -1), true)
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined
  const node = (pair?.key ?? document.getIn(path, true)) as { range?: [number, number, number] } | undefined
  return node?.range?.[0] ?? offsetOf(document, path.slice(0, -1))
}

interface SchemaError {
  keyword: string
  instancePath: string
  schemaPath: string
  params: { requiredProperties?: readonly string[] }
}

/** Everything in which the file's shape is not the schema's. */
export function checkShape(faults: Faults, content: unknown): void {
  const errors = placeCheck.Errors(content) as readonly SchemaError[]
  // A union tells what each of its members missed, and once more that none fits: the last is the one to read.
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ schemaPath }) => `${schemaPath}/anyOf`)
  for (const error of errors) {
    if (unions.some((union) => error.schemaPath.startsWith(union)) || error.keyword === 'additionalProperties') continue
    tell(faults, error)
  }
}

function tell({ add }: Faults, { keyword, instancePath, schemaPath, params }: SchemaError): void {
  const path = pathOf(instancePath)
  const name = `"${path.findLast((part) => typeof part === 'string') ?? 'place.yaml'}"`
  if (keyword === 'required') {
    for (const key of params.requiredProperties ?? []) {
      add(path, 'missing', `"${key}" is missing.`, `Add "${key}" here.`)
    }
  } else if (keyword === 'boolean') {
    add(path, 'unknown', `${name} is not known here.`, 'Take it out, or correct its spelling.')
  } else {
    add(
      path,
      'wrong-shape',
      `${name} is not written as it must be.`,
      descriptionAt(schemaPath) ?? 'See schemas/place.json.',
    )
  }
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** The schema says in plain words what belongs at the place that a path in it leads to. */
function descriptionAt(schemaPath: string): string | undefined {
  let here: unknown = placeSchema
  for (const part of schemaPath.split('/').slice(1)) here = (here as Record<string, unknown> | undefined)?.[part]
  return (here as { description?: string } | undefined)?.description
}
