import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, writeOnce } from '#ground/folder'

const length = 32

/** A master key that an installation keeps in a file of its own, readable by its owner only. */
export interface KeptKey {
  readonly file: string
  /** Nothing where there is none. */
  read(): Uint8Array | undefined
  /** Makes it, where there is none. To take it back leaves no file behind that this call has put there. */
  make(): { key: Uint8Array; takeBack(): void }
}

/** The master key of the installation whose data folder this is. */
export const masterKeyIn = (folder: string): KeptKey => {
  const file = join(folder, 'master.key')
  const within = <R>(work: () => R): R => {
    try {
      return work()
    } catch (cause) {
      throw new Error(`The data folder ${folder} cannot be written: name another in PUBLICA_DATA`, { cause })
    }
  }
  const read = () => {
    if (!existsSync(file)) return undefined
    within(() => chmodSync(file, 0o600))
    const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
    if (key.length !== length) throw new Error(`${file} holds no master key: put back the one that was there`)
    return new Uint8Array(key)
  }
  const make = () => {
    const made = within(() => {
      // Others may pass through, since PostgreSQL may run as another user below; they cannot look in.
      makeFolder(folder, 0o711)
      return writeOnce(file, `${randomBytes(length).toString('base64')}\n`)
    })
    return { key: read()!, takeBack: () => made && rmSync(file) }
  }
  return { file, read, make }
}
