import type { Database } from '#ground/database'
import { openDatabase } from '#ground/database'
import { openLog } from '#ground/log'
import { askKeeper } from './test-database/line.ts'

export type { Watch, Way } from './test-database/way.ts'
export { wayTo } from './test-database/way.ts'

export interface TestDatabase {
  url: string
  database: Database
}

export interface TestDatabaseOptions {
  /** Without the migrations. */
  empty?: boolean
}

/** A test's context, or the `after` of node:test at the top of a file. */
export interface Ending {
  after(work: () => void | Promise<void>): void
}

/**
 * A migrated database of the test's own, dropped after everything else that the test put off to its end. It is made
 * from a template, on the server that TEST_DATABASE_URL names or on an embedded one that all test processes share.
 */
export const testDatabase = async (t: Ending, { empty = false }: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  const { url, name } = await askKeeper<{ url: string; name: string }>({ want: 'database', empty })
  const database = openDatabase({ url, log: openLog({ level: 'silent' }) })
  const end = async () => {
    const closed = database.close()
    await askKeeper({ want: 'drop', name })
    await closed
  }
  // What the test opens after its database registers later and must be closed earlier: so this hook goes to the end of the row.
  t.after(() => t.after(end))
  return { url, database }
}
