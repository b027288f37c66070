import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Tables } from './tables.ts'

/** Makes the table say what place.yaml says: which agency offers which service. */
export async function alignOfferings(database: Database, place: Place, clock: Clock): Promise<void> {
  const wanted = place.agencies.flatMap(({ id, services }) => services.map((service) => [id, service] as const))
  await database.together(async (tx) => {
    const tables = tx.for<Tables>()
    const had = await tables.selectFrom('offerings').selectAll().execute()
    for (const { agency_id, service_id } of had) {
      if (wanted.some(([agency, service]) => agency === agency_id && service === service_id)) continue
      await tables
        .deleteFrom('offerings')
        .where('agency_id', '=', agency_id)
        .where('service_id', '=', service_id)
        .execute()
    }
    if (wanted.length === 0) return
    const rows = wanted.map(([agency_id, service_id]) => ({ agency_id, service_id, since: clock.now() }))
    await tables
      .insertInto('offerings')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .execute()
  })
}
