import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import type { Catalogue } from './catalogue.ts'

/** The services that can be asked for. Versions are only ever added. */
export function openCatalogue(needs: { database: Database; clock: Clock; log: Log; place: Place }): Catalogue {
  throw new Error(`not open yet: ${Object.keys(needs)}`)
}
