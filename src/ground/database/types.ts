import type { Kysely } from 'kysely'
import type { QueryResult } from 'pg'
import type { Log } from '#ground/log'

/** A named prepared statement: planned once a connection. One name always stands for one text. */
type Run = <Row = Record<string, unknown>>(name: string, text: string, params: readonly unknown[]) => Promise<Row[]>

/** SQL of a library that brings its own: the text as it is, values as `pg` reads them by default. */
export interface Plain {
  /** With a name it is prepared once a connection. */
  query(text: string, params?: readonly unknown[], name?: string): Promise<Pick<QueryResult, 'rows'>>
}

/** Statements that happen together or not at all. It ends with the function that it was handed to: do not keep it. */
export interface Transaction {
  /** Typed queries inside the transaction; a room names its own tables. */
  for<Tables>(): Kysely<Tables>
  run: Run
  /** The same for one whose rows nobody waits for: it travels with the next, at the latest with the commit, and throws there. */
  put(...statement: Parameters<Run>): void
  /** Called once the transaction has been committed, never when it was rolled back. */
  afterwards(work: () => void): void
  readonly plain: Plain & { put(...statement: Parameters<Plain['query']>): void }
}

export interface TogetherOptions {
  /** Do the work again when others got in the way (serialization failure, deadlock). It must have no effect outside the database. */
  again?: boolean
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
}

/**
 * One PostgreSQL (15 or newer). Values come back exact: int8 as a number (beyond 2^53 it throws), numeric as Decimal,
 * date as Temporal.PlainDate, timestamptz as Temporal.Instant; the same may be given as parameters.
 * When the server cannot be reached every verb refuses with 'database-unavailable' (`log.reason` says why in one
 * sentence, without the password); it recovers by itself.
 */
export interface Database {
  /** Typed queries, each a transaction of its own. */
  for<Tables>(): Kysely<Tables>
  run: Run
  together<R>(work: (tx: Transaction) => Promise<R>, options?: TogetherOptions): Promise<R>
  /**
   * Hears NOTIFY on a channel, also after the connection was lost; `missed` is called when the connection is back, since
   * something may have been said meanwhile. Resolves with the way to stop.
   */
  listen(channel: string, heard: (payload: string) => void, missed?: () => void): Promise<() => Promise<void>>
  reachable(): Promise<boolean>
  close(): Promise<void>
  readonly plain: Plain
}

export interface DatabaseOptions {
  url: string
  log: Log
  /** Connections at most, the listening one not counted; 10 unless told. */
  most?: number
}
