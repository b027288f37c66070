import type { TestContext } from 'node:test'
import type { Database } from '#ground/database'

export interface TestDatabase {
  url: string
  database: Database
}

/**
 * A migrated database of the test's own, dropped when the test has ended. It is made from a template, on the server
 * that TEST_DATABASE_URL names or else on an embedded one that all test processes of a run share.
 */
export async function testDatabase(t: Pick<TestContext, 'after'>): Promise<TestDatabase> {
  throw new Error(`not built yet ${t}`)
}
