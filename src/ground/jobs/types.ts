import type { Transaction } from '#ground/database'

/** Ids only: a job never carries what it is about. */
export type Payload = Readonly<Record<string, string | number>>

export interface SendOptions {
  /** At most one job of this name and key waits at a time: sending it again while one waits changes nothing. */
  key?: string
  startAfter?: Temporal.Instant
}

export interface WorkOptions {
  /** How many jobs of this name this process works on at once; 4 unless told. A transactional one holds a connection. */
  atOnce?: number
}

/** A job that failed as often as it may. It stays until someone sends it on its way again. */
export interface DeadJob {
  id: string
  name: string
  payload: Payload
  tries: number
  diedAt: Temporal.Instant
}

/**
 * Work that follows from a transaction: sent in it, begun within a second or two of its commit, tried again with growing
 * waits (for about two days) when it fails, and once more when a process died over it. So a worker is idempotent, or its
 * effect and the job's end are one transaction.
 */
export interface Jobs {
  send(tx: Transaction, name: string, payload: Payload, options?: SendOptions): Promise<void>
  /** For effects outside the database: they happen at least once. */
  work<P extends Payload>(name: string, worker: (payload: P) => Promise<void>, options?: WorkOptions): Promise<void>
  /** For effects in the database: the job ends in the transaction that the worker is handed, so they happen exactly once. */
  workTogether<P extends Payload>(
    name: string,
    worker: (payload: P, tx: Transaction) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>
  dead(): Promise<DeadJob[]>
  /** Gives a dead job its tries again. */
  revive(id: string): Promise<void>
  /** Sending and working begin here. Resolves when the job tables are there and up to date. */
  start(): Promise<void>
  /** Lets what is being worked on end, for a few seconds; what did not end is done again by whoever is there next. */
  stop(): Promise<void>
}
