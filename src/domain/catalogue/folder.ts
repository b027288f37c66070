import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { Files } from '#engines/definition'

/** A service as it lies on the disk. */
export interface ServiceFolder {
  id: string
  folder: string
  files: Files
  hash: string
}

/** What a definition is made of; a read-me, a picture or an editor's leavings make no new version. */
const belongs = (path: string) => /\.(ya?ml|dmn)$/.test(path) && !path.split('/').some(isForeign)

/** What is hidden, and what npm brings, is no author's. */
const isForeign = (name: string) => name.startsWith('.') || name === 'node_modules'

const mark = /^(service\.yaml|form\.yaml|rules\.dmn)$/
const isService = async (folder: string) => (await readdir(folder)).some((name) => mark.test(name))

/** The service that the folder is, or every service in it, in order of id. */
export async function readServiceFolders(path: string): Promise<ServiceFolder[]> {
  const root = resolve(path)
  if (await isService(root)) return [await readOne(root)]
  const entries = await readdir(root, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory() && !isForeign(entry.name)).map(({ name }) => name)
  const folders = names.sort().map((name) => join(root, name))
  const services = await Promise.all(folders.map(isService))
  return Promise.all(folders.filter((_, index) => services[index]).map(readOne))
}

async function readOne(folder: string): Promise<ServiceFolder> {
  const id = basename(folder)
  const files = await readFiles(folder)
  const shown = relative(process.cwd(), folder).split(sep).join('/')
  return { id, folder: shown || id, files, hash: hashOf(id, files) }
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(belongs)
    .sort()
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)))
}

/**
 * The name of a version: SHA-256 over its sorted paths, the service's id in front, and their bytes with line ends made one.
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
