import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { Files } from '#engines/definition'

/** A service as its author has it on the disk. */
export interface AuthorFolder {
  readonly id: string
  /** As seen from where the command was given. */
  readonly folder: string
  readonly files: Files
}

/** The service that a folder is, or every folder in it, by name; undefined where there is no such folder. */
export function authorFolders(path: string): AuthorFolder[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined
  const entries = readdirSync(path, { withFileTypes: true })
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith('.yaml'))) return [authorFolder(path)]
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => authorFolder(join(path, name)))
}

function authorFolder(path: string): AuthorFolder {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|dmn)$/.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file): [string, Uint8Array] => [relative(path, file).split(sep).join('/'), readFileSync(file)])
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const near = relative(process.cwd(), resolve(path))
  const folder = (near.startsWith('..') ? resolve(path) : near).split(sep).join('/')
  return { id: basename(resolve(path)), folder, files: new Map(files) }
}
