import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Officer, Role } from '#domain/people'
import type { Database } from '#ground/database'
import { referenceOf } from '#ground/ids'
import type { WaitingCase, WaitingPage } from './cases.ts'
import type { CaseRow, Tables } from './tables.ts'

type Line = Pick<CaseRow, 'id' | 'service_id' | 'agency_id' | 'team' | 'deadline' | 'opened_at'>

/** A case without a deadline comes after all that have one. */
const due = sql<string>`coalesce(deadline, 'infinity')`

/** The cases that wait for an officer's agencies and services, page after page by the last line seen. */
export async function waitingFor(
  database: Database,
  { roles }: Officer,
  { after, most = 25 }: { after?: string; most?: number },
): Promise<WaitingPage> {
  if (roles.length === 0) return { cases: [], total: 0 }
  const theirs = sql<boolean>`status = 'waiting' and (${sql.join(roles.map(covered), sql` or `)})`
  const waiting = database.for<Tables>().selectFrom('cases').where(theirs)
  const { total } = await waiting.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const lines = await waiting
    .select(['id', 'service_id', 'agency_id', 'team', 'deadline', 'opened_at'])
    .where(later(after))
    .orderBy(due)
    .orderBy('id')
    .limit(most + 1)
    .execute()
  const shown = lines.slice(0, most)
  return { cases: shown.map(caseOf), next: lines.length > most ? cursorOf(shown.at(-1)) : undefined, total }
}

const covered = ({ agency, service }: Role): RawBuilder<boolean> =>
  service === '*' ? sql`agency_id = ${agency}` : sql`(agency_id = ${agency} and service_id = ${service})`

const cursorOf = (line: Line | undefined) => line && `${line.deadline ?? 'infinity'}.${line.id}`

/** A cursor comes back in an address, where anyone may write anything: what is none begins at the beginning. */
function later(after: string | undefined): RawBuilder<boolean> {
  const read = /^(\d{4}-\d\d-\d\d|infinity)\.(\d{1,15})$/.exec(after ?? '')
  if (!read || !isDay(read[1] ?? '')) return sql`true`
  return sql`(${due}, id) > (${read[1]}::date, ${read[2]}::bigint)`
}

function isDay(text: string): boolean {
  if (text === 'infinity') return true
  try {
    return Temporal.PlainDate.from(text).year > 0
  } catch {
    return false
  }
}

const caseOf = (line: Line): WaitingCase => ({
  id: line.id,
  reference: referenceOf(line.id),
  service: line.service_id,
  agency: line.agency_id,
  team: line.team ?? '',
  deadline: line.deadline ?? undefined,
  openedAt: line.opened_at,
})
