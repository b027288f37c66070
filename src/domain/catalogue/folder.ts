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
const belongs = (path: string) => /\.(ya?ml|dmn)$/.test(path) && !path.split('/').some((part) => part.startsWith('.'))

/** The service that the folder is, or every service in it, in order of id. */
export async function readServiceFolders(path: string): Promise<ServiceFolder[]> {
  const root = resolve(path)
  const entries = await readdir(root, { withFileTypes: true })
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith('.yaml'))) return [await readOne(root)]
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
  return Promise.all(names.sort().map((name) => readOne(join(root, name))))
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
function hashOf(id: string, files: Files): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const part of [Buffer.from(`${id}/${path}`), oneLineEnd(bytes)]) hash.update(`${part.length}:`).update(part)
  }
  return hash.digest('hex')
}

const oneLineEnd = (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(/\r\n?/g, '\n'), 'latin1')
