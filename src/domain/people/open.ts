import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Vault } from '#ground/vault'
import type { People } from './people.ts'

/** Who has signed in, what they may do, and their sessions. */
export function openPeople(needs: { database: Database; vault: Vault; clock: Clock; place: Place }): People {
  throw new Error(`not open yet: ${Object.keys(needs)}`)
}
