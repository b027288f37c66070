import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { SMTPServer } from 'smtp-server'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import { newId } from '#ground/ids'
import type { Log } from '#ground/log'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import { ownKey } from '#ground/vault'
import type { Inbox, InboxMessage } from './notices.ts'
import type { Tables } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  clock: Clock
  log: Log
  place: Place
}

type InboxRow = Tables['inbox_messages']
/** As it came through SMTP; a message's bytes need not be any text, so they are kept in base64. */
type Envelope = { from: string; to: readonly string[]; raw: string }

const about = (id: string) => ({ table: 'inbox_messages', field: 'sealed', row: id })

/** A real SMTP server on this machine for trying out: what is sent to anybody arrives here, sealed where it lies. */
export function openInbox({ database, vault, clock, log, place }: Needs): Inbox {
  const server = new SMTPServer({
    logger: false,
    size: 1_000_000,
    closeTimeout: 1_000,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, taken) => {
      take(stream, session).then(
        () => taken(),
        (reason) => {
          log.error({ err: reason }, 'the inbox could not take a message')
          taken(Object.assign(new Error('Try again later'), { responseCode: 451 }))
        },
      )
    },
  })
  server.on('error', (reason) => log.warn({ err: reason }, 'the inbox lost a connection'))

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession) {
    const raw = await buffer(stream)
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
    const to = session.envelope.rcptTo.map(({ address }) => address)
    const { messageId } = await PostalMime.parse(raw)
    const message_index = messageId ? vault.blindIndex('message', JSON.stringify([messageId, to])) : null
    await keep({ from, to, raw: raw.toString('base64') }, message_index)
  }

  async function keep(envelope: Envelope, message_index: Buffer | null) {
    const [id, key] = [newId(clock), await ownKey(database, vault, 'inbox_keys')]
    const sealed = await vault.seal(database, key, JSON.stringify(envelope), about(id))
    await database
      .for<Tables>()
      .insertInto('inbox_messages')
      .values({ id, received_at: clock.now(), message_index, sealed })
      .onConflict((c) => c.column('message_index').doNothing())
      .execute()
  }

  async function read({ id, received_at, sealed }: InboxRow): Promise<InboxMessage> {
    const envelope: Envelope = JSON.parse(await vault.open(database, sealed, about(id)))
    const { subject, text, html, messageId } = await PostalMime.parse(Buffer.from(envelope.raw, 'base64'))
    const { from, to } = envelope
    return { id, at: received_at, from, to: to.join(', '), subject: subject ?? '', text: text ?? '', html, messageId }
  }

  async function messages({ before, most = 50 }: { before?: string; most?: number } = {}) {
    const newest = database.for<Tables>().selectFrom('inbox_messages').selectAll().orderBy('id', 'desc').limit(most)
    const rows = await (before && isUuid(before) ? newest.where('id', '<', before) : newest).execute()
    return Promise.all(rows.map(read))
  }

  async function message(id: string) {
    const row = isUuid(id)
      ? await database.for<Tables>().selectFrom('inbox_messages').selectAll().where('id', '=', id).executeTakeFirst()
      : undefined
    if (!row) throw new Refusal('not-found', { what: 'message' })
    return read(row)
  }

  async function sweep() {
    const before = clock.now().subtract({ hours: 24 * place.daysKept.messages })
    const old = database.for<Tables>().deleteFrom('inbox_messages').where('received_at', '<=', before)
    return Number((await old.executeTakeFirst()).numDeletedRows)
  }

  const listen = () =>
    new Promise<{ host: string; port: number }>((resolve, reject) => {
      server.once('error', reject)
      const listening = server.listen(0, '127.0.0.1', () => {
        server.off('error', reject)
        resolve({ host: '127.0.0.1', port: (listening.address() as AddressInfo).port })
      })
    })

  return { listen, messages, message, sweep, close: () => new Promise((closed) => server.close(() => closed())) }
}

const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
