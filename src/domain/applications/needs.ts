import type { Catalogue } from '#domain/catalogue'
import type { Notices } from '#domain/notices'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Vault } from '#ground/vault'

/** What the room of applications stands on. */
export interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  place: Place
  catalogue: Catalogue
  notices: Notices
}
