import { randomBytes } from 'node:crypto'
import { say } from '#engines/form'
import type { Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { referenceOf } from '#ground/ids'
import { Refusal } from '#ground/refusal'
import type { Applications } from './applications.ts'
import type { Needs } from './needs.ts'
import { hashOf } from './opening.ts'
import type { ApplicationRow, Tables } from './tables.ts'

const opensFor = { hours: 72 }
const mostAnHour = { address: 5, application: 10 }

/**
 * Whom the limit counts: `name+x@` and `name+y@` arrive in one mailbox (RFC 5233), and whoever wants to fill it could think of any
 * number of them. The mail itself goes to the address as it was typed.
 */
const mailboxOf = (address: string) => address.toLowerCase().replace(/^([^+@]+)\+[^@]*(?=@)/, '$1')

/** Links by e-mail. Only a hash of the secret is stored; the secret itself is in the notice, sealed, until it is delivered. */
export function links(needs: Needs): Pick<Applications, 'linkFor' | 'renewLink'> {
  const { database, vault, clock, place, catalogue, notices } = needs

  async function linkFor(id: ApplicationId, email: string, language: string) {
    const to = email.trim()
    const address = vault.blindIndex('email', mailboxOf(to))
    await database.together(async (tx) => {
      const application = await lock(tx, id)
      const sent = await countLinks(tx, { id, address, since: clock.now().subtract({ hours: 1 }) })
      if (sent.application >= mostAnHour.application) throw new Refusal('too-many', { application: id })
      if (sent.address < mostAnHour.address) await mail(tx, application, { to, address, language })
    })
  }

  async function mail(
    tx: Transaction,
    { id, key_id, service_id, agency_id }: ApplicationRow,
    { to, address, language }: { to: string; address: Buffer; language: string },
  ) {
    const token = randomBytes(24).toString('base64url')
    const [created_at, expires_at] = [clock.now(), clock.now().add(opensFor)]
    const row = { application_id: id, token_hash: hashOf(token), address_index: address, created_at, expires_at }
    await tx
      .for<Tables>()
      .insertInto('draft_links')
      .values({ ...row, used_at: null })
      .execute()
    const agency = place.agencies.find((agency) => agency.id === agency_id)
    const service = catalogue.find(service_id)?.definition.service.name
    const facts = {
      reference: referenceOf(id),
      service: service ? say(service, language) : service_id,
      agency: agency ? say(agency.name, language) : agency_id,
      token,
      expires: expires_at.toString(),
    }
    await notices.queue(tx, { kind: 'draft-link', application: id, key: key_id, to, language, facts })
  }

  /** Whoever owns it signs in; and whoever asks learns nothing, not even that there were too many. */
  async function renewLink(token: string, email: string, language: string) {
    const address = vault.blindIndex('email', mailboxOf(email.trim()))
    const [known] = await database.run<{ id: ApplicationId }>(
      'link-to-renew',
      `select a.id from draft_links l join applications a on a.id = l.application_id
       where l.token_hash = $1 and l.address_index = $2 and a.owner_id is null and a.sent_at is null`,
      [hashOf(token), address],
    )
    if (!known) return
    try {
      await linkFor(known.id, email, language)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  return { linkFor, renewLink }
}

async function lock(tx: Transaction, id: ApplicationId): Promise<ApplicationRow> {
  const row = await tx
    .for<Tables>()
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { application: id })
  return row
}

async function countLinks(
  tx: Transaction,
  { id, address, since }: { id: ApplicationId; address: Buffer; since: Temporal.Instant },
) {
  const recent = tx
    .for<Tables>()
    .selectFrom('draft_links')
    .select(({ fn }) => fn.countAll<number>().as('links'))
    .where('created_at', '>', since)
  const ofAddress = await recent.where('address_index', '=', address).executeTakeFirstOrThrow()
  const ofApplication = await recent.where('application_id', '=', id).executeTakeFirstOrThrow()
  return { address: ofAddress.links, application: ofApplication.links }
}
