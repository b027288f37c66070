import type { KeyObject } from 'node:crypto'
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import { keyIdOf, open, seal } from './envelope.ts'
import { openKeys } from './keys.ts'
import type { About, Vault } from './types.ts'

interface Needs {
  database: Database
  clock: Clock
  masterKey: Uint8Array
}

/** One key for each use, so that none tells anything about another (RFC 5869). */
const derived = (masterKey: Uint8Array, use: string) =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', masterKey, '', `publica vault: ${use}`, 32)))

const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest()

const keepProof = 'insert into vault_check (proof) values ($1) on conflict do nothing'
const readProof = 'select proof from vault_check'

const refuseOther = async (database: Database, proof: Buffer) => {
  await database.run('vault: keep proof', keepProof, [proof])
  const [row] = await database.run<{ proof: Buffer }>('vault: read proof', readProof, [])
  if (!row || !timingSafeEqual(row.proof, proof))
    throw new Error(
      'The master key is not the one this database was begun with: put that one in PUBLICA_MASTER_KEY, or its file back in the data folder',
    )
}

const listed = ({ table, field, row }: About) => [table, field, row]

const openIt = (key: KeyObject, envelope: Buffer, about: About): string => {
  try {
    return open(key, envelope, listed(about)).toString('utf8')
  } catch (cause) {
    throw new Error(`A sealed value of ${about.table}.${about.field} was changed, or belongs to another row`, { cause })
  }
}

/** Opens the vault, and throws one clear sentence when this master key is not the one that the database was begun with. */
export const openVault = async ({ database, clock, masterKey }: Needs): Promise<Vault> => {
  await refuseOther(database, hmac(derived(masterKey, 'proof'), 'this database'))
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
