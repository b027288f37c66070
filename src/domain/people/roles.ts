import type { OfficerEntry, Place } from '#domain/place'
import type { Database, Transaction } from '#ground/database'
import type { Officer, Role } from './people.ts'
import type { Tables } from './tables.ts'

export function mayWorkOn(officer: Officer, { agency, service }: { agency: string; service: string }): boolean {
  return officer.roles.some((role) => role.agency === agency && (role.service === '*' || role.service === service))
}

export async function readRoles(database: Database | Transaction, person: string): Promise<Role[]> {
  const rows = await database
    .for<Tables>()
    .selectFrom('roles')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('agency_id')
    .orderBy('service_id')
    .execute()
  return rows.map(({ role, agency_id, service_id }) => ({ person, role, agency: agency_id, service: service_id }))
}

/** Gives the roles that place.yaml has for this subject, and takes all others. */
export async function alignRoles(tx: Transaction, place: Place, { id, subject }: { id: string; subject: string }) {
  const wanted = place.officers.filter((entry) => entry.subject === subject).flatMap((entry) => rowsOf(id, entry))
  const had = await readRoles(tx, id)
  for (const role of had.filter((role) => !wanted.some((row) => sameRole(row, role)))) await take(tx, role)
  const missing = wanted.filter((row) => !had.some((role) => sameRole(row, role)))
  if (missing.length === 0) return
  await tx
    .for<Tables>()
    .insertInto('roles')
    .values(missing)
    .onConflict((c) => c.doNothing())
    .execute()
}

const rowsOf = (person_id: string, { role, agency, services }: OfficerEntry): Tables['roles'][] =>
  (services === 'all' ? ['*'] : services).map((service_id) => ({ person_id, role, agency_id: agency, service_id }))

const sameRole = (row: Tables['roles'], { role, agency, service }: Role) =>
  row.role === role && row.agency_id === agency && row.service_id === service

const take = (tx: Transaction, { person, role, agency, service }: Role) =>
  tx
    .for<Tables>()
    .deleteFrom('roles')
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('agency_id', '=', agency)
    .where('service_id', '=', service)
    .execute()
