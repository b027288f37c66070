import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '#ground/folder'

const length = 32

// Linked into place when it is whole: of two that begin at once, both use the first one's.
const make = (file: string) => {
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `${randomBytes(length).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh)
  }
}

/** The master key kept in this folder, readable by its owner only; made when there is none yet. */
export const masterKeyIn = (folder: string): Uint8Array => {
  const file = join(folder, 'master.key')
  try {
    // Others may pass through, since PostgreSQL may run as another user below; they cannot look in.
    makeFolder(folder, 0o711)
    if (!existsSync(file)) make(file)
    chmodSync(file, 0o600)
  } catch (cause) {
    throw new Error(`The data folder ${folder} cannot be written: name another in PUBLICA_DATA`, { cause })
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== length) throw new Error(`${file} holds no master key: put back the one that was there`)
  return new Uint8Array(key)
}
