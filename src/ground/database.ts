import type { Kysely } from 'kysely'
import type { Log } from '#ground/log'

/**
 * Statements that happen together or not at all. Ends with the function it was handed to: do not keep it.
 */
export interface Transaction {
  /** Typed queries inside the transaction; a room names its own tables. */
  for<Tables>(): Kysely<Tables>
  /** A named prepared statement: planned once a connection. One name always stands for one text. */
  run<Row = Record<string, unknown>>(name: string, text: string, params: readonly unknown[]): Promise<Row[]>
  /** Called once the transaction has been committed, never when it was rolled back. */
  afterwards(work: () => void): void
}

export interface TogetherOptions {
  /** Do the work again (it must be free of effects outside the database) when others got in the way: serialization failure, deadlock. */
  again?: boolean
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
}

/**
 * One PostgreSQL (15 or newer). Values come back exact: int8 as a number (beyond 2^53 it throws), numeric as Decimal,
 * date as Temporal.PlainDate, timestamptz as Temporal.Instant; the Temporal values and Decimal may be given as parameters.
 * When the server cannot be reached, every verb refuses with 'database-unavailable'; it recovers by itself.
 */
export interface Database {
  /** Typed queries, each a transaction of its own. */
  for<Tables>(): Kysely<Tables>
  together<R>(work: (tx: Transaction) => Promise<R>, options?: TogetherOptions): Promise<R>
  /** A named prepared statement in a transaction of its own. */
  run<Row = Record<string, unknown>>(name: string, text: string, params: readonly unknown[]): Promise<Row[]>
  /** Hears NOTIFY on a channel, also after the connection was lost; `missed` is called when something may have been missed. Resolves with the way to stop. */
  listen(channel: string, heard: (payload: string) => void, missed?: () => void): Promise<() => Promise<void>>
  reachable(): Promise<boolean>
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  log: Log
  /** Connections at most, the listening one not counted. */
  most?: number
}

export function openDatabase(options: DatabaseOptions): Database {
  throw new Error(`not built yet ${options.url}`)
}

/**
 * Brings the schema up to date from a folder of `0001-….sql`: forward only, in order, each once and in a transaction,
 * one process at a time. A migration that was changed after it ran is a fault that names the file.
 */
export async function migrate(database: Database, folder: string): Promise<void> {
  throw new Error(`not built yet ${database} ${folder}`)
}

/** A PostgreSQL of our own, running as a child process on loopback. */
export interface EmbeddedPostgres {
  url: string
  /** True when a server that a killed Publica had left running was taken over. */
  adopted: boolean
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, with its data in this folder (made if need be). Whatever is wrong with the
 * folder is one clear sentence. It is in a process group of its own, so that Ctrl-C reaches us and not it.
 */
export async function startPostgres(options: { folder: string; log: Log }): Promise<EmbeddedPostgres> {
  throw new Error(`not built yet ${options.folder}`)
}
