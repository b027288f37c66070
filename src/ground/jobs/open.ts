import { randomUUID } from 'node:crypto'
import type { Job, JobResult, PgBoss } from 'pg-boss'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { Log } from '#ground/log'
import { dbOver, dead, makeQueues, openBoss } from './boss.ts'
import type { Jobs, Payload, SendOptions, WorkOptions } from './types.ts'

interface Needs {
  database: Database
  clock: Clock
  log: Log
  /** Every name that jobs are sent under. */
  names: readonly string[]
}

type Step = (job: Job<Payload>) => Promise<void>

// Waits are told to pg-boss as seconds from now: its "now" is the server's, ours may be a test's.
const delayOf = (clock: Clock, at: Temporal.Instant | undefined) =>
  at ? Math.max(0, Math.ceil(clock.now().until(at).total('seconds'))) : undefined

const finish = async (boss: PgBoss, { name, id, retryCount }: Job, tx: Transaction) => {
  const done: { affected?: number } = await boss.complete(name, { id, retryCount }, null, { db: dbOver(tx.plain) })
  // Someone else was given the job meanwhile (we were too slow, or taken for dead): what was done here must not count.
  if (done.affected !== 1) throw new Error('The job was no longer ours when it was done')
}

const faultOf = (error: unknown) => {
  const { name = 'Error', code } = error as { name?: string; code?: unknown }
  return { name, code: typeof code === 'string' ? code : undefined }
}

// What went wrong goes to the log, which is cleaned; a job's row keeps no more of it than a name.
const tryOne = async (step: Step, job: Job<Payload>, log: Log): Promise<JobResult> => {
  try {
    await step(job)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    log.warn(
      { err: error, queue: job.name, job: job.id, tries: job.retryCount + 1 },
      'a job failed and will be tried again',
    )
    return { id: job.id, status: 'failed', output: faultOf(error) }
  }
}

const seconds = { polling: 2, pollingBesideNotify: 5, patience: 5 }

export const openJobs = ({ database, clock, log, names }: Needs): Jobs => {
  const boss = openBoss(database, log)
  const workers = new Map<string, { step: Step; options: WorkOptions }>()
  let started = false

  const begin = async (name: string, step: Step, { atOnce = 4 }: WorkOptions) => {
    // Two take turns, each with half: a slow job holds up its half only. A batch of one would wait out its poll each time.
    const options = {
      batchSize: Math.max(2, Math.ceil(atOnce / 2)),
      localConcurrency: atOnce > 2 ? 2 : 1,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: seconds.polling,
      notifyPollingIntervalSeconds: seconds.pollingBesideNotify,
      perJobResults: true,
    } as const
    await boss.work<Payload>(name, options, (jobs) => Promise.all(jobs.map((job) => tryOne(step, job, log))))
  }
  const add = async (name: string, step: Step, options: WorkOptions = {}) => {
    if (!names.includes(name)) throw new Error(`"${name}" is not among the names of the jobs`)
    workers.set(name, { step, options })
    if (started) await begin(name, step, options)
  }

  return {
    async send(tx, name, payload, { key, startAfter }: SendOptions = {}) {
      const id = randomUUID()
      const job = { id, data: payload, singletonKey: key ?? id, startAfter: delayOf(clock, startAfter) }
      await boss.insert(name, [job], { db: dbOver(tx.plain) })
    },
    work: (name, worker, options) => add(name, ({ data }) => worker(data as never), options),
    workTogether: (name, worker, options) =>
      add(
        name,
        (job) =>
          database.together(async (tx) => {
            await worker(job.data as never, tx)
            await finish(boss, job, tx)
          }),
        options,
      ),
    async dead() {
      const jobs = await boss.findJobs<Payload>(dead)
      return jobs.map(({ id, sourceName, data, sourceRetryCount, createdOn }) => ({
        id,
        name: sourceName ?? dead,
        payload: data,
        tries: (sourceRetryCount ?? 0) + 1,
        diedAt: Temporal.Instant.fromEpochMilliseconds(createdOn.getTime()),
      }))
    },
    async revive(id) {
      await boss.redrive(dead, { ids: [id] })
    },
    async start() {
      await boss.start()
      await makeQueues(boss, names)
      started = true
      // What a killed process left is looked for at once, not at the next look.
      void boss.supervise().catch(() => {})
      for (const [name, { step, options }] of workers) await begin(name, step, options)
    },
    async stop() {
      if (!started) return
      started = false
      const patience = new Promise((over) => setTimeout(over, seconds.patience * 1000).unref())
      await Promise.race([Promise.all([...workers.keys()].map((name) => boss.offWork(name, { wait: true }))), patience])
      await boss.stop({ close: false, graceful: false })
    },
  }
}
