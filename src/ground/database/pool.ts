import type { PoolClient } from 'pg'
import pg from 'pg'
import type { DatabaseOptions } from './types.ts'
import { isUnavailable, unavailable } from './unavailable.ts'
import { types } from './values.ts'

const second = 1000

// The server gives up on a statement first; `query_timeout` is for a server that does not answer at all.
const limits = {
  connectionTimeoutMillis: 5 * second,
  statement_timeout: 20 * second,
  idle_in_transaction_session_timeout: 30 * second,
  query_timeout: 25 * second,
  idleTimeoutMillis: 60 * second,
}

/** A connection taken from the pool. */
interface Held {
  client: PoolClient
  /** Gives it back, or throws it away when it was lost or its state is unknown. */
  giveBack(failure?: unknown): void
}

export interface Pool {
  take(): Promise<Held>
  /** Lends a connection, and turns what a lost one throws into a refusal. */
  lend<R>(work: (client: PoolClient) => Promise<R>): Promise<R>
  /** What to throw for an error of a connection: a refusal where it was lost. */
  told(error: unknown): unknown
  close(): Promise<void>
}

const hold = (client: PoolClient): Held => {
  let lost: Error | undefined
  const losing = (error: Error) => {
    lost ??= error
  }
  client.on('error', losing)
  return {
    client,
    giveBack(failure) {
      client.off('error', losing)
      client.release(lost ?? (isUnavailable(failure) ? (failure as Error) : undefined))
    },
  }
}

export const openPool = ({ url, log, most = 10 }: DatabaseOptions): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    types,
    keepAlive: true,
    // A connection takes the next statement before it has answered the last: see `line`.
    pipeline: true,
    application_name: 'publica',
    ...limits,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database was lost'))
  const told = (error: unknown) => (isUnavailable(error) ? unavailable(url, error) : error)
  // Whatever stops a connection from being made, it is the database that cannot be used.
  const take = async () => hold(await pool.connect().catch((error) => Promise.reject(unavailable(url, error))))
  const lend = async <R>(work: (client: PoolClient) => Promise<R>): Promise<R> => {
    const held = await take()
    try {
      const result = await work(held.client)
      held.giveBack()
      return result
    } catch (error) {
      held.giveBack(error)
      throw told(error)
    }
  }
  return { take, lend, told, close: () => pool.end() }
}
