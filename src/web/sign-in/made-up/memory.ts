import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { KeyId, Vault } from '#ground/vault'
import type { Tables } from '../tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  key: KeyId
}

const longest = { hours: 24 * 30 }

/** What the provider for trying out remembers, one kind a class of its own (its `Adapter`): sealed, and found by blind index. */
export function memory({ database, vault, clock, key }: Needs): (kind: string) => Adapter {
  return (kind) => {
    const index = (what: string, text: string) => vault.blindIndex(`sign-in ${what}`, `${kind} ${text}`)
    const grantIndex = (grant: string) => vault.blindIndex('sign-in grant', grant)
    const about = (id: Buffer) => ({ table: 'sign_in_models', field: 'payload', row: `${kind} ${id.toString('hex')}` })
    const models = () => database.for<Tables>()

    async function find(by: 'id_index' | 'uid_index', value: Buffer): Promise<AdapterPayload | undefined> {
      const row = await models()
        .selectFrom('sign_in_models')
        .selectAll()
        .where('kind', '=', kind)
        .where(by, '=', value)
        .where('expires_at', '>', clock.now())
        .executeTakeFirst()
      if (!row) return undefined
      const payload = JSON.parse(await vault.open(database, row.payload, about(row.id_index)))
      return row.consumed_at ? { ...payload, consumed: Math.floor(row.consumed_at.epochMilliseconds / 1000) } : payload
    }

    return {
      async upsert(id, payload, expiresIn) {
        const id_index = index('id', id)
        const row = {
          payload: await vault.seal(database, key, JSON.stringify(payload), about(id_index)),
          grant_index: payload.grantId ? grantIndex(payload.grantId) : null,
          uid_index: payload.uid ? index('uid', payload.uid) : null,
          expires_at: clock.now().add(expiresIn ? { seconds: expiresIn } : longest),
        }
        await models()
          .insertInto('sign_in_models')
          .values({ kind, id_index, ...row })
          .onConflict((c) => c.columns(['kind', 'id_index']).doUpdateSet(row))
          .execute()
      },
      find: (id) => find('id_index', index('id', id)),
      findByUid: (uid) => find('uid_index', index('uid', uid)),
      // Only the device flow asks for this, and it is not on.
      findByUserCode: async () => undefined,
      async consume(id) {
        await models()
          .updateTable('sign_in_models')
          .set({ consumed_at: clock.now() })
          .where('kind', '=', kind)
          .where('id_index', '=', index('id', id))
          .execute()
      },
      async destroy(id) {
        await models()
          .deleteFrom('sign_in_models')
          .where('kind', '=', kind)
          .where('id_index', '=', index('id', id))
          .execute()
      },
      async revokeByGrantId(grant) {
        await models().deleteFrom('sign_in_models').where('grant_index', '=', grantIndex(grant)).execute()
      },
    }
  }
}
