import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { ApplicationId } from '#ground/ids'
import { newId } from '#ground/ids'
import type { Jobs } from '#ground/jobs'
import type { Log } from '#ground/log'
import { Refusal } from '#ground/refusal'
import type { Vault } from '#ground/vault'
import type { Channel, Done, NoticeDone, NoticeFacts, NoticeOrder, Notices, NoticeWords } from './notices.ts'
import type { NoticeRow } from './tables.ts'

interface Needs {
  database: Database
  vault: Vault
  jobs: Jobs
  clock: Clock
  log: Log
  words: NoticeWords
  channel: Channel
}

type Sealed = { to: string; facts: NoticeFacts }
type Job = { application: number; notice: string }

const untold: Done = async () => {}

const about = (id: string) => ({ table: 'notices', field: 'sealed', row: id })

/** Messages to people. Each is queued in the transaction that has something to tell, and delivered at least once. */
export function openNotices({ database, vault, jobs, clock, log, words, channel }: Needs): Notices {
  async function queue(tx: Transaction, { kind, application, key, to, language, facts }: NoticeOrder) {
    const id = newId(clock)
    const sealed = await vault.seal(tx, key, JSON.stringify({ to, facts } satisfies Sealed), about(id))
    tx.put(
      'notice-queue',
      `insert into notices (application_id, id, kind, language, state, queued_at, sealed)
       values ($1, $2, $3, $4, 'queued', $5, $6)`,
      [application, id, kind, language, clock.now(), sealed],
    )
    await jobs.send(tx, 'notice', { application, notice: id } satisfies Job)
    return id
  }

  async function deliver({ application, id }: { application: number; id: string }, done: Done = untold) {
    const [row] = await database.run<NoticeRow>(
      'notice-read',
      `select * from notices where application_id = $1 and id = $2 and state = 'queued'`,
      [application, id],
    )
    if (!row?.sealed) return
    const sealed = await openUnlessErased(row.id, row.sealed)
    if (!sealed) return end(row, 'refused', untold)
    const { kind, language } = row
    const text = words({ ...sealed.facts, kind, language })
    const delivered = await channel.deliver({ ...text, id, to: sealed.to, language })
    log.info({ notice: id, kind, channel: channel.name, delivered }, 'notice')
    if (delivered === 'unreachable') throw new Error(`${channel.name} cannot be reached; the notice waits`)
    await end(row, delivered, done)
  }

  async function openUnlessErased(id: string, sealed: Buffer): Promise<Sealed | undefined> {
    try {
      return JSON.parse(await vault.open(database, sealed, about(id)))
    } catch (reason) {
      if (reason instanceof Refusal && reason.code === 'erased') return undefined
      throw reason
    }
  }

  /** Address and sentences' facts have done their work, and are not kept. */
  const end = (row: NoticeRow, result: NoticeDone['result'], done: Done) =>
    database.together(async (tx) => {
      const ended = await tx.run(
        'notice-end',
        `update notices set state = $3, ended_at = $4, sealed = null
         where application_id = $1 and id = $2 and state = 'queued' returning id`,
        [row.application_id, row.id, result, clock.now()],
      )
      const notice = { notice: row.id, application: row.application_id as ApplicationId, kind: row.kind, result }
      if (ended.length > 0) await done(tx, notice)
    })

  return {
    queue,
    deliver,
    forget: async (tx, application) => {
      await tx.run('notices-forget', 'delete from notices where application_id = $1', [application])
    },
    startWorker: (done) =>
      jobs.work<Job>('notice', ({ application, notice: id }) => deliver({ application, id }, done)),
  }
}
