import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Officer, Role } from '#domain/people'
import type { Database } from '#ground/database'
import { referenceOf } from '#ground/ids'
import type { DecidedCase, DecidedPage, Looking, WaitingCase, WaitingPage } from './cases.ts'
import type { CaseRow, Tables } from './tables.ts'

type Line = Pick<CaseRow, 'id' | 'service_id' | 'agency_id' | 'team' | 'deadline' | 'opened_at'>

/** A case without a deadline comes after all that have one; of those due on one day, the first that came is the first. */
const due = sql<string>`coalesce(deadline, 'infinity')`

/** The cases that wait for an officer's agencies and services, none of them their own, page after page by the last line seen. */
export async function waitingFor(
  database: Database,
  { id, roles }: Officer,
  { service, after, most = 25 }: Looking,
): Promise<WaitingPage> {
  if (roles.length === 0) return { cases: [], total: 0 }
  const waiting = database
    .for<Tables>()
    .selectFrom('cases')
    .where('status', '=', 'waiting')
    .where('applicant_id', 'is distinct from', id)
    .where(theirs(roles, service))
  const { total } = await waiting.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const lines = await waiting
    .select(['id', 'service_id', 'agency_id', 'team', 'deadline', 'opened_at'])
    .where(later(after))
    .orderBy(due)
    .orderBy('opened_at')
    .orderBy('id')
    .limit(most + 1)
    .execute()
  const shown = lines.slice(0, most)
  return { cases: shown.map(caseOf), next: lines.length > most ? cursorOf(shown.at(-1)) : undefined, total }
}

/** What was decided for an officer's agencies and services, by the last line seen, the latest first. */
export async function decidedFor(
  database: Database,
  { roles }: Officer,
  { service, after, most = 25 }: Looking,
): Promise<DecidedPage> {
  if (roles.length === 0) return { cases: [] }
  const lines = await database
    .for<Tables>()
    .selectFrom('cases')
    .select(['id', 'service_id', 'agency_id', 'opened_at', 'decided_at'])
    .where('status', '=', 'decided')
    .where(theirs(roles, service))
    .where(earlier(after))
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most + 1)
    .execute()
  const cases = lines.slice(0, most).flatMap(decidedOf)
  const last = cases.at(-1)
  return { cases, next: lines.length > most && last ? `${last.decidedAt}.${last.id}` : undefined }
}

function theirs(roles: readonly Role[], service: string | undefined): RawBuilder<boolean> {
  const any = sql<boolean>`(${sql.join(roles.map(covered), sql` or `)})`
  return service === undefined ? any : sql`${any} and service_id = ${service}`
}

const covered = ({ agency, service }: Role): RawBuilder<boolean> =>
  service === '*' ? sql`agency_id = ${agency}` : sql`(agency_id = ${agency} and service_id = ${service})`

const cursorOf = (line: Line | undefined) => line && `${line.deadline ?? 'infinity'}.${line.opened_at}.${line.id}`

const laterLine = /^(\d{4}-\d\d-\d\d|infinity)\.(\d{4}-\d\d-\d\dT[\d:.]{1,20}Z)\.(\d{1,15})$/

/** A cursor comes back in an address, where anyone may write anything: what is none begins at the beginning. */
function later(after: string | undefined): RawBuilder<boolean> {
  const [, day = '', came = '', id] = laterLine.exec(after ?? '') ?? []
  if (!isDay(day) || !isMoment(came)) return sql`true`
  return sql`(${due}, opened_at, id) > (${day}::date, ${came}::timestamptz, ${id}::bigint)`
}

function earlier(after: string | undefined): RawBuilder<boolean> {
  const read = /^(\d{4}-\d\d-\d\dT[\d:.]{1,20}Z)\.(\d{1,15})$/.exec(after ?? '')
  if (!read || !isMoment(read[1] ?? '')) return sql`true`
  return sql`(decided_at, id) < (${read[1]}::timestamptz, ${read[2]}::bigint)`
}

function isMoment(text: string): boolean {
  try {
    return Temporal.Instant.from(text).epochMilliseconds > 0
  } catch {
    return false
  }
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

const decidedOf = (
  line: Pick<CaseRow, 'id' | 'service_id' | 'agency_id' | 'opened_at' | 'decided_at'>,
): DecidedCase[] =>
  line.decided_at === null
    ? []
    : [
        {
          id: line.id,
          reference: referenceOf(line.id),
          service: line.service_id,
          agency: line.agency_id,
          openedAt: line.opened_at,
          decidedAt: line.decided_at,
        },
      ]
