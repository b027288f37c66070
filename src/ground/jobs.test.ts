import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock, testClock } from '#ground/clock'
import type { Database } from '#ground/database'
import { openDatabase } from '#ground/database'
import type { Jobs } from '#ground/jobs'
import { openJobs } from '#ground/jobs'
import { openLog } from '#ground/log'
import { testDatabase } from '#ground/test-database'

const log = openLog({ level: 'silent' })
const names = ['count', 'other']

const workOn = async (jobs: Jobs, database: Database) => {
  const add = 'insert into effects (kind, job) values ($1, $2)'
  await jobs.workTogether<{ n: number }>('count', async ({ n }, tx) => {
    await tx.run('add', add, ['together', n])
    await tx.run('dawdle', 'select pg_sleep(0.01)', [])
  })
  await jobs.work<{ n: number }>('other', async ({ n }) => {
    await database.run('add', add, ['apart', n])
  })
}

// The process that the last test kills.
if (process.argv[2] === 'work') {
  const database = openDatabase({ url: process.argv[3]!, log })
  const jobs = openJobs({ database, clock: systemClock, log, names })
  await workOn(jobs, database)
  await jobs.start()
  await new Promise(() => setInterval(() => {}, 1000))
}

/** Resolves with all that it was told, once it was told this often. */
const counter = <T>(times: number) => {
  const told: T[] = []
  const { promise: all, resolve } = Promise.withResolvers<T[]>()
  const tell = (what: T) => {
    told.push(what)
    if (told.length === times) resolve(told)
  }
  return { all, told, tell }
}

const begin = async (t: TestContext, told = log) => {
  const { url, database } = await testDatabase(t)
  const clock = testClock()
  const jobs = openJobs({ database, clock, log: told, names })
  await jobs.start()
  t.after(() => jobs.stop())
  await database.plain.query('create table effects (kind text, job int)')
  const send = (n: number, name = 'count') => database.together((tx) => jobs.send(tx, name, { n }))
  return { url, database, clock, jobs, send }
}

const rowsOf = async (database: Database, text: string) => (await database.plain.query(text)).rows

/** As if the waits were over: retries are due, and what a dead process held is known to be left. */
const hurry = (database: Database) =>
  database.plain.query(`
    update pgboss.job set start_after = created_on where state = 'retry';
    update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active';
    update pgboss.queue set monitor_on = null, monitor_claim_on = null`)

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await pause(20)
}

test('a job is worked on when the transaction it was sent in is committed', async (t) => {
  const { database, jobs } = await begin(t)
  const { tell, all } = counter<number>(1)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  await database.together((tx) => jobs.send(tx, 'count', { n: 7 }))
  assert.deepEqual(await all, [7])
})

