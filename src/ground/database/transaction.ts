import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { ClientBase, QueryConfig } from 'pg'
import pg from 'pg'
import type { Pool } from './pool.ts'
import { connectionOver, queriesOver } from './queries.ts'
import type { Plain, TogetherOptions, Transaction } from './types.ts'
import { isUnavailable } from './unavailable.ts'
import { parameter } from './values.ts'

// A migration or the upkeep of a large table may take longer than a page may wait.
const patience = 600_000

/** Statements as they are; `pg.types` are its default readers, whatever the connection uses. */
export const plainOver = (client: ClientBase): Plain => ({
  query: (text, params, name) =>
    client.query({ text, values: params as unknown[], name, types: pg.types, query_timeout: patience } as QueryConfig),
})

export const prepared = async <Row>(client: ClientBase, name: string, text: string, params: readonly unknown[]) =>
  (await client.query({ name, text, values: params.map(parameter) })).rows as Row[]

interface Opened {
  tx: Transaction
  committed(): void
  over(): void
}

const openTransaction = (client: ClientBase): Opened => {
  const later: (() => void)[] = []
  let queries: Kysely<unknown> | undefined
  let open = true
  const still = () => {
    if (!open) throw new Error('This transaction is over: it ended with the function that it was handed to')
    return client
  }
  const take = async () => connectionOver(still())
  return {
    over: () => {
      open = false
    },
    // The transaction is there, whatever becomes of these: their failure must not look like its own.
    committed: () => {
      for (const work of later) Promise.try(work).catch((error) => process.emitWarning(error))
    },
    tx: {
      for: <Tables>() => {
        queries ??= queriesOver({ take, giveBack: () => {} })
        return queries as Kysely<Tables>
      },
      run: async (name, text, params) => prepared(still(), name, text, params),
      afterwards: (work) => void later.push(work),
      plain: { query: async (...statement) => plainOver(still()).query(...statement) },
    },
  }
}

const attempt = (pool: Pool, isolation: string, work: (tx: Transaction) => Promise<unknown>) =>
  pool.lend(async (client) => {
    const { tx, committed, over } = openTransaction(client)
    await client.query(`begin isolation level ${isolation}`)
    try {
      const result = await work(tx)
      over()
      // A failed statement that the work swallowed makes COMMIT a rollback, and PostgreSQL says so in its answer only.
      const { command } = await client.query('commit')
      if (command !== 'COMMIT') throw new Error('A statement of this transaction failed, so nothing of it was kept')
      committed()
      return result
    } catch (error) {
      over()
      if (!isUnavailable(error)) await client.query('rollback').catch(() => {})
      throw error
    }
  })

const inTheWay = new Set(['40001', '40P01'])
const tries = 5

export const togetherOver =
  (pool: Pool) =>
  async <R>(
    work: (tx: Transaction) => Promise<R>,
    { again = false, isolation = 'read committed' }: TogetherOptions = {},
  ) => {
    for (let round = 1; ; round++) {
      try {
        return (await attempt(pool, isolation, work)) as R
      } catch (error) {
        const crossed = error instanceof Error && 'code' in error && inTheWay.has(String(error.code))
        if (!again || !crossed || round === tries) throw error
        await pause(randomInt(2 ** round * 5))
      }
    }
  }
