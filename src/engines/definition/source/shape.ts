import type { TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Errors } from 'typebox/value'
import { nearestWord } from '#ground/source'
import type { PartlyStatic } from '../schemas/parts.ts'
import type { Faults } from './faults.ts'
import { meant } from './faults.ts'
import type { Path, YamlFile } from './yaml.ts'

// The library stops at 8, and an author is to hear of all of them.
Settings.Set({ maxErrors: 1000 })

// What is of another kind than the code goes by: a group where there should be text, or a word that means nothing.
const ofAnotherKind = new Set(['type', 'enum', 'const', 'anyOf'])

// What lacks a key, or has one too many, is itself what it should be.
const untouched = new Set(['required', 'additionalProperties'])

interface ShapeError {
  keyword: string
  schemaPath: string
  instancePath: string
  params: { requiredProperties?: readonly string[]; allowedValues?: readonly unknown[]; limit?: number | bigint }
}

/** A file's value without what is wrong in it; what is wrong is told to `faults`. */
export function shapedAs<S extends TSchema>(schema: S, yaml: YamlFile, faults: Faults): PartlyStatic<S> {
  const value = structuredCopy(yaml.value)
  if (faults.asPublished) return asItStands(schema, yaml, value, faults)
  const misspelt = toldIn(schema, value).filter((error) => takenForMeant(schema, value, error))
  const told = toldIn(schema, value)
  for (const error of [...misspelt, ...told]) tell(schema, yaml, error, faults)
  // From the last to the first, so that taking one out of a list moves none that is still to go.
  for (const error of told.toReversed()) if (!untouched.has(error.keyword)) takeOut(value, pathOf(error.instancePath))
  return (isObject(value) ? value : undefined) as PartlyStatic<S>
}

/** What was published stays as it is, however much stricter the schema became, as long as the code can go by it. */
function asItStands<S extends TSchema>(schema: S, yaml: YamlFile, value: unknown, faults: Faults): PartlyStatic<S> {
  for (const { keyword, instancePath } of toldIn(schema, value).toReversed()) {
    if (!ofAnotherKind.has(keyword)) continue
    const path = pathOf(instancePath)
    faults.gap(yaml.at(path), `shape-${keyword}`, `\`${path.join(' → ')}\` cannot be read.`, '')
    takeOut(value, path)
  }
  return (isObject(value) ? value : undefined) as PartlyStatic<S>
}

function toldIn(schema: TSchema, value: unknown): ShapeError[] {
  const errors = Errors(schema, value) as readonly ShapeError[]
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ schemaPath }) => `${schemaPath}/anyOf`)
  return errors.filter((error) => !unions.some((union) => error.schemaPath.startsWith(union)))
}

/** Takes what stands under a misspelt key for what it was meant to be, so that nothing is told to be missing besides. */
function takenForMeant(schema: TSchema, value: unknown, { keyword, instancePath, schemaPath }: ShapeError): boolean {
  if (keyword !== 'boolean') return false
  const path = pathOf(instancePath)
  const [parent, key] = [valueAt(value, path.slice(0, -1)), String(path.at(-1))]
  const near = nearestWord(key, keysAt(schema, schemaPath))
  if (!isObject(parent) || near === undefined || near in parent) return false
  parent[near] = parent[key]
  delete parent[key]
  return true
}

function tell(schema: TSchema, yaml: YamlFile, error: ShapeError, faults: Faults): void {
  const { keyword, params } = error
  const path = pathOf(error.instancePath)
  const name = `\`${path.findLast((step) => typeof step === 'string') ?? yaml.file}\``
  const about = descriptionAt(schema, error.schemaPath)
  if (keyword === 'additionalProperties') return
  if (keyword === 'boolean') {
    const known = keysAt(schema, error.schemaPath)
    faults.fault(yaml.keyAt(path), 'unknown-key', `${name} is not known here.`, meant(String(path.at(-1)), known))
  } else if (keyword === 'required') {
    for (const key of params.requiredProperties ?? []) {
      const said = descriptionAt(schema, `${error.schemaPath}/properties/${escaped(key)}`)
      const what = said ? ` ${said}.` : ''
      faults.fault(yaml.at(path), 'missing-key', `\`${key}\` is missing here.`, `Add a line \`${key}:\`.${what}`)
    }
  } else if (keyword === 'enum') {
    const known = (params.allowedValues ?? []).map(String)
    faults.fault(
      yaml.at(path),
      'unknown-value',
      `${shown(valueAt(yaml.value, path))} cannot stand for ${name}.`,
      meant(String(valueAt(yaml.value, path)), known),
    )
  } else {
    faults.fault(
      yaml.at(path),
      `shape-${keyword}`,
      ...wording(keyword, name, valueAt(yaml.value, path), about, schema, error),
    )
  }
}

const types: Record<string, string> = {
  string: 'text',
  object: 'a group of keys with values',
  array: 'a list, each entry after a dash',
  boolean: 'true or false',
  number: 'a number',
}

function wording(
  keyword: string,
  name: string,
  value: unknown,
  about: string,
  schema: TSchema,
  error: ShapeError,
): [string, string] {
  const what = about ? `${about}.` : ''
  if (value === null || value === '') return [`${name} is empty.`, `Write it, or take the line away. ${what}`.trimEnd()]
  if (keyword === 'minItems') return [`${name} is an empty list.`, `Give it at least one entry. ${what}`.trimEnd()]
  if (keyword === 'maxLength') return [`${name} is too long.`, 'Shorten it.']
  if (keyword !== 'type') return [`${shown(value)} cannot stand for ${name}.`, what || 'Correct it.']
  const wanted = String(schemaAt(schema, error.schemaPath)?.type)
  const quotes = wanted === 'string' && typeof value !== 'object' ? ` Put it in quotes: "${String(value)}".` : ''
  return [`${name} must be ${types[wanted] ?? wanted}.`, quotes.trim() || what || `Write ${types[wanted] ?? wanted}.`]
}

const shown = (value: unknown) => (typeof value === 'object' ? 'This' : `\`${String(value).slice(0, 60)}\``)

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

function schemaAt(schema: TSchema, schemaPath: string): Record<string, unknown> | undefined {
  let here: unknown = schema
  for (const step of pathOf(schemaPath))
    here = isObject(here) || Array.isArray(here) ? (here as Record<string, unknown>)[step] : undefined
  return isObject(here) ? here : undefined
}

const descriptionAt = (schema: TSchema, schemaPath: string): string =>
  String(schemaAt(schema, schemaPath)?.description ?? '')

/** The keys that the object allows in which an unknown one was found. */
function keysAt(schema: TSchema, schemaPath: string): string[] {
  return Object.keys(schemaAt(schema, schemaPath.replace(/\/additionalProperties$/, '/properties')) ?? {})
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[step] : undefined),
    value,
  )
}

function takeOut(value: unknown, path: Path): void {
  const parent = valueAt(value, path.slice(0, -1))
  const key = path.at(-1)
  // An entry of a list leaves a gap, so that the paths of the others still hold.
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = undefined
  else if (isObject(parent) && key !== undefined) delete parent[key]
}

/** A copy whose objects have no prototype either. */
function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (!isObject(value)) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(value)) copy[key] = structuredCopy(value[key])
  return copy
}
