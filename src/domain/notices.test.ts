import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { test } from 'node:test'
import type { SMTPServerOptions } from 'smtp-server'
import { SMTPServer } from 'smtp-server'
import type { Channel, NoticeDone } from '#domain/notices'
import { email, openNotices } from '#domain/notices'
import type { ApplicationId } from '#ground/ids'
import { newId } from '#ground/ids'
import type { Log } from '#ground/log'
import { openLog } from '#ground/log'
import type { Ending } from '#ground/test-database'
import type { TestState } from '#test-state'
import { draftOf, someone, testState } from '#test-state'

const log = openLog({ level: 'silent' })

const from = () => 'Meridia <services@meridia.example>'
const message = {
  id: '0198c1de-0000-7000-8000-000000000001',
  to: 'amina@post.example',
  subject: 'Your answer · Votre réponse · جوابك',
  text: 'Granted',
  language: 'en',
}

/** A real server, and the Message-ID of whatever it took. */
async function smtpServer(t: Ending, options: SMTPServerOptions = {}) {
  const taken: string[] = []
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(/^message-id: *(\S+)/im.exec(Buffer.concat(chunks).toString())?.[1] ?? '')
        done()
      })
    },
    ...options,
  })
  const listening = await new Promise<AddressInfo>((resolve) => {
    const socket = server.listen(0, '127.0.0.1', () => resolve(socket.address() as AddressInfo))
  })
  const smtp = `smtp://127.0.0.1:${listening.port}`
  const channel = email({ smtp, from, log })
  t.after(async () => {
    await channel.close()
    await new Promise<void>((closed) => server.close(closed))
  })
  return { channel, taken, port: listening.port }
}

