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

const mark = /^(service\.yaml|form\.yaml|rules\.dmn)$/

/** Whether a folder is a service: it holds one of the files that make one. */
export const isService = (path: string): boolean => readdirSync(path).some((name) => mark.test(name))

/** The service that a folder is, or every service in it, by name; undefined where there is no such folder. */
export function authorFolders(path: string): AuthorFolder[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined
  if (isService(path)) return [authorFolder(path)]
  return foldersIn(path)
    .filter((name) => isService(join(path, name)))
    .sort()
    .map((name) => authorFolder(join(path, name)))
}

/** What is hidden, and what npm brings, is no author's. */
const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map(({ name }) => name)

function filesIn(path: string, within = ''): string[] {
  const files = readdirSync(join(path, within), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|dmn)$/.test(entry.name) && !entry.name.startsWith('.'))
    .map(({ name }) => within + name)
  return [...files, ...foldersIn(join(path, within)).flatMap((name) => filesIn(path, `${within}${name}/`))]
}

function authorFolder(path: string): AuthorFolder {
  const files = filesIn(path)
    .sort()
    .map((file): [string, Uint8Array] => [file, readFileSync(join(path, file))])
  const near = relative(process.cwd(), resolve(path))
  const folder = (near.startsWith('..') ? resolve(path) : near).split(sep).join('/')
  return { id: basename(resolve(path)), folder, files: new Map(files) }
}
