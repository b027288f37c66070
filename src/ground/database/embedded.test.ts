import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openLog } from '#ground/log'
import { serves } from './embedded/processes.ts'
import type { EmbeddedOptions } from './embedded/start.ts'
import { startPostgres } from './embedded/start.ts'
import { openDatabase } from './open.ts'

const log = openLog({ level: 'silent' })
const settings = { fsync: 'off' }

// Another Publica: a process that starts the server, says where it is, and stops it when it is told to.
if (process.argv[2] === 'launch') {
  try {
    const { url, adopted, stop } = await startPostgres({ folder: process.argv[3]!, log, settings })
    process.once('SIGHUP', () => process.exit())
    const told = once(process, 'SIGTERM')
    process.stdout.write(`${JSON.stringify({ url, adopted })}\n`)
    await told
    await stop()
    process.exit()
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ fault: (error as Error).message })}\n`)
    process.exit(1)
  }
}

const root = process.getuid?.() === 0
const nobody = 65_534

interface Said {
  url: string
  adopted: boolean
  fault?: string
}

const launch = async (folder: string, as: { uid?: number; gid?: number } = {}) => {
  const child = spawn(process.execPath, [import.meta.filename, 'launch', folder], {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [text] = await once(child.stdout, 'data')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { said: JSON.parse(text) as Said, end }
}

// In memory where there is room: a dozen databases are made here.
const memory = '/dev/shm'
const roomy = () => {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2 ** 30
}

const place = (t: TestContext) => {
  const parent = mkdtempSync(join(roomy() ? memory : tmpdir(), 'publica data '))
  chmodSync(parent, 0o755)
  t.after(() => t.after(() => rmSync(parent, { recursive: true, force: true })))
  return join(parent, 'postgres')
}

const start = async (t: TestContext, options: EmbeddedOptions) => {
  const running = await startPostgres({ settings, ...options })
  t.after(running.stop)
  return running
}

const ask = async (url: string, text: string) => {
  const database = openDatabase({ url, log, most: 1 })
  const answer = await database.plain.query(text).finally(() => database.close())
  return answer.rows
}

const postmasterOf = (folder: string) =>
  Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

test('a folder that is not there becomes a database, and is found again with all that was in it', async (t) => {
  const folder = place(t)
  const first = await startPostgres({ folder, log })
  await ask(first.url, 'create table kept as select 1 as one')
  assert.deepEqual(await ask(first.url, 'show fsync'), [{ fsync: 'on' }])
  await first.stop()
  await assert.rejects(ask(first.url, 'select 1'), { code: 'database-unavailable' })
  const second = await start(t, { folder, log })
  assert.equal(second.adopted, false)
  assert.deepEqual(await ask(second.url, 'select one from kept'), [{ one: 1 }])
})

test('nobody gets in without the password, which only its owner can read', async (t) => {
  const folder = place(t)
  const { url } = await start(t, { folder, log })
  const wrong = new URL(url)
  wrong.password = 'guess'
  await assert.rejects(ask(wrong.href, 'select 1'), { code: 'database-unavailable' })
  assert.equal(statSync(join(folder, 'password')).mode & 0o777, 0o600)
  const { listen_addresses } = (await ask(url, 'show listen_addresses'))[0]
  assert.equal(listen_addresses, '127.0.0.1')
})

test("the server's own log tells nothing of what people typed", async (t) => {
  const folder = place(t)
  const { url } = await start(t, { folder, log })
  const refused = [
    'create table t (x text primary key)',
    "insert into t values ('Aroha')",
    "insert into t values ('Aroha')",
  ]
  for (const text of refused) await ask(url, text).catch(() => {})
  await ask(url, "select 'Aroha'::int").catch(() => {})
  const written = readFileSync(join(folder, 'postgres.log'), 'utf8')
  assert.match(written, /duplicate key/)
  assert.doesNotMatch(written, /insert into|Key \(x\)/)
})

test('the server that a killed Publica left is taken over', async (t) => {
  const folder = place(t)
  const other = await launch(folder)
  const pid = postmasterOf(folder)
  await other.end('SIGKILL')
  const here = await start(t, { folder, log })
  assert.equal(here.adopted, true)
  assert.equal(here.url, other.said.url)
  assert.equal(postmasterOf(folder), pid)
})

test('a Publica that exits without stopping its server takes it along', async (t) => {
  const folder = place(t)
  const other = await launch(folder)
  const pid = postmasterOf(folder)
  await other.end('SIGHUP')
  while (serves(pid, join(folder, 'data'))) await pause(20)
  const here = await start(t, { folder, log })
  assert.equal(here.adopted, false)
})

test('a second Publica on the same folder says so in one sentence, and harms nothing', async (t) => {
  const folder = place(t)
  const { url } = await start(t, { folder, log })
  const { said } = await launch(folder)
  assert.match(said.fault ?? '', /^Another Publica is running on the data folder .*: stop it first, or give this one/)
  assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }])
})

test('of two that begin a folder at once, one has it and the other says so', async (t) => {
  const folder = place(t)
  const both = await Promise.all([launch(folder), launch(folder)])
  const faults = both.flatMap(({ said }) => said.fault ?? [])
  assert.equal(faults.length, 1)
  assert.match(faults[0]!, /^Another Publica is running/)
  for (const { end } of both) await end('SIGTERM')
})

test('a server that dies is started again where it was, and nothing that was committed is lost', async (t) => {
  const folder = place(t)
  const { url } = await start(t, { folder, log, settings: {} })
  await ask(url, 'create table kept as select 1 as one')
  const pid = postmasterOf(folder)
  process.kill(pid, 'SIGKILL')
  const rows = async (): Promise<unknown> => ask(url, 'select one from kept').catch(() => pause(20).then(rows))
  assert.deepEqual(await rows(), [{ one: 1 }])
  assert.notEqual(postmasterOf(folder), pid)
})

test('what was interrupted while it was made is made anew', async (t) => {
  const folder = place(t)
  const left = `data.${spawnSync(process.execPath, ['--version']).pid}`
  mkdirSync(join(folder, left, 'base'), { recursive: true })
  writeFileSync(join(folder, left, 'PG_VERSION'), '18')
  await start(t, { folder, log })
  assert.deepEqual(readdirSync(folder).sort(), ['data', 'password', 'postgres.log'])
})

test('a postmaster.pid that names a stranger is not believed', { skip: process.platform !== 'linux' }, async (t) => {
  const folder = place(t)
  const first = await startPostgres({ folder, log, settings })
  const written = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8')
  await first.stop()
  writeFileSync(join(folder, 'data', 'postmaster.pid'), written.replace(/^\d+/, String(process.pid)))
  const { url } = await start(t, { folder, log })
  assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }])
})

test('it is in a process group of its own, so that Ctrl-C reaches Publica first', {
  skip: process.platform === 'win32',
}, async (t) => {
  const folder = place(t)
  await start(t, { folder, log })
  const pid = postmasterOf(folder)
  const { stdout } = spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' })
  assert.equal(Number(stdout), pid)
})

test('an ordinary user may run it', { skip: !root && 'needs root, to become another user' }, async (t) => {
  const folder = place(t)
  mkdirSync(folder)
  chownSync(folder, nobody, nobody)
  const { said, end } = await launch(folder, { uid: nobody, gid: nobody })
  assert.equal(said.fault, undefined)
  assert.deepEqual(await ask(said.url, 'select 1 as one'), [{ one: 1 }])
  await end('SIGTERM')
})

test('root may run it, also where nobody else can get', { skip: !root && 'needs root' }, async (t) => {
  const folder = place(t)
  chmodSync(join(folder, '..'), 0o700)
  const first = await startPostgres({ folder, log, settings })
  await ask(first.url, 'create table kept as select 1 as one')
  await first.stop()
  // The same data, after it was moved to where anybody can pass.
  chmodSync(join(folder, '..'), 0o755)
  const { url } = await start(t, { folder, log })
  assert.deepEqual(await ask(url, 'select one from kept'), [{ one: 1 }])
})

const saysOf = async (folder: string) => {
  const failure: Error = await startPostgres({ folder, log, settings }).then(
    () => assert.fail('it started'),
    (error) => error,
  )
  assert.doesNotMatch(failure.message, /\n/)
  return failure.message
}

test('a data folder that is a file, or lies in one, is told', async (t) => {
  const folder = place(t)
  writeFileSync(folder, '')
  assert.match(await saysOf(folder), /^The data folder .*postgres is a file: name a folder in PUBLICA_DATA$/)
  assert.match(await saysOf(join(folder, 'below')), /lies inside a file: name a folder/)
})

test('a data folder that may not be written is told, with the user who may not', {
  skip: !root && 'needs root, to become another user',
}, async (t) => {
  const folder = place(t)
  mkdirSync(folder, { mode: 0o755 })
  const { said } = await launch(folder, { uid: nobody, gid: nobody })
  assert.match(
    said.fault ?? '',
    /^The data folder .*postgres cannot be written by user nobody: let that user write there/,
  )
})

test('a data folder of another PostgreSQL, or without its password, is told and left alone', async (t) => {
  const folder = place(t)
  const first = await startPostgres({ folder, log, settings })
  await first.stop()
  const version = join(folder, 'data', 'PG_VERSION')
  writeFileSync(version, '15\n')
  assert.match(
    await saysOf(folder),
    /was made by PostgreSQL 15, and this Publica brings PostgreSQL 18: move the data with pg_dump/,
  )
  writeFileSync(version, '18\n')
  renameSync(join(folder, 'password'), join(folder, 'elsewhere'))
  assert.match(await saysOf(folder), /password is missing, and without it the database cannot be opened: put it back$/)
})
