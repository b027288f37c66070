import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Files } from '#engines/definition'
import { isOfLaw, withLaws } from '#engines/definition'
import { mostCharactersOfModel } from '#engines/rules'
import type { Kind } from './tables.ts'

/** A service, with the laws that it imports, or a law, as it lies on the disk. */
export interface DefinitionFolder {
  kind: Kind
  id: string
  /** As seen from where the process was started. */
  folder: string
  files: Files
  hash: string
}

/** What a definition is made of; a read-me, a picture or an editor's leavings make no new version. */
const belongs = (path: string) => /\.(ya?ml|dmn)$/.test(path) && !path.split('/').some(isForeign)

/** What is hidden, and what npm brings, is no author's. */
const isForeign = (name: string) => name.startsWith('.') || name === 'node_modules'

const mark = /^(service\.yaml|form\.yaml|rules\.dmn)$/
const isMarked = async (folder: string) => (await readdir(folder)).some((name) => mark.test(name))
const isLaw = (folder: string) => basename(dirname(folder)) === 'laws'

/**
 * The service or law that the folder is, or every service in it and every law in the folder `laws` beside it, each kind in order of id.
 */
export async function readFolders(path: string): Promise<DefinitionFolder[]> {
  const root = resolve(path)
  if (await isMarked(root)) return [await readOne(root, await lawsBeside(dirname(root)))]
  const laws = await lawsBeside(root)
  const folders = [...(await markedIn(root)), ...(await lawFolders(root))]
  return Promise.all(folders.map((folder) => readOne(folder, laws)))
}

async function markedIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory() && !isForeign(entry.name)).map(({ name }) => name)
  const folders = names.sort().map((name) => join(root, name))
  const marked = await Promise.all(folders.map(isMarked))
  return folders.filter((_, index) => marked[index])
}

const lawsOf = (services: string) => join(dirname(services), 'laws')

async function lawFolders(services: string): Promise<string[]> {
  return (await hasLaws(services)) ? markedIn(lawsOf(services)) : []
}

/** Those of the laws that have no folder any more beside these services. A folder `laws` that cannot be seen at all says nothing. */
export async function lawsGone(path: string, laws: readonly string[]): Promise<string[]> {
  const root = resolve(path)
  if (laws.length === 0 || (await isMarked(root))) return []
  const folder = basename(root) === 'laws' ? root : lawsOf(root)
  if (!(await isFolder(folder))) return []
  const there = await Promise.all(laws.map((law) => isFolder(join(folder, law))))
  return laws.filter((_, index) => !there[index])
}

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false

async function hasLaws(services: string): Promise<boolean> {
  return lawsOf(services) !== services && (await isFolder(lawsOf(services)))
}

/** Where something may change that belongs to what is published from this folder. */
export const foldersToWatch = async (services: string): Promise<string[]> => [
  services,
  ...((await hasLaws(resolve(services))) ? [lawsOf(resolve(services))] : []),
]

/** The models of all laws, with what each says of itself, by their paths beside the folder of services. */
async function lawsBeside(services: string): Promise<Files> {
  const folders = basename(services) === 'laws' ? await markedIn(services) : await lawFolders(services)
  const models = await Promise.all(
    folders.map(async (folder) =>
      [...(await readFiles(folder))]
        .map(([path, bytes]) => [`laws/${basename(folder)}/${path}`, bytes] as const)
        .filter(([path]) => path.endsWith('.dmn') || isOfLaw(path)),
    ),
  )
  return new Map(models.flat())
}

async function readOne(folder: string, laws: Files): Promise<DefinitionFolder> {
  const id = basename(folder)
  const files = withLaws(await readFiles(folder), laws)
  const near = relative(process.cwd(), folder)
  const shown = (near.startsWith('..') ? folder : near).split(sep).join('/')
  return { kind: isLaw(folder) ? 'law' : 'service', id, folder: shown || id, files, hash: hashOf(id, files) }
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(belongs)
    .sort()
  return new Map(await Promise.all(paths.map(async (path) => [path, await readStart(join(folder, path))] as const)))
}

/** As much of a file as may belong to a definition, and a byte of what is too much: enough for it to be refused. */
async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size <= mostCharactersOfModel) return await file.readFile()
    const { buffer } = await file.read({ buffer: Buffer.alloc(mostCharactersOfModel + 1), position: 0 })
    return buffer
  } finally {
    await file.close()
  }
}

/**
 * The name of a version: SHA-256 over its sorted paths, imported laws included, its id in front, and their bytes with line ends made one.
 * Each part goes in behind its length, so that no byte can pass from a path to a file or from one file to the next.
 */
export function hashOf(id: string, files: Files): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const part of [Buffer.from(`${id}/${path}`), oneLineEnd(bytes)]) hash.update(`${part.length}:`).update(part)
  }
  return hash.digest('hex')
}

const oneLineEnd = (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(/\r\n?/g, '\n'), 'latin1')
