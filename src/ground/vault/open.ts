import type { KeyObject } from 'node:crypto'
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import { keyIdOf, open, seal } from './envelope.ts'
import { openKeys } from './keys.ts'
import type { KeptKey } from './master-key.ts'
import type { About, Vault } from './types.ts'

interface Needs {
  database: Database
  clock: Clock
  /** The key, or where it is kept: it is made there for a database that was begun with none. */
  masterKey: Uint8Array | KeptKey
}

/** One key for each use, so that none tells anything about another (RFC 5869). */
const derived = (masterKey: Uint8Array, use: string) =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', masterKey, '', `publica vault: ${use}`, 32)))

const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest()

const keepProof = 'insert into vault_check (proof) values ($1) on conflict do nothing'
const readProof = 'select proof from vault_check'

/** Whether the database was begun with this key, or begins with it now. */
const isBegunWith = async (database: Database, proof: Buffer): Promise<boolean> => {
  await database.run('vault: keep proof', keepProof, [proof])
  const [row] = await database.run<{ proof: Buffer }>('vault: read proof', readProof, [])
  return row !== undefined && timingSafeEqual(row.proof, proof)
}

const listed = ({ table, field, row }: About) => [table, field, row]

const openIt = (key: KeyObject, envelope: Buffer, about: About): string => {
  try {
    return open(key, envelope, listed(about)).toString('utf8')
  } catch (cause) {
    throw new Error(`A sealed value of ${about.table}.${about.field} was changed, or belongs to another row`, { cause })
  }
}

/** A new key would open nothing of what was sealed before, so that none is made where one is missing. */
const keyFor = async (database: Database, masterKey: Uint8Array | KeptKey) => {
  if (masterKey instanceof Uint8Array) return { key: masterKey, takeBack: () => {} }
  const key = masterKey.read()
  if (key) return { key, takeBack: () => {} }
  const begun = await database.run('vault: read proof', readProof, [])
  if (begun.length > 0)
    throw new Error(
      `The master key that this database was begun with is missing: put its file back as ${masterKey.file}, or the key in PUBLICA_MASTER_KEY`,
    )
  return masterKey.make()
}

/** Opens the vault, and throws one clear sentence when this master key is missing, or is not the one that the database was begun with. */
export const openVault = async ({ database, clock, masterKey: given }: Needs): Promise<Vault> => {
  const { key: masterKey, takeBack } = await keyFor(database, given)
  if (!(await isBegunWith(database, hmac(derived(masterKey, 'proof'), 'this database')))) {
    takeBack()
    throw new Error(
      'The master key is not the one this database was begun with: put that one in PUBLICA_MASTER_KEY, or its file back in the data folder',
    )
  }
  const keys = openKeys(derived(masterKey, 'wrapping'), clock)
  const indexKey = derived(masterKey, 'blind index')
  return {
    newKey: keys.add,
    rewrap: keys.rewrap,
    destroy: keys.destroy,
    async seal(within, id, text, about) {
      return seal(await keys.get(within, id), id, Buffer.from(text), listed(about))
    },
    async open(within, sealed, about) {
      const envelope = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      const id = keyIdOf(envelope)
      if (!id) throw new Error(`What is in ${about.table}.${about.field} is no sealed value`)
      return openIt(await keys.get(within, id), envelope, about)
    },
    blindIndex: (kind, text) => hmac(indexKey, JSON.stringify([kind, text])),
  }
}
