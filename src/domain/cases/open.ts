import type { Applications } from '#domain/applications'
import type { Catalogue } from '#domain/catalogue'
import type { Notices } from '#domain/notices'
import type { People } from '#domain/people'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Jobs } from '#ground/jobs'
import type { Log } from '#ground/log'
import type { Vault } from '#ground/vault'
import type { Cases } from './cases.ts'

/** What the state does with what was sent. Every act goes through one pen; none is ever changed or removed. */
export function openCases(needs: {
  database: Database
  vault: Vault
  jobs: Jobs
  clock: Clock
  log: Log
  place: Place
  catalogue: Catalogue
  applications: Applications
  people: People
  notices: Notices
}): Cases {
  throw new Error(`not open yet: ${Object.keys(needs)}`)
}
