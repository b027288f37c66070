import type { Catalogue } from '#domain/catalogue'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Applications } from './applications.ts'
import type { ApplicationRow } from './tables.ts'

interface Needs {
  database: Database
  clock: Clock
  catalogue: Catalogue
  /** Refuses not-found. */
  read(id: ApplicationId): Promise<ApplicationRow>
}

/** Lets a draft go to another of the agencies that offer its service. */
export function directing({ database, clock, catalogue, read }: Needs): Applications['directTo'] {
  return async (id: ApplicationId, agency: string) => {
    const row = await read(id)
    if (!catalogue.agenciesFor(row.service_id).some((offering) => offering.id === agency))
      throw new Refusal('not-found', { application: id, agency })
    if (row.agency_id === agency) return
    // The revision goes up, so that whoever is about to send it elsewhere is shown it again.
    const directed = await database.run(
      'application-directed',
      `update applications set agency_id = $2, changed_at = $3, revision = revision + 1
       where id = $1 and sent_at is null returning id`,
      [id, agency, clock.now()],
    )
    if (directed.length === 0) throw new Refusal('draft-already-sent', { application: id })
  }
}
