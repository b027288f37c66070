import type { Person } from '#domain/people'
import type { Database } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import type { Vault } from '#ground/vault'
import type { ApplicationLine, Applications, Holder } from './applications.ts'
import type { ApplicationRow, Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
}

/** A session's id opens what it holds, so not even that is stored. */
export const sessionIndex = (vault: Vault, session: string) => vault.blindIndex('session', session)

/** Who may go on with an application: the sessions that hold it, and the person who owns it. */
export function holders({ database, vault }: Needs): Pick<Applications, 'mayHold' | 'claim' | 'listOf'> {
  const indexOf = (session: string | undefined) => (session ? sessionIndex(vault, session) : null)

  async function mayHold(id: ApplicationId, { session, person }: Holder) {
    const [row] = await database.run<{ held: boolean }>(
      'application-held',
      `select coalesce(owner_id = $2, false) or exists (
         select from application_holders where application_id = id and session_index = $3) as held
       from applications where id = $1`,
      [id, person ?? null, indexOf(session)],
    )
    return row?.held ?? false
  }

  /** The session gives up what the person takes over: on a shared computer it ends with signing out. */
  async function claim(session: string, person: Person) {
    const session_index = sessionIndex(vault, session)
    await database.together(async (tx) => {
      const claimed = await tx
        .for<Tables>()
        .updateTable('applications')
        .set({ owner_id: person.id })
        .where('owner_id', 'is', null)
        .where('id', 'in', (held) =>
          held.selectFrom('application_holders').select('application_id').where('session_index', '=', session_index),
        )
        .returning(['id', 'key_id'])
        .execute()
      for (const { key_id } of claimed) await vault.rewrap(tx, key_id, person.key)
      await tx
        .for<Tables>()
        .deleteFrom('application_holders')
        .where('session_index', '=', session_index)
        .where('application_id', 'in', (own) =>
          own.selectFrom('applications').select('id').where('owner_id', '=', person.id),
        )
        .execute()
    })
  }

  async function listOf({ session, person }: Holder) {
    const rows = await database.run<ApplicationRow>(
      'applications-of',
      `select id, service_id, agency_id, sent_at, changed_at from applications
       where owner_id = $1 or (sent_at is null or owner_id is null)
         and id in (select application_id from application_holders where session_index = $2)
       order by changed_at desc, id limit 200`,
      [person ?? null, indexOf(session)],
    )
    return rows.map(lineOf)
  }

  return { mayHold, claim, listOf }
}

const lineOf = ({ id, service_id, agency_id, sent_at, changed_at }: ApplicationRow): ApplicationLine => ({
  id,
  reference: referenceOf(id),
  service: service_id,
  agency: agency_id,
  state: sent_at ? 'sent' : 'draft',
  changedAt: changed_at,
})
