import type { DatabaseConnection, Kysely } from 'kysely'
import { openListening } from './listening.ts'
import type { Pool } from './pool.ts'
import { openPool } from './pool.ts'
import { connectionOver, queriesOver } from './queries.ts'
import { askPlain, askPrepared, togetherOver } from './transaction.ts'
import type { Database, DatabaseOptions } from './types.ts'

const queriesOf = (pool: Pool) => {
  const out = new WeakMap<DatabaseConnection, () => void>()
  return queriesOver({
    async take() {
      const held = await pool.take()
      const inner = connectionOver((text, values) => held.client.query(text, values))
      let failure: unknown
      const connection: DatabaseConnection = {
        ...inner,
        executeQuery: (query) =>
          inner.executeQuery<never>(query).catch((error) => {
            failure = error
            throw pool.told(error)
          }),
      }
      out.set(connection, () => held.giveBack(failure))
      return connection
    },
    giveBack: (connection) => out.get(connection)?.(),
  })
}

export const openDatabase = (options: DatabaseOptions): Database => {
  const pool = openPool(options)
  const listening = openListening(options)
  const queries = queriesOf(pool)
  return {
    for: <Tables>() => queries as Kysely<Tables>,
    run: (name, text, params) => pool.lend((client) => askPrepared(client, name, text, params)),
    together: togetherOver(pool),
    listen: listening.listen,
    plain: { query: (...statement) => pool.lend((client) => askPlain(client, ...statement)) },
    reachable: () =>
      pool
        .lend((client) => client.query('select 1'))
        .then(
          () => true,
          () => false,
        ),
    async close() {
      await listening.close()
      await pool.close()
    },
  }
}
