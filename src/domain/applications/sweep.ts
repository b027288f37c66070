import type { Notices } from '#domain/notices'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { Vault } from '#ground/vault'
import type { Applications } from './applications.ts'
import type { ApplicationRow, Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  place: Place
  notices: Notices
}

const atOnce = 100

/** Erases the drafts that nobody came back to, a few at a time: whoever is saving one just now keeps it. */
export function sweeper({ database, vault, clock, place, notices }: Needs): Applications['sweepDrafts'] {
  async function sweepSome(tx: Transaction): Promise<number> {
    const before = clock.now().subtract({ hours: 24 * place.daysKept.drafts })
    const old = await tx.run<Pick<ApplicationRow, 'id' | 'key_id'>>(
      'drafts-old',
      `select id, key_id from applications where sent_at is null and created_at <= $1 and changed_at <= $1
       order by created_at limit ${atOnce} for update skip locked`,
      [before],
    )
    for (const { id, key_id } of old) {
      await vault.destroy(tx, key_id)
      await notices.forget(tx, id)
      await tx.for<Tables>().deleteFrom('application_holders').where('application_id', '=', id).execute()
      await tx.for<Tables>().deleteFrom('draft_links').where('application_id', '=', id).execute()
      await tx.for<Tables>().deleteFrom('applications').where('id', '=', id).execute()
    }
    return old.length
  }

  return async () => {
    for (let all = 0; ; ) {
      const swept = await database.together(sweepSome)
      all += swept
      if (swept < atOnce) return all
    }
  }
}
