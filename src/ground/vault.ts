import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'

/** A data key, by the id of its row in `vault_keys` (a UUID). */
export type KeyId = string & { readonly kind: 'vault key' }

export type KeyKind = 'person' | 'application' | 'installation'

/** Where a sealed value lives. It can be opened nowhere else. */
export interface About {
  table: string
  field: string
  row: string
}

/**
 * The one place that reads and writes personal values. A value is sealed under a data key (AES-256-GCM); a data key is
 * wrapped by a person's key or the master key; erasing is destroying a key, after which every value under it, and under
 * the keys it wraps, answers Refusal('erased') for ever. Other processes forget a destroyed key within half a minute.
 */
export interface Vault {
  newKey(tx: Transaction, kind: KeyKind, wrappedBy?: KeyId): Promise<KeyId>
  /** Wraps a key by another from now on: a draft's key by the person's, once there is a person. */
  rewrap(tx: Transaction, key: KeyId, by: KeyId): Promise<void>
  destroy(tx: Transaction, key: KeyId): Promise<void>
  seal(tx: Transaction | Database, key: KeyId, text: string, about: About): Promise<Buffer>
  /** Throws when the envelope was changed or belongs elsewhere; refuses with 'erased' when its key is gone. */
  open(tx: Transaction | Database, envelope: Uint8Array, about: About): Promise<string>
  /** The same text gives the same 32 bytes, so that it can be looked up; without the master key nobody can try texts out. */
  blindIndex(kind: string, text: string): Buffer
}

/** Opens the vault, and throws one clear sentence when this master key is not the one that the database was begun with. */
export async function openVault(needs: { database: Database; clock: Clock; masterKey: Uint8Array }): Promise<Vault> {
  throw new Error(`not built yet ${needs}`)
}

/** The master key kept in this folder, readable by its owner only; made when there is none yet. */
export function masterKeyIn(folder: string): Uint8Array {
  throw new Error(`not built yet ${folder}`)
}
