import type { Database } from '#ground/database'
import type { KeyId, Vault } from './types.ts'

/**
 * The installation's own key for one purpose, made when it is first asked for. `table` keeps its id in its only row: of two
 * processes that begin at once, whose row stands, that key is used by both.
 */
export async function ownKey(database: Database, vault: Pick<Vault, 'newKey'>, table: string): Promise<KeyId> {
  const [found] = await database.run<{ key_id: KeyId }>(`own-key: ${table}`, `select key_id from ${table}`, [])
  if (found) return found.key_id
  await database.together(async (tx) => {
    const key = await vault.newKey(tx, 'installation')
    await tx.run(`own-key made: ${table}`, `insert into ${table} (key_id) values ($1) on conflict do nothing`, [key])
  })
  return ownKey(database, vault, table)
}
