import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { Log } from '#ground/log'
import { channel } from './publish.ts'
import type { Tables } from './tables.ts'

type Row = Pick<Tables['offerings'], 'agency_id' | 'service_id'>

/** Which agencies offer what: ids of agencies by that of the service. */
export type Offered = ReadonlyMap<string, ReadonlySet<string>>

export async function readOffered(database: Database): Promise<Offered> {
  const rows = await database.run<Row>('offerings-read', 'select agency_id, service_id from offerings', [])
  const services = Map.groupBy(rows, ({ service_id }) => service_id)
  return new Map([...services].map(([service, rows]) => [service, new Set(rows.map(({ agency_id }) => agency_id))]))
}

const wantedBy = ({ agencies }: Place): Row[] =>
  agencies.flatMap(({ id, services }) => [...new Set(services)].map((service_id) => ({ agency_id: id, service_id })))

/** Whether the table says what place.yaml says. */
export function isAligned(offered: Offered, place: Place): boolean {
  const wanted = wantedBy(place)
  const count = [...offered.values()].reduce((sum, agencies) => sum + agencies.size, 0)
  return count === wanted.length && wanted.every((row) => offered.get(row.service_id)?.has(row.agency_id))
}

/** Tells which services are offered by others than before. */
export function tellOffers(log: Log, before: Offered, now: Offered): void {
  for (const service of new Set([...before.keys(), ...now.keys()])) {
    const agencies = now.get(service) ?? new Set()
    const had = before.get(service) ?? new Set()
    if (agencies.symmetricDifference(had).size > 0) log.info({ service, agencies: [...agencies] }, 'offer in force')
  }
}

/** Makes the table say what place.yaml says, which agency offers which service; where that is news, every process is told. */
export async function alignOfferings(database: Database, place: Place, clock: Clock): Promise<void> {
  if (isAligned(await readOffered(database), place)) return
  await database.together(async (tx) => {
    await tx.run('offer-alone', `select pg_advisory_xact_lock(hashtextextended('offerings', 0))`, [])
    await write(tx, wantedBy(place), clock.now())
    await tx.run('offer-tell', 'select pg_notify($1, $2)', [channel, ''])
  })
}

async function write(tx: Transaction, wanted: readonly Row[], since: Temporal.Instant) {
  const tables = tx.for<Tables>()
  const had = await tables.selectFrom('offerings').selectAll().execute()
  for (const { agency_id, service_id } of had) {
    if (wanted.some((row) => row.agency_id === agency_id && row.service_id === service_id)) continue
    await tables
      .deleteFrom('offerings')
      .where('agency_id', '=', agency_id)
      .where('service_id', '=', service_id)
      .execute()
  }
  if (wanted.length === 0) return
  await tables
    .insertInto('offerings')
    .values(wanted.map((row) => ({ ...row, since })))
    .onConflict((c) => c.doNothing())
    .execute()
}
