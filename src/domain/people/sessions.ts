import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Vault } from '#ground/vault'
import { ownKey } from '#ground/vault'
import type { People, PersonWithRoles, Role, SessionRecord } from './people.ts'
import type { Tables } from './tables.ts'

type Sessions = Pick<
  People,
  'readSession' | 'beginSession' | 'writeSession' | 'endSession' | 'endSessionsOf' | 'sweepSessions'
>

type RoleRow = [role: Role['role'], agency: string, service: string]

/** A session, and its holder's columns where there is one. */
type Row = Tables['sessions'] & (Tables['people'] | { id: null }) & { roles: RoleRow[] }

/** All that every page asks about its visitor, in one statement. */
const read = `
  select s.person_id, s.data, s.expires_at, p.*, coalesce((
    select jsonb_agg(jsonb_build_array(role, agency_id, service_id) order by agency_id, service_id)
    from roles r where r.person_id = s.person_id), '[]') as roles
  from sessions s left join people p on p.id = s.person_id
  where s.token_hash = $1 and s.expires_at > $2`

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  /** Gives nothing where the person was erased. */
  holderOf(row: Tables['people'], roles: readonly Role[]): Promise<PersonWithRoles | undefined>
}

const about = (tokenHash: Buffer) => ({ table: 'sessions', field: 'data', row: tokenHash.toString('hex') })

/** The web's visits between two requests, sealed under a key of the installation's own. */
export function sessions({ database, vault, clock, holderOf }: Needs): Sessions {
  const key = once(() => ownKey(database, vault, 'session_keys'))

  async function readSession(tokenHash: Buffer) {
    const [row] = await database.run<Row>('session-read', read, [tokenHash, clock.now()])
    if (!row) return undefined
    const data = await vault.open(database, row.data, about(tokenHash))
    const record = { data, person: row.person_id ?? undefined, expires: row.expires_at }
    return row.id === null ? record : { ...record, holder: await holderOf(row, rolesIn(row.id, row.roles)) }
  }

  const columnsOf = async (tokenHash: Buffer, { data, person, expires }: SessionRecord) => {
    const sealed = await vault.seal(database, await key(), data, about(tokenHash))
    return [tokenHash, person ?? null, sealed, expires]
  }

  async function beginSession(tokenHash: Buffer, session: SessionRecord) {
    const text = 'insert into sessions (token_hash, person_id, data, expires_at) values ($1, $2, $3, $4)'
    await database.run('session-begin', text, await columnsOf(tokenHash, session))
  }

  async function writeSession(tokenHash: Buffer, session: SessionRecord) {
    const written = await database.run(
      'session-write',
      `update sessions set person_id = $2, data = $3, expires_at = $4 where token_hash = $1 returning true`,
      await columnsOf(tokenHash, session),
    )
    return written.length > 0
  }

  async function endSession(tokenHash: Buffer) {
    await database.for<Tables>().deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
  }

  async function endSessionsOf(person: string) {
    await database.for<Tables>().deleteFrom('sessions').where('person_id', '=', person).execute()
  }

  async function sweepSessions() {
    const swept = await database
      .for<Tables>()
      .deleteFrom('sessions')
      .where('expires_at', '<=', clock.now())
      .executeTakeFirst()
    return Number(swept.numDeletedRows)
  }

  return { readSession, beginSession, writeSession, endSession, endSessionsOf, sweepSessions }
}

const rolesIn = (person: string, rows: readonly RoleRow[]): Role[] =>
  rows.map(([role, agency, service]) => ({ person, role, agency, service }))

/** What was worked out is kept; what failed is tried again at the next call. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= work().catch((reason) => {
      kept = undefined
      throw reason
    })
    return kept
  }
}
