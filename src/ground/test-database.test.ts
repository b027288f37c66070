import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { TestContext } from 'node:test'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '#ground/database'
import { testDatabase } from '#ground/test-database'
import { globalSetup, globalTeardown } from './test-database/whole-run.ts'

// Another test process: it takes a database, says which, and stays until it is ended.
if (process.argv[2] === 'take') {
  const whole = process.argv[3] === 'whole'
  if (whole) globalSetup()
  const { url } = await testDatabase({ after })
  process.stdout.write(`${url}\n`)
  await once(process.stdin.resume(), 'end')
  if (whole) await globalTeardown()
  process.exit()
}

const take = async (t: TestContext, how: string, server?: string) => {
  const env = { ...process.env, ...(server && { TEST_DATABASE_URL: server }) }
  const child = spawn(process.execPath, [import.meta.filename, 'take', how], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => void child.kill('SIGKILL'))
  const [text] = await once(child.stdout, 'data')
  const end = async () => {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
  const kill = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { url: new URL(String(text).trim()), end, kill }
}

/** The same server, by an address that nobody else has, so that another keeper is made for it. */
const elsewhere = (url: string) => new URL(`/postgres?application_name=${process.pid}`, url).href

const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await pause(20)
}

const madeBy = async (database: Database, like: string) =>
  (await database.plain.query('select 1 from pg_database where datname like $1', [like])).rows.length

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const keeperOf = ({ pathname }: URL) => Number(/publica_test_(\d+)_/.exec(pathname)![1])

test('each test has a migrated database of its own', async (t) => {
  const [one, two] = [await testDatabase(t), await testDatabase(t)]
  assert.notEqual(one.url, two.url)
  await one.database.plain.query('create table mine ()')
  const tables = 'select table_name from information_schema.tables where table_name = $1'
  assert.equal((await two.database.plain.query(tables, ['vault_keys'])).rows.length, 1)
  assert.equal((await two.database.plain.query(tables, ['mine'])).rows.length, 0)
})

test('one without migrations is empty', async (t) => {
  const { database } = await testDatabase(t, { empty: true })
  const { rows } = await database.plain.query("select 1 from information_schema.tables where table_schema = 'public'")
  assert.deepEqual(rows, [])
})

test('a database lasts until all else that its test put off to its end is done', async (t) => {
  const seen: boolean[] = []
  await t.test('inside', async (inner) => {
    const { database } = await testDatabase(inner)
    inner.after(async () => void seen.push(await database.reachable()))
  })
  assert.deepEqual(seen, [true])
})

test('test processes share a server, and what a killed one had is dropped', async (t) => {
  const { url, database } = await testDatabase(t)
  const other = await take(t, 'plainly')
  assert.equal(other.url.host, new URL(url).host)
  const name = other.url.pathname.slice(1)
  assert.equal(await madeBy(database, name), 1)
  await other.kill()
  await until(async () => (await madeBy(database, name)) === 0)
})

test('when nobody is left the keeper goes, and leaves nothing on a server that it was given', async (t) => {
  const { url, database } = await testDatabase(t)
  const other = await take(t, 'plainly', elsewhere(url))
  const keeper = keeperOf(other.url)
  assert.notEqual(keeper, keeperOf(new URL(url)))
  assert.ok((await madeBy(database, `publica_test_${keeper}_%`)) >= 2)
  await other.kill()
  await until(() => !isRunning(keeper))
  assert.equal(await madeBy(database, `publica_test_${keeper}_%`), 0)
})

test('a whole run is over only when its keeper is gone', async (t) => {
  const { url, database } = await testDatabase(t)
  const other = await take(t, 'whole', elsewhere(url))
  await other.end()
  assert.equal(await madeBy(database, `publica_test_${keeperOf(other.url)}_%`), 0)
})