const refusing = (responseCode: number) => ({
  onRcptTo: (_address: unknown, _session: unknown, done: (reason?: Error) => void) =>
    done(Object.assign(new Error('No'), { responseCode })),
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

test('a channel for e-mail', async (t) => {
  await t.test('is told what the server accepts', async (t) => {
    const { channel, taken } = await smtpServer(t)
    assert.equal(await channel.deliver(message), 'accepted')
    assert.equal(taken.length, 1)
  })

  await t.test('gives a message sent twice the same Message-ID', async (t) => {
    const { channel, taken } = await smtpServer(t)
    await channel.deliver(message)
    await channel.deliver(message)
    assert.deepEqual(taken, Array(2).fill(`<${message.id}@meridia.example>`))
  })

  await t.test('is told what the server refuses for good', async (t) => {
    const { channel } = await smtpServer(t, refusing(550))
    assert.equal(await channel.deliver(message), 'refused')
    assert.equal(await channel.deliver({ ...message, to: 'no address' }), 'refused')
  })

  await t.test('tries again when the server is busy, away or does not know us', async (t) => {
    const busy = await smtpServer(t, refusing(451))
    assert.equal(await busy.channel.deliver(message), 'unreachable')
    const stranger = await smtpServer(t, { authOptional: false, disabledCommands: ['STARTTLS'] })
    assert.equal(await stranger.channel.deliver(message), 'unreachable')
    const away = email({ smtp: `smtp://127.0.0.1:${await freePort()}`, from, log })
    assert.equal(await away.deliver(message), 'unreachable')
    await away.close()
  })

  await t.test('leaves this machine encrypted or not at all, unless its operator says so', async (t) => {
    const told: object[] = []
    // Leads here, and is none of the names that this machine is known by.
    const there = `smtp://0.0.0.0:${(await smtpServer(t)).port}`
    const relay = { from, log: { warn: (about: object) => void told.push(about) } as Pick<Log, 'warn'> }
    const insisting = email({ smtp: there, ...relay })
    assert.equal(await insisting.deliver(message), 'unreachable')
    assert.deepEqual(told, [{ notice: message.id, code: 'ETLS', command: 'STARTTLS', responseCode: 500 }])
    const trusting = email({ smtp: `${there}?requireTLS=false`, ...relay })
    assert.equal(await trusting.deliver(message), 'accepted')
    await Promise.all([insisting.close(), trusting.close()])
  })

  await t.test('lets no address add a header or another recipient', async (t) => {
    const { channel, taken } = await smtpServer(t)
    const hostile = 'a@post.example\r\nBcc: b@post.example'
    assert.equal(await channel.deliver({ ...message, to: hostile }), 'refused')
    assert.equal(await channel.deliver({ ...message, subject: 'x\r\nMessage-ID: <forged@x>' }), 'accepted')
    assert.deepEqual(taken, [`<${message.id}@meridia.example>`])
    const told: string[] = []
    const listening = await smtpServer(t, {
      onRcptTo: ({ address }, _session, done) => {
        told.push(address)
        done()
      },
    })
    for (const to of [
      'a@post.example, b@post.example',
      'A <a@post.example>, b@post.example',
      'all: a@post.example, b@post.example;',
    ])
      await listening.channel.deliver({ ...message, to })
    assert.ok(!told.includes('b@post.example'), told.join(' | '))
  })
})

test('the inbox', async (t) => {
  const { inbox, channel, database, clock } = await testState(t)

  await t.test('shows what arrived, in every script, the newest first', async () => {
    await channel.deliver(message)
    clock.advance({ seconds: 1 })
    await channel.deliver({ ...message, id: newId(), subject: 'Second', html: '<p>Second</p>' })
    const [second, first] = await inbox.messages()
    assert(first && second)
    assert.deepEqual([first.subject, first.to, first.from], [message.subject, message.to, 'services@meridia.example'])
    assert.equal((await inbox.message(first.id)).text.trim(), 'Granted')
    assert.equal((await inbox.message(second.id)).html?.trim(), '<p>Second</p>')
    assert.deepEqual(
      (await inbox.messages({ before: second.id })).map(({ id }) => id),
      [first.id],
    )
  })

  await t.test('shows a message that was delivered twice once', async () => {
    const before = (await inbox.messages()).length
    const twice = { ...message, id: newId() }
    await channel.deliver(twice)
    await channel.deliver(twice)
    assert.equal((await inbox.messages()).length, before + 1)
  })

  await t.test('knows no message by a made-up id', async () => {
    for (const id of ['', 'x', newId(), "' or 1=1"]) {
      await assert.rejects(inbox.message(id), { code: 'not-found' })
    }
  })

  await t.test('keeps every message sealed', async () => {
    const [row] = await database.run<{ text: string }>(
      't',
      'select string_agg(m::text, $1) as text from inbox_messages m',
      [''],
    )
    assert(row?.text)
    for (const word of ['amina', 'Granted', 'Votre']) {
      assert.equal(row.text.includes(word) || row.text.includes(Buffer.from(word).toString('hex')), false)
    }
  })
})

test('a notice', async (t) => {
  const state = await testState(t)

  /** A worker of its own over a channel that answers as it is told. */
  const worker = (answers: ('accepted' | 'refused' | 'unreachable')[]) => {
    const sent: string[] = []
    const done: NoticeDone[] = []
    const channel: Channel = {
      name: 'test',
      close: async () => {},
      deliver: async ({ id }) => {
        sent.push(id)
        return answers.shift() ?? 'accepted'
      },
    }
    return { sent, done, channel }
  }

  const rowOf = async ({ database }: TestState, id: ApplicationId) => {
    const text = 'select id, state, sealed from notices where application_id = $1'
    return (await database.run<{ id: string; state: string; sealed: Buffer | null }>('t', text, [id]))[0]
  }

  await t.test('that the transaction gave up is not there', async () => {
    const person = await someone(state)
    const { id } = await draftOf(state, person)
    const { key } = await state.applications.get(id)
    const facts = { reference: 'x', service: 'x', agency: 'x' }
    const order = { kind: 'sent', application: id, key, to: 'a@b.example', language: 'en', facts } as const
    const queued = state.database.together(async (tx) => {
      await state.notices.queue(tx, order)
      throw new Error('given up')
    })
    await assert.rejects(queued, /given up/)
    assert.equal(await rowOf(state, id), undefined)
  })

  const sentBy = async () => {
    const person = await someone(state)
    const { id, revision } = await draftOf(state, person)
    await state.cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
    const row = await rowOf(state, id)
    assert(row)
    return { application: id, id: row.id }
  }

  await t.test('is tried until it is accepted, told once, and then forgotten', async () => {
    const { sent, done, channel } = worker(['unreachable', 'accepted'])
    const notices = openNotices({ ...state, words: () => ({ subject: 's', text: 't' }), channel })
    const notice = await sentBy()
    const deliver = () => notices.deliver(notice, async (_, ended) => void done.push(ended))
    await assert.rejects(deliver(), /cannot be reached/)
    await deliver()
    await deliver()
    assert.deepEqual(sent, [notice.id, notice.id])
    assert.deepEqual(done, [{ notice: notice.id, application: notice.application, kind: 'sent', result: 'accepted' }])
    const row = await rowOf(state, notice.application)
    assert.deepEqual([row?.state, row?.sealed], ['accepted', null])
  })

  await t.test('that a channel refuses is not tried again', async () => {
    const { sent, done, channel } = worker(['refused'])
    const notices = openNotices({ ...state, words: () => ({ subject: 's', text: 't' }), channel })
    const notice = await sentBy()
    await notices.deliver(notice, async (_, ended) => void done.push(ended))
    await notices.deliver(notice)
    assert.equal(sent.length, 1)
    assert.equal(done[0]?.result, 'refused')
  })

  await t.test('whose application was erased is sent to nobody', async () => {
    const { sent, channel } = worker([])
    const notices = openNotices({ ...state, words: () => ({ subject: 's', text: 't' }), channel })
    const notice = await sentBy()
    await state.applications.erase(notice.application)
    await notices.deliver(notice)
    assert.deepEqual(sent, [])
    assert.equal((await rowOf(state, notice.application))?.state, 'refused')
  })

  await t.test('goes from a sent application to its inbox by itself, and into the history', async () => {
    const person = await someone(state, { subject: 'tama-parata', name: 'Tama Parata' })
    await state.notices.startWorker(state.cases.notified)
    const { id, revision } = await draftOf(state, person)
    const { reference } = await state.cases.send(id, { key: 'k', person, seenRevision: revision, language: 'en' })
    const { subject, text } = await state.mailTo('tama-parata@post.example')
    assert.equal(subject, `sent ${reference}`)
    assert.match(text, /Tama Parata/)
  })
})
