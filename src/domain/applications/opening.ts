import { createHash } from 'node:crypto'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import type { Applications, Holder, LinkSeen } from './applications.ts'
import { holders, sessionIndex } from './holders.ts'
import type { Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
}

export const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** What comes of a link that was mailed: it is looked at as often as one likes, and opens the draft on one more device. */
export function opening({ database, vault, clock }: Needs): Pick<Applications, 'peekLink' | 'useLink' | 'openedLink'> {
  const { mayHold } = holders({ database, vault })

  async function peekLink(token: string): Promise<LinkSeen> {
    const found = await database
      .for<Tables>()
      .selectFrom('draft_links')
      .innerJoin('applications', 'applications.id', 'draft_links.application_id')
      .select(['applications.id', 'applications.service_id', 'draft_links.expires_at'])
      .where('token_hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .executeTakeFirst()
    if (!found) throw new Refusal('link-expired')
    return { id: found.id, reference: referenceOf(found.id), service: found.service_id, expires: found.expires_at }
  }

  async function useLink(token: string, session: string): Promise<ApplicationId> {
    return (await takeUp(token, session)) ?? (await opened(token, { session })) ?? expired()
  }

  const expired = () => {
    throw new Refusal('link-expired')
  }

  const takeUp = (token: string, session: string) =>
    database.together(async (tx) => {
      const used = await tx
        .for<Tables>()
        .updateTable('draft_links')
        .set({ used_at: clock.now() })
        .where('token_hash', '=', hashOf(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', clock.now())
        .returning('application_id')
        .executeTakeFirst()
      if (!used) return undefined
      const { application_id } = used
      await tx
        .for<Tables>()
        .insertInto('application_holders')
        .values({ application_id, session_index: sessionIndex(vault, session), since: clock.now() })
        .onConflict((c) => c.doNothing())
        .execute()
      return application_id
    })

  async function opened(token: string, who: Holder): Promise<ApplicationId | undefined> {
    const [link] = await database.run<{ id: ApplicationId }>(
      'link-opened',
      `select a.id from draft_links l join applications a on a.id = l.application_id
       where l.token_hash = $1 and a.sent_at is null`,
      [hashOf(token)],
    )
    return link && (await mayHold(link.id, who)) ? link.id : undefined
  }

  return { peekLink, useLink, openedLink: opened }
}
