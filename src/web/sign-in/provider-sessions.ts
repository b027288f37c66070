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
