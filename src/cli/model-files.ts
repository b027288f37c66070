import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Model } from '#engines/rules'
import { mostCharactersOfModel, mustBeSmall, readModel, readXml, textOfModel } from '#engines/rules'

/** The file of a model: itself, or the `rules.dmn` of a folder. */
export function modelFile(path: string): string {
  return statSync(path).isDirectory() ? join(path, 'rules.dmn') : path
}

/** The folders in a folder that have a model of their own. */
export const modelFoldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(path, entry.name, 'rules.dmn')))
    .map(({ name }) => join(path, name))
    .sort()

/** Reads a model from its file, and those that it imports from the files beside it, or from laws/ beside the folder of services. */
export function readModelFile(file: string): Model {
  return readWithImports(file, new Map([...namespacesInLaws(file), ...namespacesBeside(file)]), [])
}

/** The models in the folder by their namespaces; what is no XML there is none of them. */
function namespacesBeside(file: string): ReadonlyMap<string, string> {
  const folder = dirname(file)
  const others = readdirSync(folder).filter((name) => name.endsWith('.dmn') && name !== basename(file))
  return new Map(others.flatMap((name) => namespaceOf(join(folder, name)).map((each) => [each, join(folder, name)])))
}

/** As seen from services/NAME/rules.dmn, and from a law that rests on another. */
function namespacesInLaws(file: string): ReadonlyMap<string, string> {
  const laws = join(dirname(resolve(file)), '..', '..', 'laws')
  const folders = existsSync(laws) ? modelFoldersIn(laws) : []
  const files = folders.map((folder) => join(folder, 'rules.dmn')).filter((law) => law !== resolve(file))
  return new Map(files.flatMap((law) => namespaceOf(law).map((each) => [each, law])))
}

function namespaceOf(file: string): string[] {
  if (statSync(file).size > mostCharactersOfModel) return []
  const found = /\snamespace\s*=\s*["']([^"']+)["']/.exec(readFileSync(file, 'utf8'))
  return found ? [found[1]!] : []
}

/** A model's text; its size is looked at first. */
function textIn(file: string): string {
  mustBeSmall(statSync(file).size, file)
  return textOfModel(readFileSync(file), file)
}

function readWithImports(file: string, beside: ReadonlyMap<string, string>, open: readonly string[]): Model {
  const xml = textIn(file)
  const imports = new Map<string, Model>()
  const read = (namespace: string) => {
    const from = beside.get(namespace)
    if (!from || from === file || open.includes(from)) return
    imports.set(namespace, readWithImports(from, beside, [...open, file]))
  }
  for (const namespace of importedBy(xml, file)) read(namespace)
  return readModel(xml, { file, imports, tolerant: true })
}

const importedBy = (xml: string, file: string): string[] =>
  readXml(xml, file)
    .children.filter(({ name }) => name === 'import')
    .map(({ attributes }) => attributes.get('namespace') ?? '')
