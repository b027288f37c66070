import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Files } from '#engines/definition'
import { withLaws } from '#engines/definition'

/** A service or a law as its author has it on the disk; a service with the laws that it imports. */
export interface AuthorFolder {
  readonly kind: 'service' | 'law'
  readonly id: string
  /** As seen from where the command was given. */
  readonly folder: string
  readonly files: Files
}

const mark = /^(service\.yaml|form\.yaml|rules\.dmn)$/

const isMarked = (path: string): boolean => readdirSync(path).some((name) => mark.test(name))

/** A law lies in a folder `laws`, which lies beside the folder of services. */
const isLaw = (path: string): boolean => basename(dirname(resolve(path))) === 'laws' && isMarked(path)

/** Whether a folder is a service: it holds one of the files that make one. */
export const isService = (path: string): boolean => isMarked(path) && !isLaw(path)

/** The service or law that a folder is, or every one in it and the laws beside them, by name; undefined where there is no such folder. */
export function authorFolders(path: string): AuthorFolder[] | undefined {
  if (!isFolder(path)) return undefined
  if (isMarked(path)) return [authorFolder(path)]
  const folders = foldersWithin(path)
  const laws = join(dirname(resolve(path)), 'laws')
  const alone = basename(resolve(path)) === 'laws' || folders.length === 0 || !isFolder(laws)
  return [...folders, ...(alone ? [] : foldersWithin(laws))].map(authorFolder)
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const foldersWithin = (path: string): string[] =>
  foldersIn(path)
    .filter((name) => isMarked(join(path, name)))
    .sort()
    .map((name) => join(path, name))

/** The models of all laws, by their paths beside the folder of services. */
function lawsBeside(services: string): Files {
  const root = dirname(resolve(services))
  if (!isFolder(join(root, 'laws'))) return new Map()
  const paths = foldersWithin(join(root, 'laws')).flatMap((folder) =>
    filesIn(folder)
      .filter((file) => file.endsWith('.dmn'))
      .map((file) => `laws/${basename(folder)}/${file}`),
  )
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]))
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
  const own = filesIn(path)
    .sort()
    .map((file): [string, Uint8Array] => [file, readFileSync(join(path, file))])
  const near = relative(process.cwd(), resolve(path))
  const folder = (near.startsWith('..') ? resolve(path) : near).split(sep).join('/')
  const files = withLaws(new Map(own), lawsBeside(dirname(resolve(path))))
  return { kind: isLaw(path) ? 'law' : 'service', id: basename(resolve(path)), folder, files }
}
