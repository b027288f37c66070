import type { Clock } from '#ground/clock'
import type { Database, Transaction } from '#ground/database'
import type { Log } from '#ground/log'

/** Ids only: a job never carries what it is about. */
export type Payload = Readonly<Record<string, string | number>>

export interface SendOptions {
  /** At most one job of this name and key waits at a time: sending it again while one waits changes nothing. */
  key?: string
  startAfter?: Temporal.Instant
}

export interface WorkOptions {
  /** How many jobs of this name this process works on at once; 2 unless told. */
  atOnce?: number
}

/** A job that failed as often as it may. It stays until someone sends it on its way again. */
export interface DeadJob {
  id: string
  name: string
  payload: Payload
  tries: number
  failedAt: Temporal.Instant
}

/**
 * Work that follows from a transaction: sent in it, done within a second or two of its commit, tried again with growing
 * waits when it fails, done once more when a process died over it. So a worker is idempotent, or transactional.
 */
export interface Jobs {
  send(tx: Transaction, name: string, payload: Payload, options?: SendOptions): Promise<void>
  /** For effects outside the database: at least once. */
  work<P extends Payload>(name: string, worker: (payload: P) => Promise<void>, options?: WorkOptions): Promise<void>
  /** For effects in the database: the job ends in the transaction it is handed, so its effect is there exactly once. */
  workTogether<P extends Payload>(
    name: string,
    worker: (payload: P, tx: Transaction) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>
  dead(): Promise<DeadJob[]>
  /** Gives a dead job its tries again. */
  revive(job: Pick<DeadJob, 'id' | 'name'>): Promise<void>
  /** Sending works from here on. Resolves when the job tables are there and up to date. */
  start(): Promise<void>
  /** Lets what is being worked on end, for a few seconds; what did not end is done again by another process. */
  stop(): Promise<void>
}

export function openJobs(needs: { database: Database; clock: Clock; log: Log; names: readonly string[] }): Jobs {
  throw new Error(`not built yet ${needs}`)
}
