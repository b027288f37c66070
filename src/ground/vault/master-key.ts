import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, writeOnce } from '#ground/folder'

const length = 32

/** The master key kept in this folder, readable by its owner only; made when there is none yet. */
export const masterKeyIn = (folder: string): Uint8Array => {
  const file = join(folder, 'master.key')
  try {
    // Others may pass through, since PostgreSQL may run as another user below; they cannot look in.
    makeFolder(folder, 0o711)
    if (!existsSync(file)) writeOnce(file, `${randomBytes(length).toString('base64')}\n`)
    chmodSync(file, 0o600)
  } catch (cause) {
    throw new Error(`The data folder ${folder} cannot be written: name another in PUBLICA_DATA`, { cause })
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  if (key.length !== length) throw new Error(`${file} holds no master key: put back the one that was there`)
  return new Uint8Array(key)
}
