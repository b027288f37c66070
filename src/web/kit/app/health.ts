import type { Database } from '#ground/database'
import type { Page } from '../page.ts'
import { json } from '../page.ts'
import { anyone } from '../policies.ts'

/** For whoever watches the machine: 200 while it can serve, 503 while the database is away. */
export const healthPage = (database: Pick<Database, 'reachable'>): Page => ({
  path: '/health',
  mayVisit: anyone,
  speaks: 'json',
  get: async () => ((await database.reachable()) ? json({ status: 'well' }) : json({ status: 'database away' }, 503)),
})
