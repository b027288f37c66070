import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { makeFolder, writeOnce } from '#ground/folder'

/** Where a PostgreSQL of ours keeps what it needs. */
export interface Folder {
  path: string
  /** The cluster itself; there once it is whole. */
  data: string
  log: string
  password: string
}

const user = () => {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.())
  }
}

const cannotWrite = (path: string) =>
  `The data folder ${path} cannot be written by user ${user()}: let that user write there, or name another folder in PUBLICA_DATA`

const faults: Record<string, (path: string) => string> = {
  EACCES: cannotWrite,
  EPERM: cannotWrite,
  EROFS: cannotWrite,
  EEXIST: (path) => `The data folder ${path} is a file: name a folder in PUBLICA_DATA`,
  ENOTDIR: (path) => `The data folder ${path} lies inside a file: name a folder in PUBLICA_DATA`,
  ENOSPC: (path) => `There is no space left for the data folder ${path}`,
}

/** Does what touches the folder, and says in a sentence what is wrong with it. */
export const inFolder = <R>(path: string, work: () => R): R => {
  try {
    return work()
  } catch (error) {
    const say = faults[(error as NodeJS.ErrnoException).code ?? '']
    throw say ? new Error(say(path), { cause: error }) : error
  }
}

const passwordIn = (file: string) => {
  if (!existsSync(file)) writeOnce(file, randomBytes(24).toString('base64url'))
  return readFileSync(file, 'utf8')
}

const refuseOther = ({ path, data }: Pick<Folder, 'path' | 'data'>, major: string) => {
  if (!existsSync(data)) return
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new Error(
    `The data folder ${path} was made by PostgreSQL ${made}, and this Publica brings PostgreSQL ${major}: move the data with pg_dump, or name another folder in PUBLICA_DATA`,
  )
}

const refuseWithoutPassword = ({ path, data }: Pick<Folder, 'path' | 'data'>) => {
  if (existsSync(data) && !existsSync(join(path, 'password')))
    throw new Error(
      `The file ${join(path, 'password')} is missing, and without it the database cannot be opened: put it back`,
    )
}

/** Root lets others pass through (not look in), since PostgreSQL will not run as root. */
const mode = process.getuid?.() === 0 ? 0o711 : 0o700

export const openFolder = (given: string, major: string): Folder => {
  const path = resolve(given)
  const data = join(path, 'data')
  return inFolder(path, () => {
    makeFolder(path, mode)
    accessSync(path, constants.W_OK | constants.X_OK)
    refuseOther({ path, data }, major)
    refuseWithoutPassword({ path, data })
    return { path, data, log: join(path, 'postgres.log'), password: passwordIn(join(path, 'password')) }
  })
}
