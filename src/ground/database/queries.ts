import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import { parameter } from './values.ts'

const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

type Ask = (text: string, values: unknown[]) => Promise<pg.QueryResult>

export const connectionOver = (ask: Ask): DatabaseConnection => ({
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, command, rowCount } = await ask(sql, parameters.map(parameter))
    return changes.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  },
  streamQuery() {
    throw new Error('Queries are not streamed: page through the rows')
  },
})

const together = async () => {
  throw new Error('Transactions are made by database.together')
}

interface Source {
  take(): Promise<DatabaseConnection>
  giveBack(connection: DatabaseConnection): void
}

const driverOf = ({ take, giveBack }: Source): Driver => ({
  init: async () => {},
  acquireConnection: take,
  releaseConnection: async (connection) => giveBack(connection),
  beginTransaction: together,
  commitTransaction: together,
  rollbackTransaction: together,
  destroy: async () => {},
})

export const queriesOver = (source: Source): Kysely<unknown> =>
  new Kysely({
    dialect: {
      createDriver: () => driverOf(source),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
