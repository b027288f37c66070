import { randomUUID } from 'node:crypto'
import type { Job, JobResult, PgBoss } from 'pg-boss'
import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { Log } from '#ground/log'
import { openBell } from './bell.ts'
import { dbOver, dbPutting, dead, makeQueues, mostRetries, openBoss } from './boss.ts'
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
    const about = { err: error, queue: job.name, job: job.id, tries: job.retryCount + 1 }
    if (job.retryCount < mostRetries) log.warn(about, 'a job failed and will be tried again')
    else log.error(about, 'a job failed for the last time, and lies among the dead jobs')
    return { id: job.id, status: 'failed', output: faultOf(error) }
  }
}

// A worker that nobody woke looks by itself: for retries, for jobs put off, and for those of a process that died.
const look = 3
const patience = 5000

export const openJobs = ({ database, clock, log, names }: Needs): Jobs => {
  const boss = openBoss(database, log)
  const bell = openBell(database)
  const workers = new Map<string, { step: Step; options: WorkOptions }>()
  let stopListening: (() => Promise<void>) | undefined

  const begin = async (name: string, step: Step, { atOnce = 4 }: WorkOptions) => {
    // Two take turns, each with half: a slow job holds up its half only. A batch of one would wait after each job.
    const batchSize = Math.max(2, Math.ceil(atOnce / 2))
    const options = { batchSize, burstWhenBatchFull: true, pollingIntervalSeconds: look, perJobResults: true } as const
    for (let turn = 0; turn < atOnce; turn += batchSize) {
      const id = await boss.work<Payload>(name, options, (jobs) =>
        Promise.all(jobs.map((job) => tryOne(step, job, log))),
      )
      bell.wakes(name, () => boss.notifyWorker(id))
    }
  }
  const add = async (name: string, step: Step, options: WorkOptions = {}) => {
    if (!names.includes(name)) throw new Error(`"${name}" is not among the names of the jobs`)
    workers.set(name, { step, options })
    if (stopListening) await begin(name, step, options)
  }

  return {
    async send(tx, name, payload, { key, startAfter }: SendOptions = {}) {
      const id = randomUUID()
      const job = { id, data: payload, singletonKey: key ?? id, startAfter: delayOf(clock, startAfter) }
      await boss.insert(name, [job], { db: dbPutting(tx) })
      if (!job.startAfter) bell.ringAfter(tx, name)
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
      stopListening = await bell.listen()
      // What a killed process left is looked for at once, not at the next look.
      void boss.supervise().catch(() => {})
      for (const [name, { step, options }] of workers) await begin(name, step, options)
    },
    async stop() {
      if (!stopListening) return
      await stopListening()
      stopListening = undefined
      bell.silence()
      const enough = new Promise((over) => setTimeout(over, patience).unref())
      await Promise.race([Promise.all([...workers.keys()].map((name) => boss.offWork(name, { wait: true }))), enough])
      await boss.stop({ close: false, graceful: false })
    },
  }
}
