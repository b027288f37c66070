import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Vault } from '#ground/vault'
import type { Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
}

/** What a provider may call a session by: its own session, or the person in all of theirs. */
export interface Naming {
  sub?: string
  sid?: string
}

const lasting = { hours: 13 }

// Longer than any token is taken, whatever the two clocks say.
const taken = { minutes: 15 }

/** Which of our sessions a provider means when it says that somebody has signed out there. */
export function providerSessions({ database, vault, clock }: Needs) {
  const indexes = (issuer: string, { sub, sid }: Naming): Buffer[] =>
    [sub && ['sub', sub], sid && ['sid', sid]]
      .filter((named) => !!named)
      .map((named) => vault.blindIndex('provider session', JSON.stringify([issuer, ...named])))

  return {
    async remember(issuer: string, named: Naming, token_hash: Buffer): Promise<void> {
      const expires_at = clock.now().add(lasting)
      const rows = indexes(issuer, named).map((named_index) => ({ named_index, token_hash, expires_at }))
      await database.for<Tables>().insertInto('provider_sessions').values(rows).execute()
    },
    /** Whether a token by this id has signed somebody out before. */
    async isUsed(issuer: string, id: string): Promise<boolean> {
      const token_index = vault.blindIndex('logout token', JSON.stringify([issuer, id]))
      const text = 'select 1 from logout_tokens where token_index = $1'
      return (await database.run('logout-used', text, [token_index])).length > 0
    },
    /** After what it asked for was done: where that fails, the provider may say it again. */
    async use(issuer: string, id: string): Promise<void> {
      const token_index = vault.blindIndex('logout token', JSON.stringify([issuer, id]))
      const row = { token_index, expires_at: clock.now().add(taken) }
      await database
        .for<Tables>()
        .insertInto('logout_tokens')
        .values(row)
        .onConflict((c) => c.doNothing())
        .execute()
    },
    /** By the session where the provider names one, else by the person. */
    async find(issuer: string, { sub, sid }: Naming): Promise<readonly Buffer[]> {
      const rows = await database
        .for<Tables>()
        .selectFrom('provider_sessions')
        .select('token_hash')
        .where('named_index', 'in', indexes(issuer, sid ? { sid } : { sub }))
        .execute()
      return rows.map(({ token_hash }) => token_hash)
    },
  }
}
