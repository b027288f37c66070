import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { KeyId, Vault } from '#ground/vault'
import type { People, SessionRecord } from './people.ts'
import type { Tables } from './tables.ts'

type Sessions = Pick<People, 'readSession' | 'writeSession' | 'endSession' | 'sweepSessions'>

const about = (tokenHash: Buffer) => ({ table: 'sessions', field: 'data', row: tokenHash.toString('hex') })

/** The web's visits between two requests, sealed under a key of the installation's own. */
export function sessions({ database, vault, clock }: { database: Database; vault: Vault; clock: Clock }): Sessions {
  const key = once(() => sessionKey(database, vault))

  async function readSession(tokenHash: Buffer): Promise<SessionRecord | undefined> {
    const [row] = await database.run<Tables['sessions']>(
      'session-read',
      'select person_id, data, expires_at from sessions where token_hash = $1 and expires_at > $2',
      [tokenHash, clock.now()],
    )
    if (!row) return undefined
    const data = await vault.open(database, row.data, about(tokenHash))
    return { data, person: row.person_id ?? undefined, expires: row.expires_at }
  }

  async function writeSession(tokenHash: Buffer, { data, person, expires }: SessionRecord) {
    const sealed = await vault.seal(database, await key(), data, about(tokenHash))
    await database.run(
      'session-write',
      `insert into sessions (token_hash, person_id, data, expires_at) values ($1, $2, $3, $4)
       on conflict (token_hash) do update set person_id = $2, data = $3, expires_at = $4`,
      [tokenHash, person ?? null, sealed, expires],
    )
  }

  async function endSession(tokenHash: Buffer) {
    await database.for<Tables>().deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
  }

  async function sweepSessions() {
    const swept = await database
      .for<Tables>()
      .deleteFrom('sessions')
      .where('expires_at', '<=', clock.now())
      .executeTakeFirst()
    return Number(swept.numDeletedRows)
  }

  return { readSession, writeSession, endSession, sweepSessions }
}

/** Two processes may begin at once: whose row stands, that key is used by both. */
async function sessionKey(database: Database, vault: Vault): Promise<KeyId> {
  const found = await database.for<Tables>().selectFrom('session_keys').select('key_id').executeTakeFirst()
  if (found) return found.key_id
  await database.together(async (tx) => {
    const key_id = await vault.newKey(tx, 'installation')
    await tx
      .for<Tables>()
      .insertInto('session_keys')
      .values({ key_id })
      .onConflict((c) => c.doNothing())
      .execute()
  })
  return sessionKey(database, vault)
}

/** What was worked out is kept; what failed is tried again at the next call. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= work().catch((reason) => {
      kept = undefined
      throw reason
    })
    return kept
  }
}
