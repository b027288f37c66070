import { createHash, randomUUID } from 'node:crypto'
import type { Db } from 'pg-boss'
import { PgBoss } from 'pg-boss'
import type { Database, Plain, Transaction } from '#ground/database'
import type { Log } from '#ground/log'

const named = new Map<string, string>()

// The same few statements, each long: planning them anew cost more than running them.
const nameOf = (text: string) => {
  const known = named.get(text)
  if (known) return known
  const name = `boss ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  named.set(text, name)
  return name
}

/** How pg-boss reaches our connections, or the transaction it is lent. */
export const dbOver = (plain: Plain): Db => ({
  executeSql: (text, values) => plain.query(text, values, values?.length ? nameOf(text) : undefined),
})

/** The same for statements whose rows it does not ask for: they travel with the transaction's next one. */
export const dbPutting = ({ plain }: Transaction): Db => ({
  async executeSql(text, values) {
    plain.put(text, values, nameOf(text))
    return { rows: [] }
  },
})

export const dead = 'dead'

const day = 86_400
const years = 3650 * day

// A killed worker's job is taken up again when its heartbeat is this old and the next look comes by.
const heartbeat = 15
const look = 15

/** The first tries follow within seconds, later ones each hour: mail waits out a server that is away for two days. */
const kept = {
  policy: 'short',
  retryLimit: 55,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 300,
  heartbeatSeconds: heartbeat,
  retentionSeconds: years,
  deleteAfterSeconds: day,
  deadLetter: dead,
} as const

/** A try after this many retries is the last one. */
export const mostRetries: number = kept.retryLimit

/** The queues, made or brought up to date. */
export const makeQueues = async (boss: PgBoss, names: readonly string[]) => {
  await boss.createQueue(dead, { retentionSeconds: years, deleteAfterSeconds: 0 })
  const { policy: _, ...changeable } = kept
  for (const name of names) {
    await boss.createQueue(name, kept)
    await boss.updateQueue(name, changeable)
    // pg-boss looks a queue up at its first use, on a connection of its own: not while a sender's transaction holds the last one.
    await boss.findJobs(name, { id: randomUUID() })
  }
}

export const openBoss = (database: Database, log: Log): PgBoss => {
  const boss = new PgBoss({
    db: dbOver(database.plain),
    schedule: false,
    superviseIntervalSeconds: look,
    monitorIntervalSeconds: look,
  })
  boss.on('error', (error: unknown) => {
    const { code, message, queue } = error as { code?: string; message?: string; queue?: string }
    log.warn({ code, queue }, `jobs: ${message}`)
  })
  boss.on('warning', ({ message, data }) => log.warn({ about: data }, `jobs: ${message}`))
  return boss
}
