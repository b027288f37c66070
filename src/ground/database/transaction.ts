import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { ClientBase, QueryConfig } from 'pg'
import pg from 'pg'
import type { Line } from './line.ts'
import { openLine } from './line.ts'
import type { Pool } from './pool.ts'
import { connectionOver, queriesOver } from './queries.ts'
import type { Plain, TogetherOptions, Transaction } from './types.ts'
import { isUnavailable } from './unavailable.ts'
import { parameter } from './values.ts'

// A migration or the upkeep of a large table may take longer than a page may wait.
const patience = 600_000

/** A statement as it is; `pg.types` are its default readers, whatever the connection uses. */
const plain = (text: string, params?: readonly unknown[], name?: string) =>
  ({ text, values: params as unknown[], name, types: pg.types, query_timeout: patience }) as QueryConfig

const prepared = (name: string, text: string, params: readonly unknown[]): QueryConfig => ({
  ...{ name, text },
  values: params.map(parameter),
})

export const askPlain = (client: ClientBase, ...statement: Parameters<Plain['query']>) =>
  client.query(plain(...statement))

export const askPrepared = async <Row>(client: ClientBase, ...statement: Parameters<typeof prepared>) =>
  (await client.query(prepared(...statement))).rows as Row[]

interface Opened {
  tx: Transaction
  committed(): void
  over(): void
}

const openTransaction = (line: Line): Opened => {
  const later: (() => void)[] = []
  let queries: Kysely<unknown> | undefined
  let open = true
  const still = () => {
    if (!open) throw new Error('This transaction is over: it ended with the function that it was handed to')
    return line
  }
  const take = async () => connectionOver((text, values) => still().ask({ text, values }))
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
      run: async <Row>(...statement: Parameters<typeof prepared>) =>
        (await still().ask(prepared(...statement))).rows as Row[],
      put: (...statement) => still().put(prepared(...statement)),
      afterwards: (work) => void later.push(work),
      plain: {
        query: async (...statement) => still().ask(plain(...statement)),
        put: (...statement) => still().put(plain(...statement)),
      },
    },
  }
}

const attempt = (pool: Pool, isolation: string, work: (tx: Transaction) => Promise<unknown>) =>
  pool.lend(async (client) => {
    const line = openLine(client)
    const { tx, committed, over } = openTransaction(line)
    line.put({ text: `begin isolation level ${isolation}` })
    try {
      const result = await work(tx)
      over()
      // A failed statement that the work swallowed makes COMMIT a rollback, and PostgreSQL says so in its answer only.
      const { command } = await line.ask({ text: 'commit' })
      if (command !== 'COMMIT') throw new Error('A statement of this transaction failed, so nothing of it was kept')
      committed()
      return result
    } catch (error) {
      over()
      line.forget()
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
