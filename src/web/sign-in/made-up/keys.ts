import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import { exportJWK, generateKeyPair } from 'jose'
import type { Database, Transaction } from '#ground/database'
import type { KeyId, Vault } from '#ground/vault'
import type { Tables } from '../tables.ts'

/** What the provider for trying out signs and seals with; kept, so that a restart signs nobody out. */
export interface ProviderKeys {
  /** The vault's key for everything that the provider remembers. */
  vaultKey: KeyId
  provider: JWK
  client: JWK
  cookies: string
}

const about = { table: 'sign_in_keys', field: 'keys', row: 'only' }

/** Two processes may begin at once: the lock lets the second find what the first has made. */
export function providerKeys(database: Database, vault: Vault): Promise<ProviderKeys> {
  return database.together(async (tx) => {
    await tx.run('sign-in-keys-lock', 'lock table sign_in_keys in exclusive mode', [])
    const row = await tx.for<Tables>().selectFrom('sign_in_keys').selectAll().executeTakeFirst()
    if (!row) return make(tx, vault)
    return { ...JSON.parse(await vault.open(tx, row.keys, about)), vaultKey: row.key_id }
  })
}

async function make(tx: Transaction, vault: Vault): Promise<ProviderKeys> {
  const vaultKey = await vault.newKey(tx, 'installation')
  const cookies = randomBytes(32).toString('base64url')
  const made = { provider: await newKey('provider'), client: await newKey('client'), cookies }
  const keys = await vault.seal(tx, vaultKey, JSON.stringify(made), about)
  await tx.for<Tables>().insertInto('sign_in_keys').values({ key_id: vaultKey, keys }).execute()
  return { ...made, vaultKey }
}

async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
}