test('a job is never seen when the transaction it was sent in is rolled back', async (t) => {
  const { database, jobs, send } = await begin(t)
  const { tell, all } = counter<number>(1)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  const failing = database.together(async (tx) => {
    await jobs.send(tx, 'count', { n: 1 })
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  await send(2)
  assert.deepEqual(await all, [2])
})

test('a payload holds ids only, and is all that is kept of a job', async (t) => {
  const { database, send } = await begin(t)
  await send(9)
  const [job] = await rowsOf(database, `select data from pgboss.job where name = 'count'`)
  assert.deepEqual(job, { data: { n: 9 } })
})

test('a name that was not listed is refused before anything waits for it', async (t) => {
  const { database, jobs } = await begin(t)
  await assert.rejects(
    jobs.work('unheard', async () => {}),
    /not among the names/,
  )
  await assert.rejects(
    database.together((tx) => jobs.send(tx, 'unheard', {})),
    /unheard/,
  )
})

test('of jobs with the same key one waits; those without a key all do', async (t) => {
  const { database, jobs, send } = await begin(t)
  for (const n of [1, 2]) await database.together((tx) => jobs.send(tx, 'count', { n }, { key: 'same' }))
  await database.together((tx) => jobs.send(tx, 'count', { n: 3 }, { key: 'other' }))
  await send(4)
  await send(5)
  const { tell, all } = counter<number>(4)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  assert.deepEqual((await all).sort(), [1, 3, 4, 5])
})

test('a job for later waits as long as the clock says', async (t) => {
  const { database, clock, jobs, send } = await begin(t)
  const { tell, all } = counter<number>(1)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  await database.together((tx) => jobs.send(tx, 'count', { n: 1 }, { startAfter: clock.now().add({ hours: 48 }) }))
  await send(2)
  assert.deepEqual(await all, [2])
  const [job] = await rowsOf(
    database,
    `select state, extract(epoch from start_after - created_on)::int as wait from pgboss.job where data = '{"n": 1}'`,
  )
  assert.deepEqual(job, { state: 'created', wait: 48 * 3600 })
  await database.plain.query('update pgboss.job set start_after = created_on')
  await send(3)
  await until(async () => (await rowsOf(database, `select 1 from pgboss.job where state = 'completed'`)).length === 3)
})

test('a backlog is worked off without a pause between two jobs', { timeout: 300_000 }, async (t) => {
  const { database, jobs } = await begin(t)
  await database.together(async (tx) => {
    for (let n = 0; n < 100; n++) await jobs.send(tx, 'count', { n })
  })
  const { tell, all } = counter<number>(100)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  assert.equal(new Set(await all).size, 100)
})

test('a job that failed is tried again, and takes none of the others with it', async (t) => {
  const { database, jobs, send } = await begin(t)
  const { tell, told } = counter<number>(0)
  await jobs.workTogether<{ n: number }>('count', async ({ n }, tx) => {
    tell(n)
    await tx.run('add', 'insert into effects (job) values ($1)', [n])
    if (n === 1 && told.filter((one) => one === 1).length < 3) throw new Error('not yet')
  })
  await database.together(async (tx) => {
    for (const n of [0, 1, 2, 3]) await jobs.send(tx, 'count', { n })
  })
  await until(async () => {
    await hurry(database)
    await send(9)
    return (await rowsOf(database, 'select 1 from effects where job = 1')).length > 0
  })
  assert.equal(told.filter((n) => n === 1).length, 3)
  assert.deepEqual(
    await rowsOf(database, 'select job::int, count(*)::int from effects where job < 4 group by job order by job'),
    [
      { job: 0, count: 1 },
      { job: 1, count: 1 },
      { job: 2, count: 1 },
      { job: 3, count: 1 },
    ],
  )
})

test('what is kept of a failure is its kind, not its words', async (t) => {
  const { database, jobs, send } = await begin(t)
  await jobs.work('count', async () => {
    throw Object.assign(new TypeError('no such user aroha@example.org'), { code: 'E_MAIL' })
  })
  await send(1)
  await until(async () => (await rowsOf(database, `select 1 from pgboss.job where state = 'retry'`)).length > 0)
  const [job] = await rowsOf(database, `select output from pgboss.job where state = 'retry'`)
  assert.deepEqual(job.output, { name: 'TypeError', code: 'E_MAIL' })
})

test('a transactional worker whose job was given to another leaves no effect', async (t) => {
  const { database, jobs, send } = await begin(t)
  const { tell, told } = counter<number>(0)
  await jobs.workTogether<{ n: number }>('count', async ({ n }, tx) => {
    if (n !== 1) return
    tell(n)
    await tx.run('add', 'insert into effects (job) values ($1)', [n])
    const given = `update pgboss.job set state = 'retry', start_after = created_on where data = '{"n": 1}'`
    if (told.length === 1) await database.plain.query(given)
  })
  await send(1)
  await until(async () => {
    await send(2)
    return (
      (await rowsOf(database, `select 1 from pgboss.job where data = '{"n": 1}' and state = 'completed'`)).length > 0
    )
  })
  assert.equal(told.length, 2)
  assert.equal((await rowsOf(database, 'select * from effects')).length, 1)
})

test('a job that failed as often as it may is dead: it is told, listed, and may be revived', async (t) => {
  const lines = new PassThrough()
  const { database, jobs, send } = await begin(t, openLog({ level: 'error', to: lines }))
  await send(5)
  await database.plain.query('update pgboss.job set retry_count = retry_limit')
  let broken = true
  const { tell, told } = counter<number>(0)
  await jobs.work<{ n: number }>('count', async ({ n }) => {
    if (broken) throw new Error('broken')
    tell(n)
  })
  await until(async () => (await jobs.dead()).length > 0)
  const [dead] = await jobs.dead()
  assert.deepEqual({ ...dead, id: 0, diedAt: 0 }, { id: 0, name: 'count', payload: { n: 5 }, tries: 56, diedAt: 0 })
  const { msg, job } = JSON.parse(String(lines.read()))
  assert.equal(msg, 'a job failed for the last time, and lies among the dead jobs')
  assert.ok(job)
  broken = false
  await jobs.revive(dead!.id)
  await until(async () => {
    await send(6)
    return told.includes(5)
  })
  assert.deepEqual(await jobs.dead(), [])
})

test('jobs go on by themselves after the database went away and came back', async (t) => {
  const { url, database, jobs, send } = await begin(t)
  const { tell, told, all } = counter<number>(2)
  await jobs.work<{ n: number }>('count', async ({ n }) => tell(n))
  await send(1)
  await until(async () => told.length === 1)
  const name = new URL(url).pathname.slice(1)
  const admin = openDatabase({ url: new URL('/postgres', url).href, log, most: 1 })
  t.after(() => admin.close())
  await admin.plain.query(`alter database "${name}" allow_connections false`)
  await admin.plain.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await assert.rejects(send(2), { code: 'database-unavailable' })
  await admin.plain.query(`alter database "${name}" allow_connections true`)
  await until(() => database.reachable())
  await send(3)
  assert.deepEqual(await all, [1, 3])
})

test('of jobs whose process is killed again and again each one ends, and none takes effect twice', {
  timeout: 600_000,
}, async (t) => {
  const { url, database, jobs } = await begin(t)
  await database.together(async (tx) => {
    for (let n = 0; n < 200; n++) await jobs.send(tx, n % 4 === 0 ? 'other' : 'count', { n })
  })
  const done = async () => (await rowsOf(database, `select 1 from pgboss.job where state = 'completed'`)).length
  for (let goal = 25; goal <= 150; goal += 25) {
    const child = spawn(process.execPath, [import.meta.filename, 'work', url], { stdio: 'ignore' })
    await until(async () => (await done()) >= goal)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  assert.notEqual(await done(), 200)
  await hurry(database)
  await workOn(jobs, database)
  const again = openJobs({ database, clock: systemClock, log, names })
  await again.start()
  t.after(() => again.stop())
  await until(async () => {
    await hurry(database)
    return (await done()) === 200
  })
  const effects = await rowsOf(
    database,
    'select kind, count(*)::int, count(distinct job)::int as jobs from effects group by kind order by kind',
  )
  const [apart, together] = effects
  assert.deepEqual(together, { kind: 'together', count: 150, jobs: 150 })
  assert.equal(apart.jobs, 50)
})

test('sending takes no connection beside the one of its transaction', async (t) => {
  const { url } = await testDatabase(t)
  const database = openDatabase({ url, log, most: 1 })
  const jobs = openJobs({ database, clock: testClock(), log, names })
  await jobs.start()
  t.after(async () => {
    await jobs.stop()
    await database.close()
  })
  await database.together(async (tx) => {
    for (const name of names) await jobs.send(tx, name, { n: 1 })
  })
  assert.equal((await rowsOf(database, 'select from pgboss.job where data is not null')).length, 2)
})
