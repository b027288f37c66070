import type { Catalogue } from '#domain/catalogue'
import type { Notices } from '#domain/notices'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Vault } from '#ground/vault'
import type { Applications } from './applications.ts'

/** What people have answered, and who may go on with it. */
export function openApplications(needs: {
  database: Database
  vault: Vault
  clock: Clock
  place: Place
  catalogue: Catalogue
  notices: Notices
}): Applications {
  throw new Error(`not open yet: ${Object.keys(needs)}`)
}
