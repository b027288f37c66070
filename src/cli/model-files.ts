import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
  const own = namespaceOf(file).map((namespace) => [namespace, file] as const)
  return new ModelFiles(new Map([...own, ...namespacesInLaws(file), ...namespacesBeside(file)])).read(file)!
}

/** The models in the folder by their namespaces; what is no XML there is none of them. */
function namespacesBeside(file: string): ReadonlyMap<string, string> {
  const folder = dirname(file)
  const others = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.dmn') && entry.name !== basename(file))
    .map(({ name }) => name)
  return new Map(others.flatMap((name) => namespaceOf(join(folder, name)).map((each) => [each, join(folder, name)])))
}

/** As seen from services/NAME/rules.dmn, and from a law that rests on another. */
function namespacesInLaws(file: string): ReadonlyMap<string, string> {
  const laws = join(dirname(resolve(file)), '..', '..', 'laws')
  const folders = existsSync(laws) ? modelFoldersIn(laws) : []
  // A link may lead out of the folder, or to what never ends.
  const isOwn = (law: string) => law !== resolve(file) && lstatSync(law).isFile()
  const files = folders.map((folder) => join(folder, 'rules.dmn')).filter(isOwn)
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

class ModelFiles {
  readonly #beside: ReadonlyMap<string, string>
  readonly #read = new Map<string, Model>()
  readonly #open = new Set<string>()

  constructor(beside: ReadonlyMap<string, string>) {
    this.#beside = beside
  }

  /** Each file once, in however many ways it is imported; one that imports itself, through others too, finds itself missing. */
  read(file: string): Model | undefined {
    if (this.#open.has(file)) return undefined
    const known = this.#read.get(file)
    if (known) return known
    this.#open.add(file)
    const model = this.#readFresh(file)
    this.#open.delete(file)
    this.#read.set(file, model)
    return model
  }

  #readFresh(file: string): Model {
    const xml = textIn(file)
    const imports = new Map<string, Model>()
    const circular = new Set<string>()
    for (const namespace of importedBy(xml, file)) {
      const from = this.#beside.get(namespace)
      const model = from && this.read(from)
      if (model) imports.set(namespace, model)
      else if (from) circular.add(namespace)
    }
    return readModel(xml, { file, imports, circular, tolerant: true })
  }
}

const importedBy = (xml: string, file: string): string[] =>
  readXml(xml, file)
    .children.filter(({ name }) => name === 'import')
    .map(({ attributes }) => attributes.get('namespace') ?? '')
