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

/** Keys are read inside the transaction, so that a key made in it can be used in it. */
export type Within = Pick<Transaction | Database, 'run'>

/**
 * The one place that reads and writes personal values. A value is sealed under a data key (AES-256-GCM); a data key is
 * wrapped by a person's key or the master key; erasing is destroying a key, after which every value under it, and under
 * the keys it wraps, is refused with 'erased' for ever. This process forgets a destroyed key at once, others within half
 * a minute. What the server keeps of a deleted row (until VACUUM, in its write-ahead log and in backups) is wrapped bytes.
 */
export interface Vault {
  newKey(tx: Transaction, kind: KeyKind, wrappedBy?: KeyId): Promise<KeyId>
  /** Wraps a key by another from now on: a draft's key by the person's, once there is a person. */
  rewrap(tx: Transaction, key: KeyId, by: KeyId): Promise<void>
  destroy(tx: Transaction, key: KeyId): Promise<void>
  seal(within: Within, key: KeyId, text: string, about: About): Promise<Buffer>
  /** Throws when the envelope was changed or belongs elsewhere; refuses with 'erased' when its key is gone. */
  open(within: Within, envelope: Uint8Array, about: About): Promise<string>
  /** The same text gives the same 32 bytes, so that it can be looked up; without the master key nobody can try texts out. */
  blindIndex(kind: string, text: string): Buffer
}
