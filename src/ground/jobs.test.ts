import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { testClock } from '#ground/clock'
import { openJobs } from '#ground/jobs'
import { openLog } from '#ground/log'
import { testDatabase } from '#ground/test-database'

const log = openLog({ level: 'silent' })

/** Resolves with what it was told last, once it was told this often. */
const counter = <T>(times: number) => {
  const told: T[] = []
  let enough = (_: T[]) => {}
  const all = new Promise<T[]>((resolve) => {
    enough = resolve
  })
  return {
    all,
    told,
    tell(what: T) {
      told.push(what)
      if (told.length === times) enough(told)
    },
  }
}

const begin = async (t: TestContext) => {
  const { url, database } = await testDatabase(t)
  const clock = testClock()
  const jobs = openJobs({ database, clock, log, names: ['count', 'other'] })
  await jobs.start()
  t.after(() => jobs.stop())
  await database.plain.query('create table effects (job int)')
  return { url, database, clock, jobs }
}

test('a job that was sent in a transaction is worked on when it is committed', async (t) => {
  const { database, jobs } = await begin(t)
  const { tell, all } = counter<number>(1)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  await database.together((tx) => jobs.send(tx, 'count', { n: 7 }))
  assert.deepEqual(await all, [7])
})
