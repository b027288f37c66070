/** A whole house for one test file: a database of its own, its street door open, its mail in its own inbox. */
import { openLog } from '#ground/log'
import type { Ending } from '#ground/test-database'
import { testDatabase } from '#ground/test-database'
import type { House, HouseNeeds } from '../house.ts'
import { openHouse } from '../house.ts'
import { freePort, temporaryFolder } from './publica.ts'

export interface TestHouse extends House {
  origin: string
  databaseUrl: string
}

export const testMasterKey = new Uint8Array(32).fill(1)

export async function openTestHouse(t: Ending, needs: Partial<HouseNeeds> = {}): Promise<TestHouse> {
  const { url } = await testDatabase(t)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const house = await openHouse({
    databaseUrl: url,
    masterKey: testMasterKey,
    origin: new URL(origin),
    log: openLog({ level: 'error' }),
    cacheFolder: temporaryFolder(t),
    limits: { requests: 0, posts: 0 },
    publishes: true,
    ...needs,
  })
  t.after(() => house.close())
  await house.app.listen({ port, host: 'localhost' })
  return { ...house, origin, databaseUrl: url }
}
